import '../api/api_exception.dart';
import '../spec/api_errors.dart';
import '../spec/api_policy.dart';
import '../spec/upload_record_tables.dart';
import 'upload_addresses.dart';
import 'upload_call.dart';
import 'upload_sending.dart';

/// Brings to storage what it lacks although it was sent, once in a call: to the
/// addresses that [record] has, so that the object keys stay.
///
/// The checksum goes with them: no other bytes can come there, and a commit that
/// was carried out loses nothing. Returns whether anything came to storage; nothing
/// does where the addresses have expired, or the files are gone. Throws an
/// [ApiException] where storage fails: a later call tries again.
Future<bool> sendAgain(UploadCall call, UploadRecord record) async {
  if (call.isSentAgain) return false;
  call.isSentAgain = true;
  final isInParts = record.partMd5s != null;
  if (!isInDoubt(record)) {
    // New keys may be taken: they need no more than this does, unless it saves
    // all parts.
    if (!isInParts || call.completion == CompletionAnswer.acknowledged) {
      return false;
    }
    return _completeAgain(call, record);
  }
  final thumbnail = thumbnailOf(record);
  final hasThumbnail =
      thumbnail != null && await _putAgain(call, record, thumbnail);
  final hasFile =
      isInParts
          ? await _completeAgain(call, record)
          : await _putAgain(call, record, fileOf(record));
  return hasThumbnail || hasFile;
}

/// Sends an object to the address that it was sent to. Returns whether storage
/// took it.
Future<bool> _putAgain(
  UploadCall call,
  UploadRecord record,
  WholeObject object,
) async {
  if (!isUsable(call, object.url(record))) return false;
  if (!_isThere(call, object.name)) return false;
  final retries = call.client.retries(maximum: ResumePolicy.maximumPartTries);
  while (true) {
    try {
      await putObject(call, record, object, 0);
      return true;
    } on ApiException catch (error) {
      if (error.code == ApiErrorCode.badDigest) {
        requireIntact(call, object.name, 0, object.size, object.md5);
      } else if (wantsUpload.contains(error.code)) {
        return false;
      } else if (!error.isRetryable) {
        rethrow;
      }
      await retries.next(error);
    }
  }
}

/// Completes a multipart upload once more, with parts that are sent anew where
/// storage has others. Returns whether it did.
Future<bool> _completeAgain(UploadCall call, UploadRecord record) async {
  if (!isUsable(call, record.completeUrl)) return false;
  try {
    return await completeParts(call, record);
  } on ApiException catch (error) {
    if (!wantsUpload.contains(error.code)) rethrow;
    if (error.code != ApiErrorCode.badRequest || !isInDoubt(record)) {
      return false;
    }
  }
  if (!_isThere(call, record.encryptedFileName)) return false;
  if (!await hasUsableAddresses(call, record, again: true)) return false;
  try {
    await putParts(call, record, again: true);
    return await completeParts(call, record);
  } on ApiException catch (error) {
    if (wantsUpload.contains(error.code)) return false;
    rethrow;
  }
}

bool _isThere(UploadCall call, String name) =>
    call.container.files.readStart(name, 1) != null;
