// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the server has: so that an upload is not made twice, and the app learns of uploads that
/// another process has made.
///
/// Every method throws as `SharedStore` does, and blocks its thread: in a task call it in
/// `SharedContainer.perform`.
public struct CommittedFiles: Sendable {
  private let store: SharedStore

  /// Works on a database that is open.
  public init(_ store: SharedStore) {
    self.store = store
  }

  /// Writes a file, in the place of what was known of it.
  public func write(_ file: CommittedFile) throws {
    _ = try store.perform(CommittedFileStatements.write(file))
  }

  /// The files of all collections that have a content: a link to one of them saves an upload.
  public func withContent(_ hash: String) throws -> [CommittedFile] {
    try store.perform(CommittedFileStatements.findContentAnywhere(contentHash: hash))
  }

  /// Whether any file was uploaded from a photo, whatever its content was then.
  public func hasPhoto(_ localId: String) throws -> Bool {
    try !store.perform(CommittedFileStatements.findLocalAnywhere(localId: localId)).isEmpty
  }

  /// The files of a collection that have a content.
  public func withContent(_ hash: String, inCollection id: Int) throws -> [CommittedFile] {
    try store.perform(CommittedFileStatements.findContent(collectionId: id, contentHash: hash))
  }

  /// The files of a collection that were uploaded from a photo.
  public func ofPhoto(_ localId: String, inCollection id: Int) throws -> [CommittedFile] {
    try store.perform(CommittedFileStatements.findLocal(collectionId: id, localId: localId))
  }

  /// The files that the server changed at a time or after it, the earliest first.
  ///
  /// Two files can share a time, and a process can write a file later than one of a later time: ask
  /// from a little before the last one seen.
  ///
  /// - Parameters:
  ///   - time: microseconds since 1970, by the server's clock.
  ///   - limit: how many files at most.
  public func changed(since time: Int, limit: Int) throws -> [CommittedFile] {
    try store.perform(CommittedFileStatements.changedSince(updationTime: time, limit: limit))
  }

  /// Forgets a file; returns whether it was known.
  public func remove(fileId: Int, collectionId: Int) throws -> Bool {
    try store.perform(
      CommittedFileStatements.remove(fileId: fileId, collectionId: collectionId)) > 0
  }
}

/// The collections that files may be uploaded to, with their wrapped keys. Methods are as those of
/// `CommittedFiles`.
public struct SharedCollections: Sendable {
  private let store: SharedStore

  /// Works on a database that is open.
  public init(_ store: SharedStore) {
    self.store = store
  }

  /// Writes a collection, in the place of what was known of it.
  public func write(_ collection: SharedCollection) throws {
    _ = try store.perform(SharedCollectionStatements.write(collection))
  }

  /// A collection; nil where it is not known.
  public func read(id: Int) throws -> SharedCollection? {
    try store.perform(SharedCollectionStatements.read(id: id))
  }

  /// All collections, by their numbers.
  public func list() throws -> [SharedCollection] {
    try store.perform(SharedCollectionStatements.list())
  }

  /// Forgets a collection; returns whether it was known.
  public func remove(id: Int) throws -> Bool {
    try store.perform(SharedCollectionStatements.remove(id: id)) > 0
  }
}

/// What the app's screens show of uploads, whichever process works on them. Methods are as those of
/// `CommittedFiles`.
public struct UploadProgressBoard: Sendable {
  private let store: SharedStore

  /// Works on a database that is open.
  public init(_ store: SharedStore) {
    self.store = store
  }

  /// Writes the state of an upload, in the place of the one before.
  public func write(_ progress: UploadProgress) throws {
    _ = try store.perform(UploadProgressStatements.write(progress))
  }

  /// The state of a photo's upload; nil where there is none.
  public func read(localId: String) throws -> UploadProgress? {
    try store.perform(UploadProgressStatements.read(localId: localId))
  }

  /// The uploads in a state, the one that was written last first.
  public func list(in state: UploadState) throws -> [UploadProgress] {
    try store.perform(UploadProgressStatements.inState(state: state))
  }

  /// All uploads, the one that was written last first.
  public func list() throws -> [UploadProgress] {
    try store.perform(UploadProgressStatements.list())
  }

  /// Forgets an upload; returns whether it was known.
  public func remove(localId: String) throws -> Bool {
    try store.perform(UploadProgressStatements.remove(localId: localId)) > 0
  }
}
