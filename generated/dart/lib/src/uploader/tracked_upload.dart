// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../crypto/ente_crypto.dart';
import '../crypto/key_wrapping.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import '../spec/multipart.dart';
import '../spec/upload_record.dart';
import '../spec/upload_record_tables.dart';
import '../spec/upload_resume_tables.dart';
import '../upload/multipart_plan.dart';
import 'content_finder.dart';
import 'upload_call.dart';
import 'upload_photo.dart';
import 'upload_preparation.dart';

/// Makes a record of the upload of [photo] that the app's own table has, if it
/// can continue: its encrypted file is in the container, its key opens, and it
/// was not completed.
///
/// An upload that was completed may have been committed with metadata that is
/// lost. The thumbnail and the metadata are encrypted with the key of the file.
/// Returns the record, with the parts that the storage has; null where the
/// upload begins anew.
Future<UploadRecord?> adoptTracked(
  UploadCall call,
  UploadPhoto photo,
  String hash,
  Uint8List thumbnail,
) async {
  final files = call.container.files;
  final records = call.container.records;
  final found = await records.tracked(
    photo.localId,
    photo.collectionId,
    hash,
    files.folder,
  );
  if (found == null || !_canGoOn(found.upload, found.parts)) return null;
  final tracked = found.upload;
  final key = _keyOf(call, tracked);
  if (key == null) return null;
  String? written;
  try {
    final partMd5s = tracked.partMd5s ?? _md5sOf(call, tracked);
    final described = describePhoto(
      call,
      photo,
      key,
      contentHash: hash,
      thumbnail: thumbnail,
    );
    written = described.thumbnailName;
    final now = call.environment.clock();
    final adopted = await records.takeOver(
      UploadRecord(
        localId: photo.localId,
        collectionId: photo.collectionId,
        contentHash: hash,
        phase: UploadPhase.uploading,
        fileObjectKey: tracked.objectKey,
        completeUrl: tracked.completeUrl,
        thumbnailStored: 0,
        encryptedKey: tracked.encryptedFileKey,
        keyDecryptionNonce: tracked.keyEncryptionNonce,
        fileDecryptionHeader: tracked.fileEncryptionNonce,
        thumbnailDecryptionHeader: described.thumbnailHeader,
        metadata: described.metadata,
        metadataDecryptionHeader: described.metadataHeader,
        publicMagicMetadata: described.publicMagicMetadata,
        encryptedFileName: tracked.encryptedFileName,
        encryptedSize: tracked.encryptedFileSize,
        partSize: tracked.partSize,
        partMd5s: partMd5s,
        encryptedThumbnailName: described.thumbnailName,
        thumbnailSize: described.thumbnailSize,
        thumbnailMd5: described.thumbnailMd5,
        commitsSent: 0,
        commitsRefused: 0,
        createdAt: now,
        updatedAt: now,
      ),
      tracked,
    );
    if (adopted.encryptedThumbnailName == written) written = null;
    return adopted;
  } finally {
    key.dispose();
    if (written != null) files.remove(written);
  }
}

bool _canGoOn(TrackedUpload tracked, List<TrackedPart> parts) {
  if (tracked.status == MultipartStatus.completed) return false;
  if (tracked.partSize != Multipart.partBytes) return false;
  final planned = MultipartPlan.of(tracked.encryptedFileSize);
  if (!planned.isMultipart || parts.length != planned.parts.length) {
    return false;
  }
  for (final (number, part) in parts.indexed) {
    if (part.partNumber != number) return false;
  }
  final md5s = tracked.partMd5s;
  return md5s == null || _isListOf(md5s, parts.length);
}

bool _isListOf(String text, int length) {
  try {
    return switch (jsonDecode(text)) {
      final List<Object?> list =>
        list.length == length && list.every((each) => each is String),
      _ => false,
    };
  } on FormatException {
    return false;
  }
}

/// The file's key; null where it does not open.
CryptoBuffer? _keyOf(UploadCall call, TrackedUpload tracked) {
  final box = boxOf(tracked.encryptedFileKey, tracked.keyEncryptionNonce);
  if (box == null) return null;
  final EnteCrypto crypto = call.environment.crypto;
  try {
    return crypto.unwrapFileKey(
      box,
      collectionKey: call.keyOf(tracked.collectionId),
    );
  } on LockstepException catch (error) {
    if (error.code == LockstepErrorCode.internalError) rethrow;
    return null;
  }
}

/// The checksums of the parts, which older versions of the app did not keep.
String _md5sOf(UploadCall call, TrackedUpload tracked) {
  call.requireEncryption(tracked.encryptedFileSize);
  final files = call.container.files;
  return jsonEncode([
    for (final part in MultipartPlan.of(tracked.encryptedFileSize).parts)
      files.md5(
        files.slice(
          tracked.encryptedFileName,
          offset: part.offset,
          length: part.length,
        ),
      ),
  ]);
}
