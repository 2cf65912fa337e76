// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

#if os(Linux)
  import CLockstepCrypto

  /// MD5 by OpenSSL's libcrypto: libsodium has none.
  final class PlatformMD5: IncrementalHash {
    private let context: OpaquePointer

    init() throws {
      guard let context = EVP_MD_CTX_new() else {
        throw LockstepError(.outOfMemory, "there is no memory left for a checksum")
      }
      self.context = context
      guard EVP_DigestInit_ex(context, EVP_md5(), nil) == 1 else {
        throw LockstepError(
          .ioError, "libcrypto offers no MD5 (a FIPS policy?); storage asks for this checksum")
      }
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
      guard let start = bytes.baseAddress else { return }
      EVP_DigestUpdate(context, start, bytes.count)
    }

    func finish() -> [UInt8] {
      let size = Hashes.uploadChecksumBytes
      return [UInt8](unsafeUninitializedCapacity: size) { checksum, initialized in
        EVP_DigestFinal_ex(context, checksum.baseAddress!, nil)
        initialized = size
      }
    }

    deinit {
      EVP_MD_CTX_free(context)
    }
  }
#else
  import CryptoKit

  /// MD5 by CryptoKit: libsodium has none.
  final class PlatformMD5: IncrementalHash {
    private var digest = Insecure.MD5()

    init() throws {}

    func update(_ bytes: UnsafeRawBufferPointer) {
      digest.update(bufferPointer: bytes)
    }

    func finish() -> [UInt8] {
      Array(digest.finalize())
    }
  }
#endif
