// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../../lib/src/json/json_value.dart';
import 'answer_values.dart';
import 'request_members.dart';
import 'handlers/api_handler.dart';
import 'handlers/blob_handler.dart';
import 'handlers/box_handler.dart';
import 'handlers/container_handler.dart';
import 'handlers/enum_handler.dart';
import 'handlers/extension_handler.dart';
import 'handlers/file_handler.dart';
import 'handlers/general_handler.dart';
import 'handlers/hash_handler.dart';
import 'handlers/json_handler.dart';
import 'handlers/kdf_handler.dart';
import 'handlers/live_photo_handler.dart';
import 'handlers/locks_handler.dart';
import 'handlers/model_handler.dart';
import 'handlers/monitoring_handler.dart';
import 'handlers/multipart_handler.dart';
import 'handlers/queue_handler.dart';
import 'handlers/rollout_handler.dart';
import 'handlers/sealed_box_handler.dart';
import 'handlers/stream_handler.dart';
import 'handlers/upload_handler.dart';
import 'handlers/upload_record_handler.dart';

/// Every operation of the testee protocol, and what answers it.
final class OperationTable {
  /// Has the operations of each subject answered by an object of its own, and
  /// their results written by [_answers].
  const OperationTable(
    this._answers, {
    required this.apiHandler,
    required this.blobHandler,
    required this.boxHandler,
    required this.containerHandler,
    required this.enumHandler,
    required this.extensionHandler,
    required this.fileHandler,
    required this.generalHandler,
    required this.hashHandler,
    required this.jsonHandler,
    required this.kdfHandler,
    required this.livePhotoHandler,
    required this.locksHandler,
    required this.modelHandler,
    required this.monitoringHandler,
    required this.multipartHandler,
    required this.queueHandler,
    required this.rolloutHandler,
    required this.sealedBoxHandler,
    required this.streamHandler,
    required this.uploadHandler,
    required this.uploadRecordHandler,
  });

  final AnswerValues _answers;

  /// Answers `api.*`.
  final ApiHandler apiHandler;

  /// Answers `blob.*`.
  final BlobHandler blobHandler;

  /// Answers `box.*`.
  final BoxHandler boxHandler;

  /// Answers `container.*`.
  final ContainerHandler containerHandler;

  /// Answers `enum.*`.
  final EnumHandler enumHandler;

  /// Answers `extension.*`.
  final ExtensionHandler extensionHandler;

  /// Answers `file.*`.
  final FileHandler fileHandler;

  /// Answers the other operations.
  final GeneralHandler generalHandler;

  /// Answers `hash.*`.
  final HashHandler hashHandler;

  /// Answers `json.*`.
  final JsonHandler jsonHandler;

  /// Answers `kdf.*`.
  final KdfHandler kdfHandler;

  /// Answers `livePhoto.*`.
  final LivePhotoHandler livePhotoHandler;

  /// Answers `locks.*`.
  final LocksHandler locksHandler;

  /// Answers `model.*`.
  final ModelHandler modelHandler;

  /// Answers `monitoring.*`.
  final MonitoringHandler monitoringHandler;

  /// Answers `multipart.*`.
  final MultipartHandler multipartHandler;

  /// Answers `queue.*`.
  final QueueHandler queueHandler;

  /// Answers `rollout.*`.
  final RolloutHandler rolloutHandler;

  /// Answers `sealedBox.*`.
  final SealedBoxHandler sealedBoxHandler;

  /// Answers `stream.*`.
  final StreamHandler streamHandler;

  /// Answers `upload.*`.
  final UploadHandler uploadHandler;

  /// Answers `uploadRecord.*`.
  final UploadRecordHandler uploadRecordHandler;

