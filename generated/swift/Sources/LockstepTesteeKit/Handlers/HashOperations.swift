import LockstepCore

/// `hash.*`: content hashes.
struct HashOperations: HashHandler {
  private let crypto = EnteCrypto()

  func bytes(_ arguments: HashBytesArguments) throws -> HashBytesResult {
    HashBytesResult(hash: Base64.encode(try crypto.hash(arguments.data)))
  }

  func file(_ arguments: HashFileArguments) throws -> HashFileResult {
    HashFileResult(hash: Base64.encode(try crypto.hashFile(at: arguments.path)))
  }
}
