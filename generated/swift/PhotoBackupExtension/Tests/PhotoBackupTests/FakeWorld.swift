// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

/// The secrets of a test's account.
final class FakeSecrets: SecretStore, @unchecked Sendable {
  var error: SecretError?
  /// The key that was handed out last, as long as somebody has it.
  private(set) weak var handedOut: EnteCrypto.MasterKey?
  static let masterKeyBytes = [UInt8](repeating: 9, count: 32)

  func masterKey() throws -> EnteCrypto.MasterKey {
    if let error { throw error }
    let key = EnteCrypto.MasterKey(Self.masterKeyBytes)
    handedOut = key
    return key
  }

  /// Whether the app has handed the key pair over.
  var hasKeyPair = true
  static let keyPair = AccountKeyPair(
    publicKey: Base64.decode("deJw3ylSxXuoNnuoYYwXj5/lDbJ5nTBOdOkY2YVoYUY=") ?? [],
    secretKey: SecureBytes(Base64.decode("mK67sXilUYdr+vjh5TDaxqr2wuocj4QGo6s337QPvCU=") ?? []))

  func keyPair() throws -> AccountKeyPair? {
    if let error { throw error }
    return hasKeyPair ? Self.keyPair : nil
  }

  func authToken() throws -> String {
    if let error { throw error }
    return "token"
  }
}

/// A device: a container, a library, a server, and the extension between them.
final class FakeWorld {
  static let collectionId = 5

  let clock = FakeClock()
  let library: FakeLibrary
  let jobs: FakeJobs
  let server: FakeServer
  let secrets = FakeSecrets()
  let folder: URL
  let core: PhotoBackupCore
  let environment: BackupEnvironment
  let collectionKey: EnteCrypto.CollectionKey
  private let settings: Settings

  /// What a test turns while the extension holds its environment.
  final class Settings: @unchecked Sendable {
    var network = NetworkState.inexpensive
    var openFailure: (any Error)?
    var beginActivity: ExpiringActivity.Begin?
  }

  /// The system's function for activities, in place of one that grants all.
  var beginActivity: ExpiringActivity.Begin? {
    get { settings.beginActivity }
    set { settings.beginActivity = newValue }
  }

  var network: NetworkState {
    get { settings.network }
    set { settings.network = newValue }
  }

  var openFailure: (any Error)? {
    get { settings.openFailure }
    set { settings.openFailure = newValue }
  }

  var earlyLog: EarlyLog { EarlyLog(file: folder.appendingPathComponent("early.log")) }
  private var containerFolder: URL { folder.appendingPathComponent("lockstep") }

  static let everybody = #"{"stage":100,"stopped":false}"#

