import Foundation

/// The folder that the app, its background task and its extension share, with the database and the
/// encrypted files that wait for their transfer.
///
/// Make one for each process and keep it: it opens the database, and `migrate` brings the app's old
/// one over. Several processes may do both for the first time at once; SQLite's own lock lets one
/// make the schema, and the others find it made.
public final class SharedContainer: Sendable {
  /// The folder, which only this package writes to.
  public let folder: URL

  /// The shared database, open.
  public let store: SharedStore

  /// Uses a folder, which is made if missing. On Apple's systems it is left out of backups: photos
  /// have other identifiers on the device that one is brought back to. Throws a `LockstepError`:
  /// `ioError` where the folder can't be made, `databaseError` where the database is not a database
  /// of Lockstep, newer, or can't be opened.
  public init(folder: URL) throws {
    self.folder = folder
    try Self.make(folder)
    try Self.make(folder.appendingPathComponent(SharedDatabase.uploadsFolder, isDirectory: true))
    store = try SharedStore(
      path: folder.appendingPathComponent(SharedDatabase.fileName).path)
  }

  #if canImport(Darwin)
    /// Uses the container of an App Group, such as `group.io.ente.photos`. Throws `ioError` where
    /// the process lacks the group's entitlement.
    public convenience init(appGroup: String) throws {
      let manager = FileManager.default
      guard let root = manager.containerURL(forSecurityApplicationGroupIdentifier: appGroup) else {
        throw LockstepError(
          .ioError, "\(appGroup) has no container: add the App Group to the target's entitlements")
      }
      try self.init(
        folder: root.appendingPathComponent(SharedDatabase.folder, isDirectory: true))
    }
  #endif

  /// Brings what an old database of the app has into this one; returns how many locks. Safe to
  /// repeat, to interrupt, and to race with other processes; the old file is left as it is.
  public func migrate(legacy: URL) throws -> Int {
    try locks.migrate(legacy: legacy.path)
  }

  /// Works on the database, or on files, in a thread of its own: what the methods of this package
  /// that block are called in where a task needs them. A task that is cancelled ends the work with
  /// `CancellationError`, unless it is done.
  public func perform<Value: Sendable>(
    _ work: @escaping @Sendable (SharedContainer) throws -> Value
  ) async throws -> Value {
    try await runBlocking { try work(self) }
  }

  /// The folder of encrypted files that wait for their transfer.
  public var uploads: URL {
    folder.appendingPathComponent(SharedDatabase.uploadsFolder, isDirectory: true)
  }

  /// The locks and heartbeats in the database.
  public var locks: LockCoordinator { LockCoordinator(store) }

  /// The files that the server has, as far as the database knows.
  public var files: CommittedFiles { CommittedFiles(store) }

  /// The collections that files may be uploaded to.
  public var collections: SharedCollections { SharedCollections(store) }

  /// What the screens show of uploads.
  public var progress: UploadProgressBoard { UploadProgressBoard(store) }

  /// The photos that are to be uploaded, and how far the photo library was looked through.
  public var queue: PhotoQueue { PhotoQueue(store) }

  /// What the extension is told, and what its calls have left behind.
  public var extensionRecords: ExtensionRecords { ExtensionRecords(store) }

  /// How far the extension is rolled out, as the app was told last.
  public var rollout: RolloutPolicy { RolloutPolicy(store) }

  /// Counters of what this program refused that another wrote.
  public var refusals: RefusalCounters { RefusalCounters(store) }

  /// A new name for a file in the folder of uploads that a process needs for a while. Where the
  /// process is killed, the next clean-up removes it.
  ///
  /// - Parameters:
  ///   - owner: the process that needs it.
  ///   - fileExtension: what the name ends with, such as `heic`; it is part of what is made from
  ///     the file.
  public func temporaryFile(_ owner: ProcessType, fileExtension: String) -> URL {
    let name = UploadFileName.make(owner, UUID().uuidString)
    return uploads.appendingPathComponent(name).appendingPathExtension(fileExtension)
  }

  /// The upload records in the database.
  public var records: UploadRecords { UploadRecords(store) }

  /// Before the process is suspended: iOS kills one that holds a lock on a file in a shared
  /// container then (0xDEAD10CC), and an open database has some. What runs is interrupted, and the
  /// database is closed, which takes no time: nothing is moved or synced. To be called from the
  /// expiration of an expiring activity, and when the app enters the background with nothing left
  /// to do.
  public func suspend() {
    store.suspend()
  }

  /// When the process continues: the next operation opens the database again.
  public func resume() {
    store.resume()
  }

  /// Makes a folder with its protection before the first file: the database, its -wal and its -shm
  /// get the folder's class when they are made, so that the extension can open them while the
  /// device is locked.
  private static func make(_ folder: URL) throws {
    #if os(iOS)
      let attributes: [FileAttributeKey: Any] = [
        .protectionKey: FileProtectionType.completeUntilFirstUserAuthentication
      ]
    #else
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    #endif
    let manager = FileManager.default
    do {
      try manager.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: attributes)
      #if os(iOS)
        // One that was there has the class that it was made with.
        try manager.setAttributes(attributes, ofItemAtPath: folder.path)
      #endif
      #if canImport(Darwin)
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        var excluded = folder
        try excluded.setResourceValues(values)
      #endif
    } catch {
      throw LockstepError(.ioError, "\(folder.path) can't be made: \(error)")
    }
  }
}
