// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Many uploads at once: the newest photo first, and no more at a time than the spec allows.
///
/// The task that runs it may be cancelled: what runs ends then, and records stay. Another
/// task reads `events` to show the progress.
public final class UploadRun: Sendable {
  /// What happens to the photos, until the run is over. Of what nobody reads, the newest thousand
  /// are kept.
  public let events: AsyncStream<UploadEvent>

  private let manager: UploadManager
  private let photos: [QueuedUpload]
  private let deadline: Int?
  private let told: AsyncStream<UploadEvent>.Continuation

  /// Describes a run.
  ///
  /// - Parameters:
  ///   - manager: uploads. In some processes, which its owner says, every photo goes before every
  ///     video.
  ///   - photos: what is uploaded, in any order, each identifier once.
  ///   - deadline: when the run ends, in microseconds since 1970: nothing is begun that can't leave
  ///     a resumable state by then.
  public init(_ manager: UploadManager, _ photos: [QueuedUpload], deadline: Int? = nil) {
    self.manager = manager
    self.photos = photos
    self.deadline = deadline
    var continuation: AsyncStream<UploadEvent>.Continuation!
    events = AsyncStream(bufferingPolicy: .bufferingNewest(1_000)) { continuation = $0 }
    told = continuation
  }

  /// Uploads all of it, once. No upload runs any more when it returns or throws.
  ///
  /// - Throws: `CancellationError`; what is neither an `ApiError` nor a `LockstepError` ends the
  ///   other uploads and is thrown.
  public func run() async throws -> UploadRunResult {
    defer { told.finish() }
    return try await withThrowingTaskGroup(of: Ended.self) { group in
      var waiting = WaitingUploads(photos)
      var result = UploadRunResult()
      var failedInARow = 0
      var isRefused = false
      while true {
        while !Task.isCancelled, result.stoppedBy == nil,
          let next = waiting.next(for: manager.owner)
        {
          told.yield(.started(next.turn.id))
          group.addTask { await self.upload(next) }
        }
        guard let ended = try await group.next() else { break }
        waiting.end(ended.id)
        switch ended.result {
        case .success(let one):
          failedInARow = 0
          result.outcomes[one.outcome, default: 0] += 1
          result.sentBytes += one.sentBytes
          told.yield(.ended(ended.id, one))
        case .failure(is CancellationError) where Task.isCancelled:
          continue
        case .failure(is CancellationError) where isRefused:
          result.left += 1
        case .failure(let error):
          guard let code = Self.code(of: error) else { throw error }
          result.failed += 1
          failedInARow = SharedFailure(wireValue: code) == nil ? 0 : failedInARow + 1
          if AccountFailure(wireValue: code) != nil {
            isRefused = true
            // What is refused to one is refused to all: no byte of the others is sent any more.
            group.cancelAll()
          }
          let isOfAll = isRefused || failedInARow >= QueueLimits.maximumRunning
          if isOfAll, result.stoppedBy == nil { result.stoppedBy = error }
          told.yield(.failed(ended.id, error))
        }
      }
      try Task.checkCancellation()
      result.left += waiting.count
      return result
    }
  }

  private typealias Ended = (id: String, result: Result<UploadResult, any Error>)

  private func upload(_ queued: QueuedUpload) async -> Ended {
    let id = queued.turn.id
    do {
      let photo = try await queued.prepare()
      let told = self.told
      let result = try await manager.upload(photo, deadline: deadline) {
        told.yield(.progressed($0))
      }
      return (id, .success(result))
    } catch {
      return (id, .failure(error))
    }
  }

  // Nil for what nobody foresaw.
  private static func code(of error: any Error) -> String? {
    if let error = error as? ApiError { return error.code.wireValue }
    return (error as? LockstepError)?.code.wireValue
  }
}

// What waits and what runs. Of what waits each kind is sorted, the next one last, so that choosing
// looks at two alone.
private struct WaitingUploads {
  private var photos: [QueuedUpload]
  private var videos: [QueuedUpload]
  private var running: [UploadQueue.Running] = []

  init(_ all: [QueuedUpload]) {
    let sorted = all.sorted { UploadQueue.isEarlier($1.turn, $0.turn) }
    photos = sorted.filter { !$0.turn.isVideo }
    videos = sorted.filter { $0.turn.isVideo }
  }

  var count: Int { photos.count + videos.count }

  mutating func next(for owner: ProcessType) -> QueuedUpload? {
    let heads = [photos.last, videos.last].compactMap { $0?.turn }
    guard let next = UploadQueue.next(of: heads, beside: running, for: owner) else { return nil }
    running.append(UploadQueue.Running(id: next.id, isVideo: next.isVideo))
    return next.isVideo ? videos.removeLast() : photos.removeLast()
  }

  mutating func end(_ id: String) {
    // Two spellings of é are two photos.
    running.removeAll { JsonString($0.id) == JsonString(id) }
  }
}
