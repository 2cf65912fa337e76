import '../api/api_exception.dart';
import '../spec/api_calls.dart';
import '../spec/api_documents.dart';
import '../spec/api_errors.dart';
import '../spec/api_policy.dart';
import '../spec/multipart.dart';
import '../spec/upload.dart';
import '../spec/upload_record.dart';
import '../spec/upload_record_tables.dart';
import '../spec/upload_resume_tables.dart';
import '../spec/upload_state.dart';
import '../upload/multipart_plan.dart';
import 'upload_addresses.dart';
import 'upload_call.dart';
import 'upload_failure.dart';

/// An object as it is sent in one request: a file of the container, its size
/// and its MD5, where its address stands, and how it gets another.
typedef WholeObject =
    ({
      String name,
      int size,
      String md5,
      String? Function(UploadRecord record) url,
      Future<UploadRecord> Function(UploadCall call, UploadRecord record)
      address,
    });

/// The thumbnail of [record]; null where it has none.
WholeObject? thumbnailOf(UploadRecord record) => switch (record
    .encryptedThumbnailName) {
  null => null,
  final name => (
    name: name,
    size: record.thumbnailSize ?? 0,
    md5: record.thumbnailMd5 ?? '',
    url: (record) => record.thumbnailUrl,
    address: addressThumbnail,
  ),
};

/// The file of [record], where it is sent in one request.
WholeObject fileOf(UploadRecord record) => (
  name: record.encryptedFileName,
  size: record.encryptedSize,
  md5: record.fileMd5 ?? '',
  url: (record) => record.fileUrl,
  address: addressFile,
);

/// Brings the thumbnail and the file of [record] to storage, as far as they are
/// not there, and returns the record, in the phase `uploaded`.
///
/// With [anew] both get new addresses, since the storage lacks what it had
/// acknowledged.
Future<UploadRecord> sendObjects(
  UploadCall call,
  UploadRecord record, {
  required bool anew,
}) async {
  final files = call.container.files;
  if (files.readStart(record.encryptedFileName, 1) == null) {
    throw damagedFile(record.encryptedFileName);
  }
  final hasThumbnail = record.encryptedThumbnailName != null;
  final isReset = anew && hasThumbnail;
  final thumbnail = await _sendThumbnail(
    call,
    isReset ? await addressThumbnail(call, record) : record,
  );
  final addressed = anew ? await addressFile(call, thumbnail) : thumbnail;
  final sent =
      addressed.partMd5s == null
          ? await _sendFile(call, addressed)
          : await _sendParts(call, addressed);
  final isAdvanced = await call.container.records.advance(
    sent,
    UploadPhase.uploaded,
  );
  return call.reread(sent, isAdvanced);
}

Future<UploadRecord> _sendThumbnail(
  UploadCall call,
  UploadRecord record,
) async {
  final object = thumbnailOf(record);
  if (object == null || record.thumbnailStored == 1) return record;
  final sent = await _putWhole(call, record, object, 0);
  final isNoted = await call.container.records.setThumbnailStored(sent);
  return call.reread(sent, isNoted);
}

Future<UploadRecord> _sendFile(UploadCall call, UploadRecord record) =>
    _putWhole(call, record, fileOf(record), record.thumbnailSize ?? 0);

/// Sends an object in one request: to its address while that lives, and to new
/// ones where that fails.
Future<UploadRecord> _putWhole(
  UploadCall call,
  UploadRecord record,
  WholeObject object,
  int storedBytes,
) async {
  var current = record;
  var newAddresses = 0;
  const most =
      UploadPolicy.triesOfAnAddress * (1 + ResumePolicy.maximumNewAddresses);
  final retries = call.client.retries(maximum: most);
  var triesHere = 0;
  while (true) {
    if (!isUsable(call, object.url(current))) {
      current = await object.address(call, current);
      triesHere = 0;
    }
    try {
      await putObject(call, current, object, storedBytes);
      return current;
    } on ApiException catch (error) {
      triesHere += 1;
      final isDigest = error.code == ApiErrorCode.badDigest;
      if (isDigest) {
        requireIntact(call, object.name, 0, object.size, object.md5);
      } else if (!error.isRetryable && !_wantsAddress.contains(error.code)) {
        rethrow;
      }
      final mayRepeat = error.isRetryable || isDigest;
      if (mayRepeat) await retries.next(error);
      if (mayRepeat && triesHere < UploadPolicy.triesOfAnAddress) continue;
      newAddresses += 1;
      if (newAddresses > ResumePolicy.maximumNewAddresses) rethrow;
      current = await object.address(call, current);
      triesHere = 0;
    }
  }
}

/// What a new address mends.
const Set<ApiErrorCode> _wantsAddress = {
  ApiErrorCode.uploadUrlExpired,
  ApiErrorCode.notFound,
};

