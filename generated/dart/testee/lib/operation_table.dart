// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../../lib/src/json/json_value.dart';
import 'answer_values.dart';
import 'request_members.dart';
import 'requests/api_requests.dart';
import 'requests/blob_requests.dart';
import 'requests/box_requests.dart';
import 'requests/container_requests.dart';
import 'requests/enum_requests.dart';
import 'requests/extension_requests.dart';
import 'requests/file_requests.dart';
import 'requests/general_requests.dart';
import 'requests/hash_requests.dart';
import 'requests/json_requests.dart';
import 'requests/kdf_requests.dart';
import 'requests/live_photo_requests.dart';
import 'requests/locks_requests.dart';
import 'requests/model_requests.dart';
import 'requests/multipart_requests.dart';
import 'requests/queue_requests.dart';
import 'requests/rollout_requests.dart';
import 'requests/sealed_box_requests.dart';
import 'requests/stream_requests.dart';
import 'requests/upload_requests.dart';
import 'requests/upload_record_requests.dart';

/// Every operation of the testee protocol, and what answers it.
final class OperationTable {
  /// Has the operations of each subject answered by an object of its own, and
  /// their results written by [_answers].
  const OperationTable(
    this._answers, {
    required this.apiRequests,
    required this.blobRequests,
    required this.boxRequests,
    required this.containerRequests,
    required this.enumRequests,
    required this.extensionRequests,
    required this.fileRequests,
    required this.generalRequests,
    required this.hashRequests,
    required this.jsonRequests,
    required this.kdfRequests,
    required this.livePhotoRequests,
    required this.locksRequests,
    required this.modelRequests,
    required this.multipartRequests,
    required this.queueRequests,
    required this.rolloutRequests,
    required this.sealedBoxRequests,
    required this.streamRequests,
    required this.uploadRequests,
    required this.uploadRecordRequests,
  });

  final AnswerValues _answers;

  /// Answers `api.*`.
  final ApiRequests apiRequests;

  /// Answers `blob.*`.
  final BlobRequests blobRequests;

  /// Answers `box.*`.
  final BoxRequests boxRequests;

  /// Answers `container.*`.
  final ContainerRequests containerRequests;

  /// Answers `enum.*`.
  final EnumRequests enumRequests;

  /// Answers `extension.*`.
  final ExtensionRequests extensionRequests;

  /// Answers `file.*`.
  final FileRequests fileRequests;

  /// Answers the other operations.
  final GeneralRequests generalRequests;

  /// Answers `hash.*`.
  final HashRequests hashRequests;

  /// Answers `json.*`.
  final JsonRequests jsonRequests;

  /// Answers `kdf.*`.
  final KdfRequests kdfRequests;

  /// Answers `livePhoto.*`.
  final LivePhotoRequests livePhotoRequests;

  /// Answers `locks.*`.
  final LocksRequests locksRequests;

  /// Answers `model.*`.
  final ModelRequests modelRequests;

  /// Answers `multipart.*`.
  final MultipartRequests multipartRequests;

  /// Answers `queue.*`.
  final QueueRequests queueRequests;

  /// Answers `rollout.*`.
  final RolloutRequests rolloutRequests;

  /// Answers `sealedBox.*`.
  final SealedBoxRequests sealedBoxRequests;

  /// Answers `stream.*`.
  final StreamRequests streamRequests;

  /// Answers `upload.*`.
  final UploadRequests uploadRequests;

