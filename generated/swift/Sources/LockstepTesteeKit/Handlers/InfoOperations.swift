// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `info`: what answers.
struct InfoOperations: InfoHandler {
  func info() throws -> InfoResult {
    InfoResult(
      language: "swift",
      runtime: Self.runtime,
      libsodium: SodiumProvider().libraryVersion,
      specVersion: SpecInfo.version,
      specDigest: SpecInfo.digest,
      pid: Int(getpid()))
  }

  // The compiler's version can be asked for only by comparing.
  private static var runtime: String {
    #if compiler(>=6.3)
      "Swift 6.3 or later"
    #elseif compiler(>=6.2)
      "Swift 6.2"
    #elseif compiler(>=6.1)
      "Swift 6.1"
    #else
      "Swift 6.0"
    #endif
  }
}
