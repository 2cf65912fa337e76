// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A photo that waits for its turn. Little of it is in memory until then.
public struct QueuedUpload: Sendable {
  /// What decides when its turn comes.
  public let turn: UploadQueue.Pending
  /// Makes the photo ready, when its turn has come. A `LockstepError` is the failure of this photo
  /// alone.
  public let prepare: @Sendable () async throws -> UploadPhoto

  /// Describes a photo that waits.
  public init(
    _ turn: UploadQueue.Pending, prepare: @escaping @Sendable () async throws -> UploadPhoto
  ) {
    self.turn = turn
    self.prepare = prepare
  }
}

/// What happens in a run.
public enum UploadEvent: Sendable {
  /// The turn of a photo has come.
  case started(String)
  /// The upload of a photo has come further.
  case progressed(UploadStep)
  /// The upload of a photo has ended.
  case ended(String, UploadResult)
  /// The upload of a photo has failed, with an `ApiError` or a `LockstepError`. Its record stays.
  case failed(String, any Error)
}

/// What became of the photos of a run.
public struct UploadRunResult: Sendable {
  /// How many photos ended with each outcome.
  public internal(set) var outcomes: [UploadOutcome: Int] = [:]
  /// How many failed.
  public internal(set) var failed = 0
  /// How many were not begun, since the run was stopped before.
  public internal(set) var left = 0
  /// The failure that all others would share, for which the run was stopped; nil where it was not.
  public internal(set) var stoppedBy: (any Error)?
  /// The bytes of PUTs that the storage acknowledged.
  public internal(set) var sentBytes = 0
}