  init(isConfigured: Bool = true, rollout: String? = everybody) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lockstep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    library = FakeLibrary(clock)
    jobs = FakeJobs(library)
    server = FakeServer(clock)
    let crypto = EnteCrypto()
    collectionKey = EnteCrypto.CollectionKey(crypto.generateKey())
    settings = Settings()
    let (clock, settings, server) = (clock, settings, server)
    let containerFolder = folder.appendingPathComponent("lockstep")
    var made = BackupEnvironment(
      openContainer: {
        if let failure = settings.openFailure { throw failure }
        return try SharedContainer(folder: containerFolder)
      },
      earlyLog: folder.appendingPathComponent("early.log"), library: library, jobs: jobs,
      secrets: secrets, network: { settings.network }, makeTransfer: { server },
      clock: clock.wall, uptime: { clock.now }, alarm: clock.alarm,
      pause: { seconds, cancellation in
        if cancellation?.isCancelled == true { throw CancellationError() }
        try clock.pass(seconds)
      })
    let grantsAll = made.beginActivity
    made.beginActivity = { block in (settings.beginActivity ?? grantsAll)(block) }
    environment = made
    core = PhotoBackupCore(environment)
    let sealed = try crypto.sealBox(
      collectionKey, key: SecureBytes(FakeSecrets.masterKeyBytes))
    try inContainer { container in
      try container.collections.write(
        SharedCollection(
          id: Self.collectionId, encryptedKey: Base64.encode(sealed.ciphertext),
          keyDecryptionNonce: Base64.encode(sealed.nonce)))
    }
    if let rollout { try fetchRollout(rollout) }
    if isConfigured { try configure() }
  }

  /// What the app does at each start: it keeps the document that a server has answered.
  func fetchRollout(_ document: String) throws {
    try inContainer {
      try $0.rollout.remember(Array(document.utf8), fetchedAt: clock.wall.now)
    }
  }

  func configure(
    enabled: Bool = true, allowsExpensive: Bool = false, collectionId: Int = collectionId
  ) throws {
    try inContainer {
      try $0.extensionRecords.configure(
        enabled: enabled, allowsExpensive: allowsExpensive, accountId: 7,
        collectionId: collectionId, baseURL: "https://api.test",
        clientPackage: "io.ente.photos", clientVersion: "1.0")
    }
  }

  func inContainer<Value>(_ work: (SharedContainer) throws -> Value) throws -> Value {
    let container = try SharedContainer(folder: containerFolder)
    defer { container.store.close() }
    return try work(container)
  }

  /// The rows of all calls, the first first.
  func calls() throws -> [ExtensionCall] {
    try inContainer { try $0.extensionRecords.calls() }.reversed()
  }

  func lastCall() throws -> ExtensionCall { try XCTUnwrap(calls().last) }

  /// The photos of the queue by their identifiers.
  func queue() throws -> [String: QueuedPhoto] {
    let photos = try inContainer { try $0.queue.list(limit: 10_000) }
    return Dictionary(uniqueKeysWithValues: photos.map { ($0.localId, $0) })
  }

  /// The local identifiers of committed files, one for each file.
  func committed() throws -> [String] {
    try inContainer { try $0.files.changed(since: 0, limit: 10_000) }.compactMap(\.localId).sorted()
  }

  /// The public magic metadata of a commit, opened.
  func openedMagic(_ body: [String: Any]) throws -> String {
    let magic = body["pubMagicMetadata"] as? [String: Any] ?? [:]
    let data = try XCTUnwrap(Base64.decode(magic["data"] as? String ?? ""))
    return String(decoding: try opened(body, data, magic["header"]), as: UTF8.self)
  }

  /// The thumbnail of a commit, opened.
  func openedThumbnail(_ body: [String: Any]) throws -> [UInt8] {
    let thumbnail = body["thumbnail"] as? [String: Any] ?? [:]
    let key = (thumbnail["objectKey"] as? String ?? "").dropFirst(2)
    let stored = try XCTUnwrap(server.object(String(key)))
    return try opened(body, stored, thumbnail["decryptionHeader"])
  }

  private func opened(
    _ body: [String: Any], _ ciphertext: [UInt8], _ header: Any?
  ) throws -> [UInt8] {
    let crypto = EnteCrypto()
    let box = try SealedBox(
      nonce: XCTUnwrap(Base64.decode(body["keyDecryptionNonce"] as? String ?? "")),
      ciphertext: XCTUnwrap(Base64.decode(body["encryptedKey"] as? String ?? "")))
    let blob = try EncryptedBlob(
      header: XCTUnwrap(Base64.decode(header as? String ?? "")), ciphertext: ciphertext)
    return try crypto.decryptBlob(
      blob, key: crypto.unwrapFileKey(box, collectionKey: collectionKey))
  }

  private var snapshot: URL { folder.appendingPathComponent("snapshot") }

  /// Keeps what is on disk now: a call that is killed changes nothing after it.
  func keepDisk() {
    try? FileManager.default.removeItem(at: snapshot)
    try? FileManager.default.copyItem(at: containerFolder, to: snapshot)
    try? FileManager.default.removeItem(at: snapshot.appendingPathComponent("lockstep.db-shm"))
  }

  /// Brings back what was on disk at the kill.
  func restoreDisk() {
    try? FileManager.default.removeItem(at: containerFolder)
    try? FileManager.default.moveItem(at: snapshot, to: containerFolder)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }
}
