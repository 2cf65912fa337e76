import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What a session of the system says of its uploads, brought to who waits for it: to the thread
/// that has begun the upload, or to the life of the process that asks for it later.
///
/// One for each process and its session. Methods may be called from any thread.
public final class FileUploads: @unchecked Sendable {
  let folder: FileUploadFolder
  private enum Expected {
    case open
    case ended(ApiResponse)
  }

  // Guards what follows.
  private let turn = NSCondition()
  private var bodies: [String: Data] = [:]
  private var expected: [String: Expected] = [:]
  // What has ended in this life, and the session may still list.
  private var told: Set<String> = []
  private var whenDelivered: [@Sendable () -> Void] = []

  /// - Parameters:
  ///   - uploads: the container's folder of uploads.
  ///   - owner: the process whose session it is.
  public init(uploads: URL, owner: ProcessType) {
    folder = FileUploadFolder(uploads, owner: owner)
  }

  // MARK: What the session says

  /// Takes bytes of an answer in. What is longer than any answer to a PUT is dropped.
  public func receive(_ data: Data, of name: String) {
    turn.lock()
    defer { turn.unlock() }
    let room = AnswerLimits.noticeBytes + 1 - (bodies[name]?.count ?? 0)
    bodies[name, default: Data()].append(data.prefix(max(0, room)))
  }

  /// Notes that an upload has ended, and keeps its answer on disk until somebody takes it.
  ///
  /// - Parameters:
  ///   - name: the upload.
  ///   - response: the answer; nil where none came, and nobody knows what became of the bytes.
  ///   - asked: the address that the request was made for.
  public func end(_ name: String, _ response: HTTPURLResponse?, asked: URL?) {
    let body = taken { bodies.removeValue(forKey: name) ?? Data() }
    let answer = Self.answer(response, asked: asked, body: body)
    folder.removePart(name)
    // Before anybody is told: the process may be ended at any moment. Where it can't be written,
    // the same bytes are sent to the same address once more.
    if let answer { try? folder.keep(answer, name: name) }
    turn.lock()
    defer { turn.unlock() }
    told.insert(name)
    if expected[name] != nil { expected[name] = .ended(answer ?? ApiResponse(status: 0)) }
    turn.broadcast()
  }

  /// Says something once the session has told all that has happened while the process was gone.
  ///
  /// To be called before the session is made, with the handler that the system has given.
  public func whenDelivered(_ work: @escaping @Sendable () -> Void) {
    taken { whenDelivered.append(work) }
  }

  /// Notes that the session has told all that has happened while the process was gone. By now every
  /// answer is on disk.
  public func delivered() {
    let waiting = taken {
      defer { whenDelivered = [] }
      return whenDelivered
    }
    for work in waiting { work() }
  }

  // MARK: Who waits

  private func taken<Value>(_ work: () -> Value) -> Value {
    turn.lock()
    defer { turn.unlock() }
    return work()
  }

  /// Whether an upload is under way that the session lists: it may list one for a moment whose end
  /// it has told.
  func isUnderWay(_ name: String, among listed: Set<String>) -> Bool {
    taken {
      told.formIntersection(listed)
      return listed.contains(name) && !told.contains(name)
    }
  }

  /// Notes that an upload is begun, once more maybe.
  func begin(_ name: String) {
    _ = taken { told.remove(name) }
  }

  /// Waits for an upload from now on.
  func expect(_ name: String) {
    taken { expected[name] = .open }
  }

  /// Waits for an upload no more.
  func forget(_ name: String) {
    taken { expected[name] = nil }
  }

  /// Takes the answer to an upload, one that an earlier life of the process began among them.
  ///
  /// - Returns: the answer, one of the status 0 where none came; nil where it has not ended within
  ///   the seconds.
  func take(_ name: String, within seconds: TimeInterval) -> ApiResponse? {
    let told = taken {
      if case .open = expected[name] {
        _ = turn.wait(until: Date().addingTimeInterval(seconds))
      }
      return expected[name]
    }
    guard case .ended(let answer) = told else { return nil }
    _ = folder.take(name)
    return answer
  }
}
