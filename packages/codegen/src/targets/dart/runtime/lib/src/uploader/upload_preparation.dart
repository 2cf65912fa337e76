import 'dart:convert';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../crypto/ente_crypto.dart';
import '../crypto/key_wrapping.dart';
import '../ffi/native_memory.dart';
import '../json/canonical_json.dart';
import '../models/change.dart';
import '../models/metadata_encryption.dart';
import '../spec/api_policy.dart';
import '../spec/multipart.dart';
import '../spec/upload_record.dart';
import '../spec/upload_record_tables.dart';
import '../spec/upload_state.dart';
import 'upload_call.dart';
import 'upload_files.dart';
import 'upload_photo.dart';

/// What was encrypted, with the record of it, which is not written yet.
typedef PreparedPhoto = ({UploadRecord record, EncryptedPhoto encrypted});

/// Encrypts a photo, its [thumbnail] and its metadata under a new key, which is
/// wiped. Nothing is left where it fails.
Future<PreparedPhoto> preparePhoto(
  UploadCall call,
  UploadPhoto photo,
  Uint8List thumbnail,
) async {
  final UploadCall(:environment, :container) = call;
  final UploadFiles files = container.files;
  call.requireEncryption(files.size(photo.image, photo.video));
  await container.note(photo.localId, UploadState.encrypting);
  call.onProgress?.call(
    UploadProgressEvent(
      localId: photo.localId,
      state: UploadState.encrypting,
      sentBytes: 0,
      totalBytes: 0,
    ),
  );
  final EnteCrypto crypto = environment.crypto;
  final key = crypto.generateKey();
  final written = <String>[];
  try {
    final wrapped = crypto.wrapFileKey(
      key,
      collectionKey: call.keyOf(photo.collectionId),
    );
    final encrypted = files.encrypt(photo.image, photo.video, key: key);
    written.add(encrypted.name);
    final described = describePhoto(
      call,
      photo,
      key,
      contentHash: encrypted.contentHash,
      thumbnail: thumbnail,
    );
    written.add(described.thumbnailName);
    final now = environment.clock();
    final partMd5s = encrypted.file.partMd5s;
    final md5 = encrypted.file.md5;
    final record = UploadRecord(
      localId: photo.localId,
      collectionId: photo.collectionId,
      contentHash: encrypted.contentHash,
      phase: UploadPhase.prepared,
      thumbnailStored: 0,
      encryptedKey: base64.encode(wrapped.ciphertext),
      keyDecryptionNonce: base64.encode(wrapped.nonce),
      fileDecryptionHeader: base64.encode(encrypted.file.header),
      thumbnailDecryptionHeader: described.thumbnailHeader,
      metadata: described.metadata,
      metadataDecryptionHeader: described.metadataHeader,
      publicMagicMetadata: described.publicMagicMetadata,
      encryptedFileName: encrypted.name,
      encryptedSize: encrypted.file.size,
      fileMd5: md5 == null ? null : base64.encode(md5),
      partSize: partMd5s == null ? null : Multipart.partBytes,
      partMd5s:
          partMd5s == null
              ? null
              : jsonEncode(partMd5s.map(base64.encode).toList()),
      encryptedThumbnailName: described.thumbnailName,
      thumbnailSize: described.thumbnailSize,
      thumbnailMd5: described.thumbnailMd5,
      commitsSent: 0,
      commitsRefused: 0,
      createdAt: now,
      updatedAt: now,
    );
    written.clear();
    return (record: record, encrypted: encrypted);
  } finally {
    key.dispose();
    written.forEach(files.remove);
  }
}

/// What goes with a file, encrypted with its key, in base64: its thumbnail is a
/// new file of the container.
typedef PhotoDescription =
    ({
      String metadata,
      String metadataHeader,
      String? publicMagicMetadata,
      String thumbnailHeader,
      String thumbnailMd5,
      String thumbnailName,
      int thumbnailSize,
    });

/// Encrypts what goes with the file of [photo] under the file's [key].
PhotoDescription describePhoto(
  UploadCall call,
  UploadPhoto photo,
  CryptoBuffer key, {
  required String contentHash,
  required Uint8List thumbnail,
}) {
  final EnteCrypto crypto = call.environment.crypto;
  final metadata = crypto.encryptModel(
    photo.metadata.copyWith(hash: Change.to(contentHash)),
    key: key,
  );
  final magic = _magicMetadata(crypto, key, photo);
  final sealed = crypto.encryptBlob(thumbnail, key: key);
  return (
    metadata: base64.encode(metadata.ciphertext),
    metadataHeader: base64.encode(metadata.header),
    publicMagicMetadata: magic,
    thumbnailHeader: base64.encode(sealed.header),
    thumbnailMd5: _md5(crypto.provider, sealed.ciphertext),
    thumbnailName: call.container.files.write(sealed.ciphertext),
    thumbnailSize: sealed.ciphertext.length,
  );
}

/// Deletes what was encrypted in vain: the content is known, or somebody has
/// begun the upload.
void discardPrepared(UploadCall call, PreparedPhoto prepared) {
  final UploadRecord record = prepared.record;
  call.container.files.remove(record.encryptedFileName);
  final thumbnail = record.encryptedThumbnailName;
  if (thumbnail != null) call.container.files.remove(thumbnail);
}

/// The envelope as the commit sends it; null where there is nothing in it, which
/// the server would refuse.
String? _magicMetadata(EnteCrypto crypto, CryptoBuffer key, UploadPhoto photo) {
  final magic = photo.publicMagicMetadata;
  if (magic == null) return null;
  final envelope = crypto.sealMagicMetadata(
    magic,
    version: MagicMetadataEdits.firstVersion,
    key: key,
  );
  if (envelope.count == 0) return null;
  return utf8.decode(CanonicalJson.encode(envelope.toJsonValue()));
}

String _md5(CryptoProvider provider, Uint8List bytes) {
  final buffer = provider.allocate(bytes.length);
  try {
    lent(buffer).setAll(0, bytes);
    final md5 = provider.md5();
    try {
      md5.update(buffer, length: bytes.length);
      return base64.encode(md5.finish());
    } finally {
      md5.dispose();
    }
  } finally {
    buffer.dispose();
  }
}
