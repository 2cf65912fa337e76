import 'dart:convert';
import 'dart:math';
import 'dart:typed_data';

import '../api/api_exception.dart';
import '../crypto/ente_crypto.dart';
import '../crypto/frame_decryptor.dart';
import '../crypto/key_wrapping.dart';
import '../ffi/native_memory.dart';
import '../files/upload_names.dart';
import '../json/canonical_json.dart';
import '../json/json_value.dart';
import '../spec/api_calls.dart';
import '../spec/api_documents.dart';
import '../spec/api_errors.dart';
import '../spec/encryption.dart';
import '../spec/monitoring.dart';
import '../spec/upload.dart';
import '../spec/upload_record_tables.dart';
import '../spec/upload_state.dart';
import '../support/base64_text.dart';
import 'content_finder.dart';
import 'upload_call.dart';
import 'upload_failure.dart';

/// What the server has of a photo after its commit.
typedef CommittedUpload = ({int fileId, int ownerId, int updationTime});

/// Asks the server to commit, with the same body in every try.
///
/// Throws a [LockLost] before anything is sent without the lock, an
/// [ObjectsMissing], or an [ApiException]: then the record stays; a
/// `LockstepException` with the code `corrupt` where the encrypted file does
/// not open with the key as it would be sent.
Future<CommittedUpload> commitUpload(
  UploadCall call,
  UploadRecord record,
) async {
  final body = record.commitBody ?? _bodyOf(record);
  await _verify(call, record, body);
  final retries = call.client.retries();
  final records = call.container.records;
  var current = record;
  while (true) {
    call.cancellation?.check();
    // A request that is not sent must not count as one in doubt.
    call.budget.requireTime();
    final isBegun = await records.beginCommit(
      current,
      owner: call.container.owner,
      token: call.token,
      body: body,
    );
    current = await call.reread(current, isBegun);
    await call.tell(
      current,
      UploadState.uploading,
      UploadCall.totalOf(current),
    );
    try {
      final file = await call.client.once(
        ApiCalls.createFile,
        _parse(current.commitBody ?? body),
      );
      return (
        fileId: file.id,
        ownerId: file.ownerID,
        updationTime: file.updationTime,
      );
    } on ApiException catch (error) {
      final isRefusal = isDefiniteRefusal(error);
      if (isRefusal) {
        await records.refuseCommit(current);
        current = await call.reread(current, true);
      }
      final isMissing = error.serverCode == CommitAnswers.objectMissing;
      // An answer that can't be read may be a success that was cut: the same
      // body is safe to send again.
      final mayRepeat =
          error.isRetryable || error.code == ApiErrorCode.invalidResponse;
      final isGivenUp =
          call.completion == CompletionAnswer.inDoubt && isMissing;
      if (mayRepeat && retries.areLeft && !isGivenUp) {
        await retries.next(error);
        continue;
      }
      final found =
          isInDoubt(current) && isRefusal
              ? await _lookForCommit(call, current)
              : null;
      if (found != null) return found;
      final isMismatch = error.code == ApiErrorCode.badRequest;
      if (isMissing || !isInDoubt(current) && isMismatch) {
        throw ObjectsMissing(error);
      }
      rethrow;
    }
  }
}

/// Whether an answer says for certain that its request was not carried out. It
/// does not judge earlier ones.
bool isDefiniteRefusal(ApiException error) =>
    error.status >= 300 && error.status <= 499 ||
    error.serverCode == CommitAnswers.objectMissing;

