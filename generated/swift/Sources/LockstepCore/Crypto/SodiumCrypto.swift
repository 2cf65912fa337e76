// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

#if os(Linux)
  import CLockstepSodium
#else
  import Clibsodium
#endif

/// The default provider: libsodium, and the platform's MD5.
public struct SodiumProvider: CryptoProvider {
  // Nothing works without it, and nothing but a system without randomness makes it fail.
  private static let isReady = sodium_init() >= 0

  /// Makes the provider; all of them are equal.
  public init() {
    precondition(Self.isReady, "libsodium found no source of randomness")
  }

  /// libsodium's version.
  public var libraryVersion: String { String(cString: sodium_version_string()) }

  /// Fills memory by `randombytes_buf`.
  public func fillRandom(_ bytes: UnsafeMutableRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    randombytes_buf(start, bytes.count)
  }

  /// Starts a stream by `crypto_secretstream_xchacha20poly1305_init_push`.
  public func makeStreamWriter(key: SecureBytes) throws -> any StreamWriter {
    try SodiumStreamWriter(key: key)
  }

  /// Starts a stream from a header that is given. For testees and vectors alone, and so never
  /// public: a header that is used twice with one key breaks the cipher.
  package func makeStreamWriter(key: SecureBytes, header: [UInt8]) throws -> any StreamWriter {
    try SodiumStreamWriter(key: key, header: header)
  }

  /// Reads a stream by `crypto_secretstream_xchacha20poly1305_init_pull`.
  public func makeStreamReader(key: SecureBytes, header: [UInt8]) throws -> any StreamReader {
    try SodiumStreamReader(key: key, header: header)
  }

  /// Starts a `crypto_generichash`.
  public func makeHash(size: Int) throws -> any IncrementalHash {
    try SodiumHash(size: size)
  }

  /// Starts the platform's MD5.
  public func makeChecksum() throws -> any IncrementalHash {
    try PlatformMD5()
  }

  /// Bytes that follow from a seed, `randombytes_buf_deterministic`: for test data alone.
  ///
  /// - Parameters:
  ///   - size: the number of bytes.
  ///   - seed: 32 bytes.
  package func deterministicBytes(_ size: Int, seed: [UInt8]) throws -> [UInt8] {
    try requireLength(seed.count, randombytes_seedbytes(), of: "seed")
    return [UInt8](unsafeUninitializedCapacity: size) { bytes, initialized in
      if let start = bytes.baseAddress, size > 0 {
        randombytes_buf_deterministic(start, size, seed)
      }
      initialized = size
    }
  }
}

/// Throws where a length is not the one that a primitive takes.
func requireLength(_ count: Int, _ expected: Int, of name: String) throws {
  guard count == expected else {
    throw LockstepError(
      .invalidArgument, "the \(name) has \(count) bytes; it must have \(expected)")
  }
}

extension SecureBytes {
  /// Lends the bytes as libsodium takes them.
  func withUnsafePointer<Result>(
    _ body: (UnsafePointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try withUnsafeBytes { bytes in
      // An empty buffer has an address too: it was allocated.
      try body(bytes.baseAddress!.assumingMemoryBound(to: UInt8.self))
    }
  }
}

/// BLAKE2b by libsodium.
private final class SodiumHash: IncrementalHash {
  // The C type asks for an alignment that Swift does not import, so that its size is asked for.
  private let memory: UnsafeMutableRawPointer
  private let state: OpaquePointer
  private let size: Int

  init(size: Int) throws {
    let range = crypto_generichash_bytes_min()...crypto_generichash_bytes_max()
    guard range.contains(size) else {
      throw LockstepError(.invalidArgument, "a hash has \(range) bytes, not \(size)")
    }
    memory = .allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
    state = OpaquePointer(memory)
    self.size = size
    crypto_generichash_init(state, nil, 0, size)
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    crypto_generichash_update(
      state, start.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
  }

  func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { hash, initialized in
      crypto_generichash_final(state, hash.baseAddress!, size)
      initialized = size
    }
  }

  deinit {
    // It holds the last block of what was hashed.
    sodium_memzero(memory, crypto_generichash_statebytes())
    memory.deallocate()
  }
}