/// Sends [object] once.
Future<void> putObject(
  UploadCall call,
  UploadRecord record,
  WholeObject object,
  int storedBytes,
) async {
  call.requireTransfer(object.size);
  await call.tell(record, UploadState.uploading, storedBytes);
  await call.client.once(
    ApiCalls.putObject,
    PutRequest(
      url: object.url(record) ?? '',
      contentLength: object.size,
      contentMD5: object.md5,
    ),
    slice: call.container.files.slice(
      object.name,
      offset: 0,
      length: object.size,
    ),
    onSent:
        (bytes) =>
            call.tellSent(record, UploadState.uploading, storedBytes + bytes),
  );
  call.sentBytes += object.size;
}

/// Throws where the bytes on disk are not those of the record.
void requireIntact(
  UploadCall call,
  String name,
  int offset,
  int length,
  String md5,
) {
  final files = call.container.files;
  final slice = files.slice(name, offset: offset, length: length);
  if (files.md5(slice) != md5) throw damagedFile(name);
}

// ---------------------------------------------------------------- in parts

/// Why a multipart upload begins anew: storage does not know it any more, its
/// addresses have expired, or it has other parts.
const Set<ApiErrorCode> wantsUpload = {
  ApiErrorCode.uploadExpired,
  ApiErrorCode.uploadUrlExpired,
  ApiErrorCode.badRequest,
};

Future<UploadRecord> _sendParts(UploadCall call, UploadRecord record) async {
  var current = record;
  for (var newAddresses = 0; ; newAddresses++) {
    if (newAddresses > 0 || !await hasUsableAddresses(call, current)) {
      current = await addressFile(call, current);
    }
    try {
      await putParts(call, current);
      await completeParts(call, current);
      return current;
    } on ApiException catch (error) {
      if (!wantsUpload.contains(error.code)) rethrow;
      if (newAddresses >= ResumePolicy.maximumNewAddresses) rethrow;
    }
  }
}

/// Whether the record has usable addresses for all that is still to be sent;
/// with [again] that is all of it.
Future<bool> hasUsableAddresses(
  UploadCall call,
  UploadRecord record, {
  bool again = false,
}) async {
  final parts = await call.container.records.parts(record);
  final planned = MultipartPlan.of(record.encryptedSize).parts;
  if (parts.length != planned.length) return false;
  if (!isUsable(call, record.completeUrl)) return false;
  return parts.every(
    (part) =>
        part.partStatus == PartStatus.uploaded && !again ||
        isUsable(call, part.partUrl),
  );
}

/// Sends the parts that storage has not acknowledged; with [again] all of them.
Future<void> putParts(
  UploadCall call,
  UploadRecord record, {
  bool again = false,
}) async {
  final md5s = partChecksums(record);
  final planned = MultipartPlan.of(record.encryptedSize).parts;
  final rows = await call.container.records.parts(record);
  bool isStored(TrackedPart row) =>
      row.partStatus == PartStatus.uploaded && !again;
  var storedBytes = record.thumbnailSize ?? 0;
  for (final row in rows) {
    if (!isStored(row)) continue;
    storedBytes += planned[row.partNumber].length;
  }
  for (final row in rows) {
    if (isStored(row)) continue;
    final part = planned[row.partNumber];
    await call.tell(record, UploadState.uploading, storedBytes);
    final etag = await _putPart(
      call,
      record,
      row,
      part,
      md5s[row.partNumber],
      storedBytes,
    );
    await call.container.records.setPart(
      record,
      number: row.partNumber,
      etag: etag,
    );
    storedBytes += part.length;
  }
}

/// Sends a part, to the one address that it has.
Future<String> _putPart(
  UploadCall call,
  UploadRecord record,
  TrackedPart row,
  UploadPart part,
  String md5,
  int storedBytes,
) async {
  final retries = call.client.retries(maximum: ResumePolicy.maximumPartTries);
  final name = record.encryptedFileName;
  while (true) {
    call.requireTransfer(part.length);
    try {
      final stored = await call.client.once(
        ApiCalls.putPart,
        PutRequest(
          url: row.partUrl,
          contentLength: part.length,
          contentMD5: md5,
        ),
        slice: call.container.files.slice(
          name,
          offset: part.offset,
          length: part.length,
        ),
        onSent:
            (bytes) => call.tellSent(
              record,
              UploadState.uploading,
              storedBytes + bytes,
            ),
      );
      call.sentBytes += part.length;
      return stored.etag;
    } on ApiException catch (error) {
      if (error.code == ApiErrorCode.badDigest) {
        requireIntact(call, name, part.offset, part.length, md5);
      } else if (!error.isRetryable) {
        rethrow;
      }
      await retries.next(error);
    }
  }
}

/// Completes a multipart upload. Returns false where the answer was 404: an
/// earlier try may have been carried out, which the commit shows.
Future<bool> completeParts(UploadCall call, UploadRecord record) async {
  final parts = await call.container.records.parts(record);
  try {
    await call.client.send(
      ApiCalls.completeMultipartUpload,
      CompletionRequest(
        completeURL: record.completeUrl ?? '',
        etags: [for (final part in parts) part.partEtag ?? ''],
      ),
    );
    call.completion = CompletionAnswer.acknowledged;
    return true;
  } on ApiException catch (error) {
    if (error.code != ApiErrorCode.uploadExpired) rethrow;
    call.completion = CompletionAnswer.inDoubt;
    return false;
  }
}
