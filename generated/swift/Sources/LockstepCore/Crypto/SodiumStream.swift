// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

#if os(Linux)
  import CLockstepSodium
#else
  import Clibsodium
#endif

private typealias State = crypto_secretstream_xchacha20poly1305_state

private func checkKey(_ key: SecureBytes) throws {
  try requireLength(key.count, crypto_secretstream_xchacha20poly1305_keybytes(), of: "key")
}

private func checkHeader(_ header: [UInt8]) throws {
  try requireLength(
    header.count, crypto_secretstream_xchacha20poly1305_headerbytes(), of: "header")
}

private func requireRoom(_ room: Int, for size: Int) throws {
  guard room >= size else {
    throw LockstepError(.invalidArgument, "a buffer of \(room) bytes does not hold \(size)")
  }
}

/// A secretstream that is written.
final class SodiumStreamWriter: StreamWriter {
  let header: [UInt8]
  private let state: UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state>

  /// Draws a header and starts from it.
  init(key: SecureBytes) throws {
    try checkKey(key)
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    let size = crypto_secretstream_xchacha20poly1305_headerbytes()
    header = [UInt8](unsafeUninitializedCapacity: size) { header, initialized in
      _ = key.withUnsafePointer {
        crypto_secretstream_xchacha20poly1305_init_push(state, header.baseAddress!, $0)
      }
      initialized = size
    }
    self.state = state
  }

  /// Starts from a header that is given. The state after drawing a header equals the state of a
  /// reader that was given it, which is how libsodium lets a header be fixed.
  init(key: SecureBytes, header: [UInt8]) throws {
    try checkKey(key)
    try checkHeader(header)
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    _ = key.withUnsafePointer {
      crypto_secretstream_xchacha20poly1305_init_pull(state, header, $0)
    }
    self.header = header
    self.state = state
  }

  func push(
    _ message: UnsafeRawBufferPointer, tag: UInt8, into frame: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    let size = message.count + crypto_secretstream_xchacha20poly1305_abytes()
    try requireRoom(frame.count, for: size)
    crypto_secretstream_xchacha20poly1305_push(
      state,
      frame.baseAddress!.assumingMemoryBound(to: UInt8.self),
      nil,
      message.baseAddress?.assumingMemoryBound(to: UInt8.self),
      UInt64(message.count),
      nil,
      0,
      tag)
    return size
  }

  deinit {
    sodium_memzero(state, MemoryLayout<State>.size)
    state.deallocate()
  }
}

/// A secretstream that is read.
final class SodiumStreamReader: StreamReader {
  private let state: UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state>

  init(key: SecureBytes, header: [UInt8]) throws {
    try checkKey(key)
    try checkHeader(header)
    state = .allocate(capacity: 1)
    _ = key.withUnsafePointer {
      crypto_secretstream_xchacha20poly1305_init_pull(state, header, $0)
    }
  }

  func pull(
    _ frame: UnsafeRawBufferPointer, into message: UnsafeMutableRawBufferPointer
  ) throws -> UInt8? {
    let size = frame.count - crypto_secretstream_xchacha20poly1305_abytes()
    guard size >= 0 else { return nil }
    try requireRoom(message.count, for: size)
    var tag: UInt8 = 0
    let status = crypto_secretstream_xchacha20poly1305_pull(
      state,
      message.baseAddress?.assumingMemoryBound(to: UInt8.self),
      nil,
      &tag,
      frame.baseAddress!.assumingMemoryBound(to: UInt8.self),
      UInt64(frame.count),
      nil,
      0)
    return status == 0 ? tag : nil
  }

  deinit {
    sodium_memzero(state, MemoryLayout<State>.size)
    state.deallocate()
  }
}
