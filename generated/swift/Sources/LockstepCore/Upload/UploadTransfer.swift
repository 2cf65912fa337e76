// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// The bytes of a file that a PUT sends.
public struct FileSlice: Sendable, Hashable {
  /// The file.
  public let path: String
  /// Where the slice begins, in bytes.
  public let offset: Int
  /// Its size, in bytes.
  public let length: Int

  /// Names the bytes of a file.
  public init(path: String, offset: Int, length: Int) {
    self.path = path
    self.offset = offset
    self.length = length
  }
}

/// How requests reach a server: given to the uploader, so that it runs on any client of HTTP.
public protocol UploadTransfer: Sendable {
  /// Sends a request and reads its answer; blocks its thread. No redirect is followed.
  ///
  /// - Parameters:
  ///   - request: what is sent.
  ///   - slice: the body of a PUT, in place of the request's.
  ///   - maximumAnswerBytes: how much of the answer is read; one byte more shows that it is longer.
  ///   - limit: how long the exchange may take, in seconds; nil for as long as bytes move.
  ///   - cancellation: ends the exchange.
  /// - Returns: the answer; one of the status 0 where none came.
  /// - Throws: `LockstepError` `ioError` where the slice can't be read, `CancellationError`.
  func send(
    _ request: ApiRequest, slice: FileSlice?, maximumAnswerBytes: Int, limit: Int?,
    cancellation: Cancellation?
  ) throws -> ApiResponse

  /// How many PUTs the system continues although their exchange was ended; a later call takes their
  /// answers.
  var handedOver: Int { get }
}

extension UploadTransfer {
  /// None: an exchange that ends is over.
  public var handedOver: Int { 0 }
}

/// What the uploader is given of the world, so that tests can turn it: time, chance, network and
/// cryptography.
public struct UploadEnvironment: Sendable {
  /// Encrypts.
  public let crypto: EnteCrypto
  /// Sends.
  public let transfer: any UploadTransfer
  /// Reads the time, in microseconds since 1970.
  public let clock: LockClock
  /// Lets time pass, in seconds; ends early where it is cancelled.
  public let pause: @Sendable (Double, Cancellation?) throws -> Void
  /// A number from 0 to 1, for the jitter of pauses. Nothing secret is drawn from it.
  public let chance: @Sendable () -> Double

  /// The device's clock and pauses unless others are given.
  public init(
    crypto: EnteCrypto = EnteCrypto(), transfer: any UploadTransfer, clock: LockClock = .system,
    pause: @escaping @Sendable (Double, Cancellation?) throws -> Void = UploadEnvironment.wait,
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
  ) {
    self.crypto = crypto
    self.transfer = transfer
    self.clock = clock
    self.pause = pause
    self.chance = chance
  }
}
