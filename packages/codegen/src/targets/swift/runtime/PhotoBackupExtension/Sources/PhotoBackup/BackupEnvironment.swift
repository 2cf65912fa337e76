import Foundation
import LockstepCore

/// The account's secrets: read in each call, and kept by none.
public protocol SecretStore: Sendable {
  /// The master key, 32 bytes. Throws a `SecretError`.
  func masterKey() throws -> EnteCrypto.MasterKey

  /// The account's key pair; nil where the app has handed none over. Throws a `SecretError`.
  func keyPair() throws -> AccountKeyPair?

  /// The token of the API. Throws a `SecretError`.
  func authToken() throws -> String
}

/// The account's key pair, which opens what other accounts have sealed for it.
public struct AccountKeyPair: Sendable {
  /// The public key.
  public let publicKey: [UInt8]
  /// The secret key.
  public let secretKey: SecureBytes

  /// Puts a pair together.
  public init(publicKey: [UInt8], secretKey: SecureBytes) {
    self.publicKey = publicKey
    self.secretKey = secretKey
  }
}

/// Why a secret can't be read.
public enum SecretError: Error, Sendable, Hashable {
  /// Nobody is signed in.
  case missing
  /// The device was not unlocked since it started.
  case notUnlocked
  /// The Keychain's own status.
  case keychain(status: Int)
}

/// What a call is given of the world, so that tests can turn it.
public struct BackupEnvironment: Sendable {
  /// Opens the container that app and extension share.
  public var openContainer: @Sendable () throws -> SharedContainer
  /// The file that a call writes to where the database can't be opened; its protection is none.
  public var earlyLog: URL
  /// The photo library.
  public var library: any PhotoLibrary
  /// The jobs that fetch originals.
  public var jobs: any DownloadJobs
  /// The account's secrets.
  public var secrets: any SecretStore
  /// Which network there is.
  public var network: @Sendable () -> NetworkState
  /// Makes what sends; once a call.
  public var makeTransfer: @Sendable () -> any UploadTransfer
  /// The time of day.
  public var clock: LockClock
  /// Seconds by a clock that nobody sets, and that continues while the device sleeps.
  public var uptime: @Sendable () -> Double
  /// Does something after some seconds, and returns what prevents it.
  public var alarm: @Sendable (Double, @escaping @Sendable () -> Void) -> @Sendable () -> Void
  /// Begins an activity during which the system does not suspend the process without notice.
  public var beginActivity: ExpiringActivity.Begin = { block in
    DispatchQueue.global().async { block(false) }
  }
  /// Lets time pass between tries, in seconds.
  public var pause: @Sendable (Double, Cancellation?) throws -> Void
  /// Encrypts.
  public var crypto: EnteCrypto

  /// Puts together what a call needs; time and cryptography are the device's unless others are
  /// given.
  public init(
    openContainer: @escaping @Sendable () throws -> SharedContainer, earlyLog: URL,
    library: any PhotoLibrary, jobs: any DownloadJobs, secrets: any SecretStore,
    network: @escaping @Sendable () -> NetworkState,
    makeTransfer: @escaping @Sendable () -> any UploadTransfer = { URLSessionTransfer() },
    clock: LockClock = .system, uptime: @escaping @Sendable () -> Double = { monotonicSeconds() },
    alarm: @escaping @Sendable (Double, @escaping @Sendable () -> Void) -> @Sendable () -> Void = {
      startAlarm($0, $1)
    },
    pause: @escaping @Sendable (Double, Cancellation?) throws -> Void = UploadEnvironment.wait,
    crypto: EnteCrypto = EnteCrypto()
  ) {
    self.openContainer = openContainer
    self.earlyLog = earlyLog
    self.library = library
    self.jobs = jobs
    self.secrets = secrets
    self.network = network
    self.makeTransfer = makeTransfer
    self.clock = clock
    self.uptime = uptime
    self.alarm = alarm
    self.pause = pause
    self.crypto = crypto
  }
}

/// Seconds since some moment, by a clock that nobody sets.
public func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}

/// Does something after some seconds, on a thread of its own; what it returns prevents that.
public func startAlarm(
  _ seconds: Double, _ work: @escaping @Sendable () -> Void
) -> @Sendable () -> Void {
  let disarmed = Cancellation()
  DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: .now() + seconds) {
    if !disarmed.isCancelled { work() }
  }
  return { disarmed.cancel() }
}