  /// The names of all operations.
  static const Set<String> names = {
    'api.request',
    'api.response',
    'blob.decrypt',
    'blob.encrypt',
    'box.open',
    'box.seal',
    'container.clean',
    'enum.decode',
    'enum.encode',
    'extension.advice',
    'extension.answer',
    'extension.failure',
    'extension.gate',
    'extension.registration',
    'file.decrypt',
    'file.encrypt',
    'hash.bytes',
    'hash.file',
    'info',
    'json.canonicalize',
    'kdf.login',
    'kdf.passphrase',
    'livePhoto.layout',
    'livePhoto.pack',
    'locks.acquire',
    'locks.decide',
    'locks.heartbeat',
    'locks.list',
    'locks.migrate',
    'locks.release',
    'locks.start',
    'locks.stop',
    'locks.sweep',
    'locks.verify',
    'model.decode',
    'model.encode',
    'monitoring.compatibilityRefused',
    'monitoring.extensionCallEnded',
    'monitoring.extensionSwitched',
    'monitoring.refuse',
    'monitoring.rolloutAsked',
    'monitoring.sampled',
    'monitoring.sizeClass',
    'monitoring.take',
    'multipart.completeBody',
    'multipart.plan',
    'queue.next',
    'rollout.bucket',
    'rollout.evaluate',
    'rollout.gate',
    'rollout.outcome',
    'rollout.remember',
    'sealedBox.open',
    'sealedBox.seal',
    'stream.decrypt',
    'stream.encrypt',
    'upload.photo',
    'upload.resume',
    'uploadRecord.adopt',
    'uploadRecord.advance',
    'uploadRecord.beginCommit',
    'uploadRecord.drop',
    'uploadRecord.finish',
    'uploadRecord.list',
    'uploadRecord.parts',
    'uploadRecord.refuseCommit',
    'uploadRecord.setFile',
    'uploadRecord.setPart',
    'uploadRecord.setThumbnail',
    'uploadRecord.setThumbnailStored',
    'uploadRecord.setTransfer',
    'uploadRecord.writeOrAdopt',
  };