/// The body of the request: canonical JSON of what the record has.
String _bodyOf(UploadRecord record) {
  final magic = record.publicMagicMetadata;
  final request = CreateFileRequest(
    collectionID: record.collectionId,
    encryptedKey: record.encryptedKey,
    keyDecryptionNonce: record.keyDecryptionNonce,
    file: StoredObject(
      objectKey: record.fileObjectKey ?? '',
      decryptionHeader: record.fileDecryptionHeader,
      size: record.encryptedSize,
    ),
    thumbnail: StoredObject(
      objectKey: record.thumbnailObjectKey ?? '',
      decryptionHeader: record.thumbnailDecryptionHeader ?? '',
      size: record.thumbnailSize ?? 0,
    ),
    metadata: EncryptedMetadata(
      encryptedData: record.metadata,
      decryptionHeader: record.metadataDecryptionHeader,
    ),
    pubMagicMetadata:
        magic == null ? null : MagicMetadataRequest.fromJson(_object(magic)),
  );
  return utf8.decode(CanonicalJson.encode(request.toJson()));
}

CreateFileRequest _parse(String body) =>
    CreateFileRequest.fromJson(_object(body));

JsonObject _object(String text) =>
    CanonicalJson.decode(utf8.encode(text)) as JsonObject;

/// Opens the first frame of the encrypted file with the key as it is unwrapped
/// from what will be sent.
Future<void> _verify(UploadCall call, UploadRecord record, String body) async {
  final length = min(Encryption.frameBytes, record.encryptedSize);
  final files = call.container.files;
  // The storage has it, and it was verified when it was sent.
  if (files.readStart(record.encryptedFileName, 1) == null) return;
  final request = _parse(body);
  final EnteCrypto crypto = call.environment.crypto;
  final box = boxOf(request.encryptedKey, request.keyDecryptionNonce);
  final header = decodeBase64(request.file.decryptionHeader);
  if (box == null || header == null) {
    throw damagedFile(record.encryptedFileName);
  }
  final collectionKey = call.keyOf(record.collectionId);
  final refusals = call.container.refusals;
  // Who wrote it may be another program, which does not agree with this one
  // then.
  final writer = writerOf(record.encryptedFileName);
  final key = await refusals.watch(
    writer,
    RefusalSubject.fileKey,
    () async => crypto.unwrapFileKey(box, collectionKey: collectionKey),
  );
  try {
    var isWhole = true;
    await refusals.watch(writer, RefusalSubject.file, () async {
      final decryptor = FrameDecryptor(
        crypto.provider,
        key,
        header,
        frameBytes: length,
      );
      try {
        final frame = Uint8List.sublistView(lent(decryptor.frame), 0, length);
        final read = files.readStartInto(record.encryptedFileName, frame);
        isWhole = read == length;
        if (!isWhole) return;
        decryptor.decrypt(
          length,
          isLast: record.encryptedSize <= Encryption.frameBytes,
        );
      } finally {
        decryptor.dispose();
      }
    });
    // Nobody disagrees about a file that lacks bytes.
    if (!isWhole) throw damagedFile(record.encryptedFileName);
  } finally {
    key.dispose();
  }
}

/// Looks whether the collection has the file of a record; null where it is not
/// seen, which says nothing.
Future<CommittedUpload?> _lookForCommit(
  UploadCall call,
  UploadRecord record,
) async {
  const margin = UploadPolicy.diffMarginSeconds * 1000000;
  var since = max(0, record.createdAt - margin);
  for (var page = 0; page < UploadPolicy.maximumDiffPages; page++) {
    final diff = await call.client.send(
      ApiCalls.getDiff,
      DiffRequest(collectionID: record.collectionId, sinceTime: since),
    );
    var newest = since;
    for (final entry in diff.diff) {
      if (_isOf(entry, record)) {
        return (
          fileId: entry.id,
          ownerId: entry.ownerID,
          updationTime: entry.updationTime,
        );
      }
      newest = max(newest, entry.updationTime);
    }
    if (!diff.hasMore || newest <= since) return null;
    since = newest;
  }
  return null;
}

bool _isOf(DiffEntry entry, UploadRecord record) =>
    entry.isDeleted != true &&
    entry.encryptedKey == record.encryptedKey &&
    entry.file?.decryptionHeader == record.fileDecryptionHeader;