  /// Answers `uploadRecord.*`.
  final UploadRecordRequests uploadRecordRequests;

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
    'extension.answer',
    'extension.gate',
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
    'multipart.completeBody',
    'multipart.plan',
    'queue.next',
    'rollout.bucket',
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
        final result = await apiRequests.request(arguments);
        return result.toJson(_answers);
      case 'api.response':
        final arguments = ApiResponseArguments.read(members)();
        final result = await apiRequests.response(arguments);
        return result.toJson(_answers);
      case 'blob.decrypt':
        final arguments = BlobDecryptArguments.read(members)();
        final result = await blobRequests.decrypt(arguments);
        return result.toJson(_answers);
      case 'blob.encrypt':
        final arguments = BlobEncryptArguments.read(members)();
        final result = await blobRequests.encrypt(arguments);
        return result.toJson(_answers);
      case 'box.open':
        final arguments = BoxOpenArguments.read(members)();
        final result = await boxRequests.open(arguments);
        return result.toJson(_answers);
      case 'box.seal':
        final arguments = BoxSealArguments.read(members)();
        final result = await boxRequests.seal(arguments);
        return result.toJson(_answers);
      case 'container.clean':
        final arguments = ContainerCleanArguments.read(members)();
        final result = await containerRequests.clean(arguments);
        return result.toJson(_answers);
      case 'enum.decode':
        final arguments = EnumDecodeArguments.read(members)();
        final result = await enumRequests.decode(arguments);
        return result.toJson(_answers);
      case 'enum.encode':
        final arguments = EnumEncodeArguments.read(members)();
        final result = await enumRequests.encode(arguments);
        return result.toJson(_answers);
      case 'extension.answer':
        final arguments = ExtensionAnswerArguments.read(members)();
        final result = await extensionRequests.answer(arguments);
        return result.toJson(_answers);
      case 'extension.gate':
        final arguments = ExtensionGateArguments.read(members)();
        final result = await extensionRequests.gate(arguments);
        return result.toJson(_answers);
      case 'file.decrypt':
        final arguments = FileDecryptArguments.read(members)();
        final result = await fileRequests.decrypt(arguments);
        return result.toJson(_answers);
      case 'file.encrypt':
        final arguments = FileEncryptArguments.read(members)();
        final result = await fileRequests.encrypt(arguments);
        return result.toJson(_answers);
      case 'hash.bytes':
        final arguments = HashBytesArguments.read(members)();
        final result = await hashRequests.bytes(arguments);
        return result.toJson(_answers);
      case 'hash.file':
        final arguments = HashFileArguments.read(members)();
        final result = await hashRequests.file(arguments);
        return result.toJson(_answers);
      case 'info':
        final result = await generalRequests.info();
        return result.toJson(_answers);
      case 'json.canonicalize':
        final arguments = JsonCanonicalizeArguments.read(members)();
        final result = await jsonRequests.canonicalize(arguments);
        return result.toJson(_answers);
      case 'kdf.login':
        final arguments = KdfLoginArguments.read(members)();
        final result = await kdfRequests.login(arguments);
        return result.toJson(_answers);
      case 'kdf.passphrase':
        final arguments = KdfPassphraseArguments.read(members)();
        final result = await kdfRequests.passphrase(arguments);
        return result.toJson(_answers);
      case 'livePhoto.layout':
        final arguments = LivePhotoLayoutArguments.read(members)();
        final result = await livePhotoRequests.layout(arguments);
        return result.toJson(_answers);
      case 'livePhoto.pack':
        final arguments = LivePhotoPackArguments.read(members)();
        final result = await livePhotoRequests.pack(arguments);
        return result.toJson(_answers);
      case 'locks.acquire':
        final arguments = LocksAcquireArguments.read(members)();
        final result = await locksRequests.acquire(arguments);
        return result.toJson(_answers);
      case 'locks.decide':
        final arguments = LocksDecideArguments.read(members)();
        final result = await locksRequests.decide(arguments);
        return result.toJson(_answers);
      case 'locks.heartbeat':
        final arguments = LocksHeartbeatArguments.read(members)();
        await locksRequests.heartbeat(arguments);
        return JsonObject(const []);
      case 'locks.list':
        final arguments = LocksListArguments.read(members)();
        final result = await locksRequests.list(arguments);
        return result.toJson(_answers);
      case 'locks.migrate':
        final arguments = LocksMigrateArguments.read(members)();
        final result = await locksRequests.migrate(arguments);
        return result.toJson(_answers);
      case 'locks.release':
        final arguments = LocksReleaseArguments.read(members)();
        final result = await locksRequests.release(arguments);
        return result.toJson(_answers);
      case 'locks.start':
        final arguments = LocksStartArguments.read(members)();
        final result = await locksRequests.start(arguments);
        return result.toJson(_answers);
      case 'locks.stop':
        final arguments = LocksStopArguments.read(members)();
        final result = await locksRequests.stop(arguments);
        return result.toJson(_answers);
      case 'locks.sweep':
        final arguments = LocksSweepArguments.read(members)();
        final result = await locksRequests.sweep(arguments);
        return result.toJson(_answers);
      case 'locks.verify':
        final arguments = LocksVerifyArguments.read(members)();
        final result = await locksRequests.verify(arguments);
        return result.toJson(_answers);
      case 'model.decode':
        final arguments = ModelDecodeArguments.read(members)();
        final result = await modelRequests.decode(arguments);
        return result.toJson(_answers);
      case 'model.encode':
        final arguments = ModelEncodeArguments.read(members)();
        final result = await modelRequests.encode(arguments);
        return result.toJson(_answers);
      case 'multipart.completeBody':
        final arguments = MultipartCompleteBodyArguments.read(members)();
        final result = await multipartRequests.completeBody(arguments);
        return result.toJson(_answers);
      case 'multipart.plan':
        final arguments = MultipartPlanArguments.read(members)();
        final result = await multipartRequests.plan(arguments);
        return result.toJson(_answers);
      case 'queue.next':
        final arguments = QueueNextArguments.read(members)();
        final result = await queueRequests.next(arguments);
        return result.toJson(_answers);
      case 'rollout.bucket':
        final arguments = RolloutBucketArguments.read(members)();
        final result = await rolloutRequests.bucket(arguments);
        return result.toJson(_answers);
      case 'sealedBox.open':
        final arguments = SealedBoxOpenArguments.read(members)();
        final result = await sealedBoxRequests.open(arguments);
        return result.toJson(_answers);
      case 'sealedBox.seal':
        final arguments = SealedBoxSealArguments.read(members)();
        final result = await sealedBoxRequests.seal(arguments);
        return result.toJson(_answers);
      case 'stream.decrypt':
        final arguments = StreamDecryptArguments.read(members)();
        final result = await streamRequests.decrypt(arguments);
        return result.toJson(_answers);
      case 'stream.encrypt':
        final arguments = StreamEncryptArguments.read(members)();
        final result = await streamRequests.encrypt(arguments);
        return result.toJson(_answers);
      case 'upload.photo':
        final arguments = UploadPhotoArguments.read(members)();
        final result = await uploadRequests.photo(arguments);
        return result.toJson(_answers);
      case 'upload.resume':
        final arguments = UploadResumeArguments.read(members)();
        final result = await uploadRequests.resume(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.adopt':
        final arguments = UploadRecordAdoptArguments.read(members)();
        final result = await uploadRecordRequests.adopt(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.advance':
        final arguments = UploadRecordAdvanceArguments.read(members)();
        final result = await uploadRecordRequests.advance(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.beginCommit':
        final arguments = UploadRecordBeginCommitArguments.read(members)();
        final result = await uploadRecordRequests.beginCommit(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.drop':
        final arguments = UploadRecordDropArguments.read(members)();
        final result = await uploadRecordRequests.drop(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.finish':
        final arguments = UploadRecordFinishArguments.read(members)();
        await uploadRecordRequests.finish(arguments);
        return JsonObject(const []);
      case 'uploadRecord.list':
        final arguments = UploadRecordListArguments.read(members)();
        final result = await uploadRecordRequests.list(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.parts':
        final arguments = UploadRecordPartsArguments.read(members)();
        final result = await uploadRecordRequests.parts(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.refuseCommit':
        final arguments = UploadRecordRefuseCommitArguments.read(members)();
        final result = await uploadRecordRequests.refuseCommit(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setFile':
        final arguments = UploadRecordSetFileArguments.read(members)();
        final result = await uploadRecordRequests.setFile(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setPart':
        final arguments = UploadRecordSetPartArguments.read(members)();
        final result = await uploadRecordRequests.setPart(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setThumbnail':
        final arguments = UploadRecordSetThumbnailArguments.read(members)();
        final result = await uploadRecordRequests.setThumbnail(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setThumbnailStored':
        final arguments =
            UploadRecordSetThumbnailStoredArguments.read(members)();
        final result = await uploadRecordRequests.setThumbnailStored(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.setTransfer':
        final arguments = UploadRecordSetTransferArguments.read(members)();
        final result = await uploadRecordRequests.setTransfer(arguments);
        return result.toJson(_answers);
      case 'uploadRecord.writeOrAdopt':
        final arguments = UploadRecordWriteOrAdoptArguments.read(members)();
        final result = await uploadRecordRequests.writeOrAdopt(arguments);
        return result.toJson(_answers);
      default:
        throw ArgumentError.value(name, 'name', 'No operation of the spec');
    }
  }
}
