// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the steps of one upload share, and what they count. It stays on one thread.
final class UploadCall {
  /// What the storage answered to a completion.
  enum CompletionAnswer {
    /// It has put the parts together.
    case acknowledged
    /// It does not know the upload, which it says where it had completed it before, too.
    case inDoubt
  }

  let environment: UploadEnvironment
  let container: SharedContainer
  let records: UploadRecords
  let files: UploadFiles
  let client: ApiClient
  let keys: [Int: EnteCrypto.CollectionKey]
  let owner: ProcessType
  let token: LockCoordinator.Token
  let options: UploadOptions
  let budget: UploadBudget
  /// The bytes of PUTs that the storage acknowledged.
  var sentBytes = 0
  /// Whether the server was asked whether uploads are allowed.
  var isEligible = false
  /// How often the upload may still get new objects.
  var newObjectsLeft = UploadPolicy.maximumNewObjects
  /// What a completion was answered; nil before one was sent.
  var completion: CompletionAnswer?
  /// Whether what the storage lacks was sent to the addresses of before.
  var isSentAgain = false

  init(_ manager: UploadManager, token: LockCoordinator.Token, options: UploadOptions) {
    environment = manager.environment
    container = manager.container
    records = manager.records
    files = manager.files
    budget = UploadBudget(clock: manager.environment.clock, deadline: options.deadline)
    client = manager.client.within(budget)
    keys = manager.keys
    owner = manager.owner
    self.token = token
    self.options = options
  }

  var cancellation: Cancellation? { options.cancellation }

  /// The key of a collection.
  func key(of collectionId: Int) throws -> EnteCrypto.CollectionKey {
    guard let key = keys[collectionId] else {
      throw LockstepError(
        .invalidArgument,
        "the collection \(collectionId) is not among those whose keys are given")
    }
    return key
  }

  /// Throws where so many bytes can't be encrypted any more.
  func requireEncryption(of bytes: Int) throws {
    try Cancellation.check(cancellation)
    try budget.requireEncryption(of: bytes)
  }

  /// Throws where so many bytes can't be sent any more.
  func requireTransfer(of bytes: Int) throws {
    try Cancellation.check(cancellation)
    try budget.requireTransfer(of: bytes)
  }

  /// The record as the table has it after a change of this call, if the change was made: it is not
  /// where the lock is lost, or a commit is in doubt.
  func reread(_ known: UploadRecord, changed: Bool) throws -> UploadRecord {
    let found =
      changed
      ? try records.read(
        localId: known.localId, collectionId: known.collectionId, contentHash: known.contentHash)
      : nil
    guard let found, found.encryptedFileName == known.encryptedFileName else {
      throw UploadEnd.lockLost
    }
    return found
  }

  /// Reports progress: to the app's screens by the table, to the caller by a step.
  func tell(_ localId: String, _ state: UploadState, sent: Int = 0, of total: Int = 0) throws {
    try note(localId, state, sent: sent, of: total)
    options.progress?(
      UploadStep(localId: localId, state: state, sentBytes: sent, totalBytes: total))
  }

  /// Writes the state of an upload for the app's screens.
  func note(
    _ localId: String, _ state: UploadState, sent: Int = 0, of total: Int = 0,
    failure: String? = nil
  ) throws {
    try container.progress.write(
      UploadProgress(
        localId: localId, owner: owner, state: state, sentBytes: sent, totalBytes: total,
        failure: failure, updatedAt: environment.clock.now))
  }
}

extension UploadRecord {
  /// What there is to send, in bytes.
  var totalBytes: Int { encryptedSize + (thumbnailSize ?? 0) }

  /// Whether the server may have carried out a request to commit of which nobody knows the answer.
  var isInDoubt: Bool { commitsSent != commitsRefused }

  /// The MD5s of its parts; none for a file that is sent in one request.
  var partChecksums: [String] {
    guard let text = partMd5s,
      case .array(let items)? = try? JsonParser.parse(
        Array(text.utf8), maximumDepth: JsonLimits.maximumDepth)
    else { return [] }
    return items.map { if case .string(let md5) = $0 { md5.text } else { "" } }
  }
}
