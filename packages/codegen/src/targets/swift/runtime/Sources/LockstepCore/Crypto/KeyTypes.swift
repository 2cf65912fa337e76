// The keys of the hierarchy as types of their own: one of them in the place of another does not
// compile. Each is made from 32 bytes, an array's or a `Data`'s; what uses one of another length
// throws `invalid_argument`.
extension EnteCrypto {
  /// An account's master key, which opens the keys of its collections.
  public final class MasterKey: SecureBytes, @unchecked Sendable {}

  /// A collection's key, which opens the keys of its files.
  public final class CollectionKey: SecureBytes, @unchecked Sendable {}

  /// A file's key: one for each file, with its metadata and thumbnail, and for no other.
  public final class FileKey: SecureBytes, @unchecked Sendable {}
}