  /// The result of the operation called [name], which is one of [names].
  ///
  /// Throws a `LockstepException` as the spec says.
  Future<JsonObject> call(String name, RequestMembers members) async {
    switch (name) {
      case 'api.request':
        final arguments = ApiRequestArguments.read(members)();
        final result = await apiHandler.request(arguments);
        return result.toJson(_answers);
      case 'api.response':
        final arguments = ApiResponseArguments.read(members)();
        final result = await apiHandler.response(arguments);
        return result.toJson(_answers);
      case 'blob.decrypt':
        final arguments = BlobDecryptArguments.read(members)();
        final result = await blobHandler.decrypt(arguments);
        return result.toJson(_answers);
      case 'blob.encrypt':
        final arguments = BlobEncryptArguments.read(members)();
        final result = await blobHandler.encrypt(arguments);
        return result.toJson(_answers);
      case 'box.open':
        final arguments = BoxOpenArguments.read(members)();
        final result = await boxHandler.open(arguments);
        return result.toJson(_answers);
      case 'box.seal':
        final arguments = BoxSealArguments.read(members)();
        final result = await boxHandler.seal(arguments);
        return result.toJson(_answers);
      case 'container.clean':
        final arguments = ContainerCleanArguments.read(members)();
        final result = await containerHandler.clean(arguments);
        return result.toJson(_answers);
      case 'enum.decode':
        final arguments = EnumDecodeArguments.read(members)();
        final result = await enumHandler.decode(arguments);
        return result.toJson(_answers);
      case 'enum.encode':
        final arguments = EnumEncodeArguments.read(members)();
        final result = await enumHandler.encode(arguments);
        return result.toJson(_answers);
      case 'extension.advice':
        final arguments = ExtensionAdviceArguments.read(members)();
        final result = await extensionHandler.advice(arguments);
        return result.toJson(_answers);
      case 'extension.answer':
        final arguments = ExtensionAnswerArguments.read(members)();
        final result = await extensionHandler.answer(arguments);
        return result.toJson(_answers);
      case 'extension.failure':
        final arguments = ExtensionFailureArguments.read(members)();
        final result = await extensionHandler.failure(arguments);
        return result.toJson(_answers);
      case 'extension.gate':
        final arguments = ExtensionGateArguments.read(members)();
        final result = await extensionHandler.gate(arguments);
        return result.toJson(_answers);
      case 'extension.registration':
        final arguments = ExtensionRegistrationArguments.read(members)();
        final result = await extensionHandler.registration(arguments);
        return result.toJson(_answers);
      case 'file.decrypt':
        final arguments = FileDecryptArguments.read(members)();
        final result = await fileHandler.decrypt(arguments);
        return result.toJson(_answers);
      case 'file.encrypt':
        final arguments = FileEncryptArguments.read(members)();
        final result = await fileHandler.encrypt(arguments);
        return result.toJson(_answers);
      case 'hash.bytes':
        final arguments = HashBytesArguments.read(members)();
        final result = await hashHandler.bytes(arguments);
        return result.toJson(_answers);
      case 'hash.file':
        final arguments = HashFileArguments.read(members)();
        final result = await hashHandler.file(arguments);
        return result.toJson(_answers);
      case 'info':
        final result = await generalHandler.info();
        return result.toJson(_answers);
      case 'json.canonicalize':
        final arguments = JsonCanonicalizeArguments.read(members)();
        final result = await jsonHandler.canonicalize(arguments);
        return result.toJson(_answers);
      case 'kdf.login':
        final arguments = KdfLoginArguments.read(members)();
        final result = await kdfHandler.login(arguments);
        return result.toJson(_answers);
      case 'kdf.passphrase':
        final arguments = KdfPassphraseArguments.read(members)();
        final result = await kdfHandler.passphrase(arguments);
        return result.toJson(_answers);
      case 'livePhoto.layout':
        final arguments = LivePhotoLayoutArguments.read(members)();
        final result = await livePhotoHandler.layout(arguments);
        return result.toJson(_answers);
      case 'livePhoto.pack':
        final arguments = LivePhotoPackArguments.read(members)();
        final result = await livePhotoHandler.pack(arguments);
        return result.toJson(_answers);
      case 'locks.acquire':
        final arguments = LocksAcquireArguments.read(members)();
        final result = await locksHandler.acquire(arguments);
        return result.toJson(_answers);
      case 'locks.decide':
        final arguments = LocksDecideArguments.read(members)();
        final result = await locksHandler.decide(arguments);
        return result.toJson(_answers);
      case 'locks.heartbeat':
        final arguments = LocksHeartbeatArguments.read(members)();
        await locksHandler.heartbeat(arguments);
        return JsonObject(const []);
      case 'locks.list':
        final arguments = LocksListArguments.read(members)();
        final result = await locksHandler.list(arguments);
        return result.toJson(_answers);
      case 'locks.migrate':
        final arguments = LocksMigrateArguments.read(members)();
        final result = await locksHandler.migrate(arguments);
        return result.toJson(_answers);
      case 'locks.release':
        final arguments = LocksReleaseArguments.read(members)();
        final result = await locksHandler.release(arguments);
        return result.toJson(_answers);
      case 'locks.start':
        final arguments = LocksStartArguments.read(members)();
        final result = await locksHandler.start(arguments);
        return result.toJson(_answers);
      case 'locks.stop':
        final arguments = LocksStopArguments.read(members)();
        final result = await locksHandler.stop(arguments);
        return result.toJson(_answers);
      case 'locks.sweep':
        final arguments = LocksSweepArguments.read(members)();
        final result = await locksHandler.sweep(arguments);
        return result.toJson(_answers);
      case 'locks.verify':
        final arguments = LocksVerifyArguments.read(members)();
        final result = await locksHandler.verify(arguments);
        return result.toJson(_answers);
      case 'model.decode':
        final arguments = ModelDecodeArguments.read(members)();
        final result = await modelHandler.decode(arguments);
        return result.toJson(_answers);
      case 'model.encode':
        final arguments = ModelEncodeArguments.read(members)();
        final result = await modelHandler.encode(arguments);
        return result.toJson(_answers);
      case 'monitoring.compatibilityRefused':
        final arguments =
            MonitoringCompatibilityRefusedArguments.read(members)();
        final result = await monitoringHandler.compatibilityRefused(arguments);
        return result.toJson(_answers);
      case 'monitoring.extensionCallEnded':
        final arguments = MonitoringExtensionCallEndedArguments.read(members)();
        final result = await monitoringHandler.extensionCallEnded(arguments);
        return result.toJson(_answers);
      case 'monitoring.extensionSwitched':
        final arguments = MonitoringExtensionSwitchedArguments.read(members)();
        final result = await monitoringHandler.extensionSwitched(arguments);
        return result.toJson(_answers);
      case 'monitoring.refuse':
        final arguments = MonitoringRefuseArguments.read(members)();
        final result = await monitoringHandler.refuse(arguments);
        return result.toJson(_answers);
      case 'monitoring.rolloutAsked':
        final arguments = MonitoringRolloutAskedArguments.read(members)();
        final result = await monitoringHandler.rolloutAsked(arguments);
        return result.toJson(_answers);
      case 'monitoring.sampled':
        final arguments = MonitoringSampledArguments.read(members)();
        final result = await monitoringHandler.sampled(arguments);
        return result.toJson(_answers);
      case 'monitoring.sizeClass':
        final arguments = MonitoringSizeClassArguments.read(members)();
        final result = await monitoringHandler.sizeClass(arguments);
        return result.toJson(_answers);
      case 'monitoring.take':
        final arguments = MonitoringTakeArguments.read(members)();
        final result = await monitoringHandler.take(arguments);
        return result.toJson(_answers);
      case 'multipart.completeBody':
        final arguments = MultipartCompleteBodyArguments.read(members)();
        final result = await multipartHandler.completeBody(arguments);
        return result.toJson(_answers);
      case 'multipart.plan':
        final arguments = MultipartPlanArguments.read(members)();
        final result = await multipartHandler.plan(arguments);
        return result.toJson(_answers);
      case 'queue.next':
        final arguments = QueueNextArguments.read(members)();
        final result = await queueHandler.next(arguments);
        return result.toJson(_answers);
      case 'rollout.bucket':
        final arguments = RolloutBucketArguments.read(members)();
        final result = await rolloutHandler.bucket(arguments);
        return result.toJson(_answers);
      case 'rollout.evaluate':
        final arguments = RolloutEvaluateArguments.read(members)();
        final result = await rolloutHandler.evaluate(arguments);
        return result.toJson(_answers);
      case 'rollout.gate':
        final arguments = RolloutGateArguments.read(members)();
        final result = await rolloutHandler.gate(arguments);
        return result.toJson(_answers);
      case 'rollout.outcome':
        final arguments = RolloutOutcomeArguments.read(members)();
        final result = await rolloutHandler.outcome(arguments);
        return result.toJson(_answers);
      case 'rollout.remember':
        final arguments = RolloutRememberArguments.read(members)();
        await rolloutHandler.remember(arguments);
        return JsonObject(const []);
      case 'sealedBox.open':
        final arguments = SealedBoxOpenArguments.read(members)();
        final result = await sealedBoxHandler.open(arguments);
        return result.toJson(_answers);
      case 'sealedBox.seal':
        final arguments = SealedBoxSealArguments.read(members)();
        final result = await sealedBoxHandler.seal(arguments);
        return result.toJson(_answers);
      case 'stream.decrypt':
        final arguments = StreamDecryptArguments.read(members)();
        final result = await streamHandler.decrypt(arguments);
        return result.toJson(_answers);
      case 'stream.encrypt':
        final arguments = StreamEncryptArguments.read(members)();
        final result = await streamHandler.encrypt(arguments);
        return result.toJson(_answers);
      case 'upload.photo':
        final arguments = UploadPhotoArguments.read(members)();
        final result = await uploadHandler.photo(arguments);
        return result.toJson(_answers);
      case 'upload.resume':
        final arguments = UploadResumeArguments.read(members)();
        final result = await uploadHandler.resume(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.adopt':
        final arguments = UploadRecordAdoptArguments.read(members)();
        final result = await uploadRecordHandler.adopt(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.advance':
        final arguments = UploadRecordAdvanceArguments.read(members)();
        final result = await uploadRecordHandler.advance(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.beginCommit':
        final arguments = UploadRecordBeginCommitArguments.read(members)();
        final result = await uploadRecordHandler.beginCommit(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.drop':
        final arguments = UploadRecordDropArguments.read(members)();
        final result = await uploadRecordHandler.drop(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.finish':
        final arguments = UploadRecordFinishArguments.read(members)();
        await uploadRecordHandler.finish(arguments);
        return JsonObject(const []);
      case 'uploadRecord.list':
        final arguments = UploadRecordListArguments.read(members)();
        final result = await uploadRecordHandler.list(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.parts':
        final arguments = UploadRecordPartsArguments.read(members)();
        final result = await uploadRecordHandler.parts(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.refuseCommit':
        final arguments = UploadRecordRefuseCommitArguments.read(members)();
        final result = await uploadRecordHandler.refuseCommit(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setFile':
        final arguments = UploadRecordSetFileArguments.read(members)();
        final result = await uploadRecordHandler.setFile(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setPart':
        final arguments = UploadRecordSetPartArguments.read(members)();
        final result = await uploadRecordHandler.setPart(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setThumbnail':
        final arguments = UploadRecordSetThumbnailArguments.read(members)();
        final result = await uploadRecordHandler.setThumbnail(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setThumbnailStored':
        final arguments =
            UploadRecordSetThumbnailStoredArguments.read(members)();
        final result = await uploadRecordHandler.setThumbnailStored(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setTransfer':
        final arguments = UploadRecordSetTransferArguments.read(members)();
        final result = await uploadRecordHandler.setTransfer(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.writeOrAdopt':
        final arguments = UploadRecordWriteOrAdoptArguments.read(members)();
        final result = await uploadRecordHandler.writeOrAdopt(arguments);
        return result.toJson(_answers);
      default:
        throw ArgumentError.value(name, 'name', 'No operation of the spec');
    }
  }
}
