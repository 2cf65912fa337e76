// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Jobs of the photo library that fetch an original from iCloud, and nothing else: none sends
/// anything. PhotoKit stands behind it on a device, a fake in tests.
public protocol DownloadJobs: Sendable {
  /// Whether this system has such jobs, and lists those in flight.
  var isSupported: Bool { get }

  /// Acknowledges every finished job, also those of others, and returns their identifiers. The
  /// system punishes a call that leaves one.
  func acknowledgeFinished() throws -> [String]

  /// The jobs that are registered or pending.
  func inFlight() throws -> [String]

  /// Cancels jobs.
  func cancel(_ jobIds: [String]) throws

  /// Registers a job for the originals of an asset that are in iCloud, and returns its identifier.
  ///
  /// - Throws: `DownloadJobLimit` where the system takes no more.
  func register(_ localId: String) throws -> String
}

/// The system takes no more jobs.
public struct DownloadJobLimit: Error {
  /// Makes the error.
  public init() {}
}
