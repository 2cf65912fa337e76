// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// The handlers of all operations, by the first part of their names.
struct TesteeHandlers: Sendable {
  /// Answers `api`.
  var api: any ApiHandler
  /// Answers `blob`.
  var blob: any BlobHandler
  /// Answers `box`.
  var box: any BoxHandler
  /// Answers `container`.
  var container: any ContainerHandler
  /// Answers `enum`.
  var `enum`: any EnumHandler
  /// Answers `extension`.
  var `extension`: any ExtensionHandler
  /// Answers `file`.
  var file: any FileHandler
  /// Answers `hash`.
  var hash: any HashHandler
  /// Answers `info`.
  var info: any InfoHandler
  /// Answers `json`.
  var json: any JsonHandler
  /// Answers `kdf`.
  var kdf: any KdfHandler
  /// Answers `livePhoto`.
  var livePhoto: any LivePhotoHandler
  /// Answers `locks`.
  var locks: any LocksHandler
  /// Answers `model`.
  var model: any ModelHandler
  /// Answers `monitoring`.
  var monitoring: any MonitoringHandler
  /// Answers `multipart`.
  var multipart: any MultipartHandler
  /// Answers `queue`.
  var queue: any QueueHandler
  /// Answers `rollout`.
  var rollout: any RolloutHandler
  /// Answers `sealedBox`.
  var sealedBox: any SealedBoxHandler
  /// Answers `stream`.
  var stream: any StreamHandler
  /// Answers `upload`.
  var upload: any UploadHandler
  /// Answers `uploadRecord`.
  var uploadRecord: any UploadRecordHandler

