// What a Mac lacks: tests of the rest run there all the same.
#if !os(macOS)
  import Foundation
  import LockstepCore
  import PhotoBackup
  import Photos
  import UIKit

  /// What the app's native side does for its Dart: what the spec's channel asks for. Every function
  /// blocks its thread.
  public final class PhotoExtensionHost: PhotoExtensionChannelHandler {
    private let network = PathNetwork()
    private let secrets = KeychainStore()

    /// Serves the app that it is in.
    public init() {}

    public func containerPath() throws -> PhotoExtensionChannel.ContainerPathAnswer {
      .init(path: SharedGroup.folder?.appendingPathComponent(SharedDatabase.folder).path)
    }

    public func status() throws -> PhotoExtensionChannel.StatusAnswer {
      let power = Self.power()
      return .init(
        supported: ExtensionRegistration.isSupported,
        registered: ExtensionRegistration.isRegistered,
        access: PhotoKitLibrary().access(),
        refresh: power.refresh,
        lowPower: power.isLow,
        network: network.state)
    }

    public func requestAccess() throws -> PhotoExtensionChannel.RequestAccessAnswer {
      let answered = DispatchSemaphore(value: 0)
      PHPhotoLibrary.requestAuthorization(for: .readWrite) { _ in answered.signal() }
      answered.wait()
      return .init(access: PhotoKitLibrary().access())
    }

    public func enable(
      _ arguments: PhotoExtensionChannel.EnableArguments
    ) throws -> PhotoExtensionChannel.EnableAnswer {
      // A record of an earlier installation is in the way, and so are its jobs.
      if arguments.repair { _ = ExtensionRegistration.change(enabling: false) }
      let result = ExtensionRegistration.change(enabling: true)
      return .init(outcome: result.outcome, code: result.code)
    }

    public func disable() throws -> PhotoExtensionChannel.DisableAnswer {
      let result = ExtensionRegistration.change(enabling: false)
      UploadEvents.cancelUploads()
      return .init(outcome: result.outcome, code: result.code)
    }

    public func storeSecrets(
      _ arguments: PhotoExtensionChannel.StoreSecretsArguments
    ) throws -> PhotoExtensionChannel.StoreSecretsAnswer {
      let handover = SecretHandover(
        masterKey: arguments.masterKey, publicKey: arguments.publicKey,
        secretKey: arguments.secretKey, authToken: arguments.authToken)
      return .init(status: handover.write(to: secrets))
    }

    public func moveSecrets(
      _ arguments: PhotoExtensionChannel.MoveSecretsArguments
    ) throws -> PhotoExtensionChannel.MoveSecretsAnswer {
      do {
        let old = try secrets.legacyKeys()
        let handover = SecretHandover(
          masterKey: old.masterKey, publicKey: arguments.publicKey, secretKey: old.secretKey,
          authToken: arguments.authToken)
        return .init(status: handover.write(to: secrets))
      } catch let error as SecretError {
        return .init(status: error.status)
      }
    }

    public func removeSecrets() throws -> PhotoExtensionChannel.RemoveSecretsAnswer {
      do {
        try secrets.removeAll()
        return .init(status: KeychainStatus.success.wireValue)
      } catch let error as SecretError {
        return .init(status: error.status)
      }
    }

    public func cancelJobs(
      _ arguments: PhotoExtensionChannel.CancelJobsArguments
    ) throws -> PhotoExtensionChannel.CancelJobsAnswer {
      let jobs = DownloadJobRegistrar()
      let known = Set(try jobs.inFlight()).intersection(arguments.ids)
      try jobs.cancel(known.sorted())
      return .init(cancelled: known.count)
    }

    // UIKit is asked on the main thread.
    private static func power() -> (refresh: RefreshState, isLow: Bool) {
      let refresh = DispatchQueue.main.sync {
        MainActor.assumeIsolated { RefreshState(UIApplication.shared.backgroundRefreshStatus) }
      }
      #if canImport(Darwin)
        let isLow = ProcessInfo.processInfo.isLowPowerModeEnabled
      #else
        let isLow = false
      #endif
      return (refresh, isLow)
    }
  }

  extension RefreshState {
    fileprivate init(_ status: UIBackgroundRefreshStatus) {
      switch status {
      case .available: self = .available
      case .denied: self = .denied
      default: self = .restricted
      }
    }
  }
#endif
