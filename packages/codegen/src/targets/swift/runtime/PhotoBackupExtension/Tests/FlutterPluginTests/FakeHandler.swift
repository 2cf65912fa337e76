import Foundation
import LockstepCore
import PhotoBackupHost

/// The app's native side in tests: it notes what it is asked, and has one answer to each.
final class FakeHandler: PhotoExtensionChannelHandler, @unchecked Sendable {
  private let turn = NSLock()
  private var notes: [String] = []
  var path: String? = "/group/lockstep"
  var failure: (any Error)?

  /// What it was asked, with its arguments; of secrets the lengths alone.
  var asked: [String] { turn.withLock { notes } }

  private func note(_ what: String) throws {
    turn.withLock { notes.append(what) }
    if let failure { throw failure }
  }

  func containerPath() throws -> PhotoExtensionChannel.ContainerPathAnswer {
    try note("containerPath")
    return .init(path: path)
  }

  func status() throws -> PhotoExtensionChannel.StatusAnswer {
    try note("status")
    return .init(
      supported: true, registered: false, access: .limited, refresh: .denied, lowPower: true,
      network: .expensive)
  }

  func requestAccess() throws -> PhotoExtensionChannel.RequestAccessAnswer {
    try note("requestAccess")
    return .init(access: .full)
  }

  func enable(
    _ arguments: PhotoExtensionChannel.EnableArguments
  ) throws -> PhotoExtensionChannel.EnableAnswer {
    try note("enable \(arguments.repair)")
    return .init(outcome: .staleRegistration, code: 3202)
  }

  func disable() throws -> PhotoExtensionChannel.DisableAnswer {
    try note("disable")
    return .init(outcome: .disabled, code: 3201)
  }

  func storeSecrets(
    _ arguments: PhotoExtensionChannel.StoreSecretsArguments
  ) throws -> PhotoExtensionChannel.StoreSecretsAnswer {
    let lengths = [arguments.masterKey, arguments.publicKey, arguments.secretKey].map {
      $0.map { "\($0.count)" } ?? "null"
    }
    try note("storeSecrets \(lengths.joined(separator: " ")) \(arguments.authToken.count)")
    return .init(status: -34018)
  }

  func moveSecrets(
    _ arguments: PhotoExtensionChannel.MoveSecretsArguments
  ) throws -> PhotoExtensionChannel.MoveSecretsAnswer {
    try note("moveSecrets \(arguments.publicKey.map { "\($0.count)" } ?? "null")")
    return .init(status: -25300)
  }

  func removeSecrets() throws -> PhotoExtensionChannel.RemoveSecretsAnswer {
    try note("removeSecrets")
    return .init(status: 0)
  }

  func cancelJobs(
    _ arguments: PhotoExtensionChannel.CancelJobsArguments
  ) throws -> PhotoExtensionChannel.CancelJobsAnswer {
    try note("cancelJobs \(arguments.ids.joined(separator: ","))")
    return .init(cancelled: arguments.ids.count)
  }
}