  /// Performs an operation.
  ///
  /// - Parameters:
  ///   - operation: its name.
  ///   - arguments: reads its arguments; throws where the request has none.
  /// - Returns: the members of its result; nil where there is no such operation.
  func perform(
    _ operation: JsonString, reading arguments: () throws -> ArgumentReader
  ) throws -> JsonObject? {
    switch operation {
    case "api.request":
      let arguments = try ApiRequestArguments.decode(arguments()).checked()
      return try ApiRequestResult.encode(api.request(arguments))
    case "api.response":
      let arguments = try ApiResponseArguments.decode(arguments()).checked()
      return try ApiResponseResult.encode(api.response(arguments))
    case "blob.decrypt":
      let arguments = try BlobDecryptArguments.decode(arguments()).checked()
      return try BlobDecryptResult.encode(blob.decrypt(arguments))
    case "blob.encrypt":
      let arguments = try BlobEncryptArguments.decode(arguments()).checked()
      return try BlobEncryptResult.encode(blob.encrypt(arguments))
    case "box.open":
      let arguments = try BoxOpenArguments.decode(arguments()).checked()
      return try BoxOpenResult.encode(box.open(arguments))
    case "box.seal":
      let arguments = try BoxSealArguments.decode(arguments()).checked()
      return try BoxSealResult.encode(box.seal(arguments))
    case "container.clean":
      let arguments = try ContainerCleanArguments.decode(arguments()).checked()
      return try ContainerCleanResult.encode(container.clean(arguments))
    case "enum.decode":
      let arguments = try EnumDecodeArguments.decode(arguments()).checked()
      return try EnumDecodeResult.encode(`enum`.decode(arguments))
    case "enum.encode":
      let arguments = try EnumEncodeArguments.decode(arguments()).checked()
      return try EnumEncodeResult.encode(`enum`.encode(arguments))
    case "extension.advice":
      let arguments = try ExtensionAdviceArguments.decode(arguments()).checked()
      return try ExtensionAdviceResult.encode(`extension`.advice(arguments))
    case "extension.answer":
      let arguments = try ExtensionAnswerArguments.decode(arguments()).checked()
      return try ExtensionAnswerResult.encode(`extension`.answer(arguments))
    case "extension.failure":
      let arguments = try ExtensionFailureArguments.decode(arguments()).checked()
      return try ExtensionFailureResult.encode(`extension`.failure(arguments))
    case "extension.gate":
      let arguments = try ExtensionGateArguments.decode(arguments()).checked()
      return try ExtensionGateResult.encode(`extension`.gate(arguments))
    case "extension.registration":
      let arguments = try ExtensionRegistrationArguments.decode(arguments()).checked()
      return try ExtensionRegistrationResult.encode(`extension`.registration(arguments))
    case "file.decrypt":
      let arguments = try FileDecryptArguments.decode(arguments()).checked()
      return try FileDecryptResult.encode(file.decrypt(arguments))
    case "file.encrypt":
      let arguments = try FileEncryptArguments.decode(arguments()).checked()
      return try FileEncryptResult.encode(file.encrypt(arguments))
    case "hash.bytes":
      let arguments = try HashBytesArguments.decode(arguments()).checked()
      return try HashBytesResult.encode(hash.bytes(arguments))
    case "hash.file":
      let arguments = try HashFileArguments.decode(arguments()).checked()
      return try HashFileResult.encode(hash.file(arguments))
    case "info":
      _ = try arguments()
      return try InfoResult.encode(info.info())
    case "json.canonicalize":
      let arguments = try JsonCanonicalizeArguments.decode(arguments()).checked()
      return try JsonCanonicalizeResult.encode(json.canonicalize(arguments))
    case "kdf.login":
      let arguments = try KdfLoginArguments.decode(arguments()).checked()
      return try KdfLoginResult.encode(kdf.login(arguments))
    case "kdf.passphrase":
      let arguments = try KdfPassphraseArguments.decode(arguments()).checked()
      return try KdfPassphraseResult.encode(kdf.passphrase(arguments))
    case "livePhoto.layout":
      let arguments = try LivePhotoLayoutArguments.decode(arguments()).checked()
      return try LivePhotoLayoutResult.encode(livePhoto.layout(arguments))
    case "livePhoto.pack":
      let arguments = try LivePhotoPackArguments.decode(arguments()).checked()
      return try LivePhotoPackResult.encode(livePhoto.pack(arguments))
    case "locks.acquire":
      let arguments = try LocksAcquireArguments.decode(arguments()).checked()
      return try LocksAcquireResult.encode(locks.acquire(arguments))
    case "locks.decide":
      let arguments = try LocksDecideArguments.decode(arguments()).checked()
      return try LocksDecideResult.encode(locks.decide(arguments))
    case "locks.heartbeat":
      let arguments = try LocksHeartbeatArguments.decode(arguments()).checked()
      try locks.heartbeat(arguments)
      return JsonObject()
    case "locks.list":
      let arguments = try LocksListArguments.decode(arguments()).checked()
      return try LocksListResult.encode(locks.list(arguments))
    case "locks.migrate":
      let arguments = try LocksMigrateArguments.decode(arguments()).checked()
      return try LocksMigrateResult.encode(locks.migrate(arguments))
    case "locks.release":
      let arguments = try LocksReleaseArguments.decode(arguments()).checked()
      return try LocksReleaseResult.encode(locks.release(arguments))
    case "locks.start":
      let arguments = try LocksStartArguments.decode(arguments()).checked()
      return try LocksStartResult.encode(locks.start(arguments))
    case "locks.stop":
      let arguments = try LocksStopArguments.decode(arguments()).checked()
      return try LocksStopResult.encode(locks.stop(arguments))
    case "locks.sweep":
      let arguments = try LocksSweepArguments.decode(arguments()).checked()
      return try LocksSweepResult.encode(locks.sweep(arguments))
    case "locks.verify":
      let arguments = try LocksVerifyArguments.decode(arguments()).checked()
      return try LocksVerifyResult.encode(locks.verify(arguments))
    case "model.decode":
      let arguments = try ModelDecodeArguments.decode(arguments()).checked()
      return try ModelDecodeResult.encode(model.decode(arguments))
    case "model.encode":
      let arguments = try ModelEncodeArguments.decode(arguments()).checked()
      return try ModelEncodeResult.encode(model.encode(arguments))
    case "monitoring.compatibilityRefused":
      let arguments = try MonitoringCompatibilityRefusedArguments.decode(arguments()).checked()
      return try MonitoringCompatibilityRefusedResult.encode(
        monitoring.compatibilityRefused(arguments))
    case "monitoring.extensionCallEnded":
      let arguments = try MonitoringExtensionCallEndedArguments.decode(arguments()).checked()
      return try MonitoringExtensionCallEndedResult.encode(monitoring.extensionCallEnded(arguments))
    case "monitoring.extensionSwitched":
      let arguments = try MonitoringExtensionSwitchedArguments.decode(arguments()).checked()
      return try MonitoringExtensionSwitchedResult.encode(monitoring.extensionSwitched(arguments))
    case "monitoring.refuse":
      let arguments = try MonitoringRefuseArguments.decode(arguments()).checked()
      return try MonitoringRefuseResult.encode(monitoring.refuse(arguments))
    case "monitoring.rolloutAsked":
      let arguments = try MonitoringRolloutAskedArguments.decode(arguments()).checked()
      return try MonitoringRolloutAskedResult.encode(monitoring.rolloutAsked(arguments))
    case "monitoring.sampled":
      let arguments = try MonitoringSampledArguments.decode(arguments()).checked()
      return try MonitoringSampledResult.encode(monitoring.sampled(arguments))
    case "monitoring.sizeClass":
      let arguments = try MonitoringSizeClassArguments.decode(arguments()).checked()
      return try MonitoringSizeClassResult.encode(monitoring.sizeClass(arguments))
    case "monitoring.take":
      let arguments = try MonitoringTakeArguments.decode(arguments()).checked()
      return try MonitoringTakeResult.encode(monitoring.take(arguments))
    case "multipart.completeBody":
      let arguments = try MultipartCompleteBodyArguments.decode(arguments()).checked()
      return try MultipartCompleteBodyResult.encode(multipart.completeBody(arguments))
    case "multipart.plan":
      let arguments = try MultipartPlanArguments.decode(arguments()).checked()
      return try MultipartPlanResult.encode(multipart.plan(arguments))
    case "queue.next":
      let arguments = try QueueNextArguments.decode(arguments()).checked()
      return try QueueNextResult.encode(queue.next(arguments))
    case "rollout.bucket":
      let arguments = try RolloutBucketArguments.decode(arguments()).checked()
      return try RolloutBucketResult.encode(rollout.bucket(arguments))
    case "rollout.evaluate":
      let arguments = try RolloutEvaluateArguments.decode(arguments()).checked()
      return try RolloutEvaluateResult.encode(rollout.evaluate(arguments))
    case "rollout.gate":
      let arguments = try RolloutGateArguments.decode(arguments()).checked()
      return try RolloutGateResult.encode(rollout.gate(arguments))
    case "rollout.outcome":
      let arguments = try RolloutOutcomeArguments.decode(arguments()).checked()
      return try RolloutOutcomeResult.encode(rollout.outcome(arguments))
    case "rollout.remember":
      let arguments = try RolloutRememberArguments.decode(arguments()).checked()
      try rollout.remember(arguments)
      return JsonObject()
    case "sealedBox.open":
      let arguments = try SealedBoxOpenArguments.decode(arguments()).checked()
      return try SealedBoxOpenResult.encode(sealedBox.open(arguments))
    case "sealedBox.seal":
      let arguments = try SealedBoxSealArguments.decode(arguments()).checked()
      return try SealedBoxSealResult.encode(sealedBox.seal(arguments))
    case "stream.decrypt":
      let arguments = try StreamDecryptArguments.decode(arguments()).checked()
      return try StreamDecryptResult.encode(stream.decrypt(arguments))
    case "stream.encrypt":
      let arguments = try StreamEncryptArguments.decode(arguments()).checked()
      return try StreamEncryptResult.encode(stream.encrypt(arguments))
    case "upload.photo":
      let arguments = try UploadPhotoArguments.decode(arguments()).checked()
      return try UploadPhotoResult.encode(upload.photo(arguments))
    case "upload.resume":
      let arguments = try UploadResumeArguments.decode(arguments()).checked()
      return try UploadResumeResult.encode(upload.resume(arguments))
    case "uploadRecord.adopt":
      let arguments = try UploadRecordAdoptArguments.decode(arguments()).checked()
      return try UploadRecordAdoptResult.encode(uploadRecord.adopt(arguments))
    case "uploadRecord.advance":
      let arguments = try UploadRecordAdvanceArguments.decode(arguments()).checked()
      return try UploadRecordAdvanceResult.encode(uploadRecord.advance(arguments))
    case "uploadRecord.beginCommit":
      let arguments = try UploadRecordBeginCommitArguments.decode(arguments()).checked()
      return try UploadRecordBeginCommitResult.encode(uploadRecord.beginCommit(arguments))
    case "uploadRecord.drop":
      let arguments = try UploadRecordDropArguments.decode(arguments()).checked()
      return try UploadRecordDropResult.encode(uploadRecord.drop(arguments))
    case "uploadRecord.finish":
      let arguments = try UploadRecordFinishArguments.decode(arguments()).checked()
      try uploadRecord.finish(arguments)
      return JsonObject()
    case "uploadRecord.list":
      let arguments = try UploadRecordListArguments.decode(arguments()).checked()
      return try UploadRecordListResult.encode(uploadRecord.list(arguments))
    case "uploadRecord.parts":
      let arguments = try UploadRecordPartsArguments.decode(arguments()).checked()
      return try UploadRecordPartsResult.encode(uploadRecord.parts(arguments))
    case "uploadRecord.refuseCommit":
      let arguments = try UploadRecordRefuseCommitArguments.decode(arguments()).checked()
      return try UploadRecordRefuseCommitResult.encode(uploadRecord.refuseCommit(arguments))
    case "uploadRecord.setFile":
      let arguments = try UploadRecordSetFileArguments.decode(arguments()).checked()
      return try UploadRecordSetFileResult.encode(uploadRecord.setFile(arguments))
    case "uploadRecord.setPart":
      let arguments = try UploadRecordSetPartArguments.decode(arguments()).checked()
      return try UploadRecordSetPartResult.encode(uploadRecord.setPart(arguments))
    case "uploadRecord.setThumbnail":
      let arguments = try UploadRecordSetThumbnailArguments.decode(arguments()).checked()
      return try UploadRecordSetThumbnailResult.encode(uploadRecord.setThumbnail(arguments))
    case "uploadRecord.setThumbnailStored":
      let arguments = try UploadRecordSetThumbnailStoredArguments.decode(arguments()).checked()
      return try UploadRecordSetThumbnailStoredResult.encode(
        uploadRecord.setThumbnailStored(arguments))
    case "uploadRecord.setTransfer":
      let arguments = try UploadRecordSetTransferArguments.decode(arguments()).checked()
      return try UploadRecordSetTransferResult.encode(uploadRecord.setTransfer(arguments))
    case "uploadRecord.writeOrAdopt":
      let arguments = try UploadRecordWriteOrAdoptArguments.decode(arguments()).checked()
      return try UploadRecordWriteOrAdoptResult.encode(uploadRecord.writeOrAdopt(arguments))
    default:
      return nil
    }
  }
}
