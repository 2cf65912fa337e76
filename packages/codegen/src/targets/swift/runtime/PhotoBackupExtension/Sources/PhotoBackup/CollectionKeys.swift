import LockstepCore

/// Why photos can't be uploaded to the collection that they are for.
enum CollectionKeyError: Error, Hashable {
  /// The database does not have the collection.
  case unknown
  /// Another account has sealed its key, and the app has handed no key pair over.
  case sealed
  /// Its key is opened by no key of the account: it is another's, or was changed.
  case closed

  /// What is written of it.
  var code: String {
    switch self {
    case .unknown: "collection_unknown"
    case .sealed: "collection_sealed"
    case .closed: "collection_closed"
    }
  }
}

/// Opens the keys of collections: the account's own by the master key, those that other accounts
/// shared by the key pair.
struct CollectionKeys {
  private let secrets: CallSecrets
  private let crypto: EnteCrypto
  private let refusals: RefusalCounters

  init(_ secrets: CallSecrets, _ crypto: EnteCrypto, _ refusals: RefusalCounters) {
    self.secrets = secrets
    self.crypto = crypto
    self.refusals = refusals
  }

  /// The keys that open, by the numbers of their collections. Any other collection than the target
  /// serves to find what is uploaded already: one that does not open is left out.
  ///
  /// - Throws: a `CollectionKeyError` where the target is not among them. Every photo would fail.
  func open(
    _ collections: [SharedCollection], target: Int
  ) throws -> [Int: EnteCrypto.CollectionKey] {
    var keys: [Int: EnteCrypto.CollectionKey] = [:]
    for collection in collections {
      do {
        keys[collection.id] = try key(of: collection)
      } catch let error as CollectionKeyError {
        if collection.id == target { throw error }
      }
    }
    if keys[target] == nil { throw CollectionKeyError.unknown }
    return keys
  }

  private func key(of collection: SharedCollection) throws -> EnteCrypto.CollectionKey {
    guard let bytes = Base64.decode(collection.encryptedKey) else {
      throw CollectionKeyError.closed
    }
    do {
      // Who has wrapped it, nobody knows here: the app, or another device.
      return try refusals.watch(.unknown, .collectionKey) {
        if let text = collection.keyDecryptionNonce {
          guard let nonce = Base64.decode(text) else { throw CollectionKeyError.closed }
          return try crypto.unwrapCollectionKey(
            SealedBox(nonce: nonce, ciphertext: bytes), masterKey: secrets.masterKey)
        }
        guard let pair = secrets.keyPair else { throw CollectionKeyError.sealed }
        return try crypto.unwrapSharedCollectionKey(
          bytes, publicKey: pair.publicKey, secretKey: pair.secretKey)
      }
    } catch is LockstepError {
      throw CollectionKeyError.closed
    }
  }
}
