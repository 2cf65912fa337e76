// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `hash.*`: content hashes.
struct HashOperations: HashHandler {
  private let crypto = EnteCrypto()

  func bytes(_ arguments: HashBytesArguments) throws -> HashBytesResult {
    HashBytesResult(hash: Base64.encode(try crypto.hash(arguments.data)))
  }

  func file(_ arguments: HashFileArguments) throws -> HashFileResult {
    let hash = try FileOperations(provider: SodiumProvider()).hash(arguments.path)
    return HashFileResult(hash: Base64.encode(hash))
  }
}
