import 'dart:convert';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../crypto/ente_crypto.dart';
import '../crypto/stream_bytes.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import '../spec/models/magic_metadata_envelope.dart';
import '../support/base64_text.dart';
import 'json_model.dart';

/// Metadata of files: encrypted as blobs with the file's key, magic metadata
/// in the envelopes that the API knows.
extension MetadataEncryption on EnteCrypto {
  /// Encrypts [model], as canonical JSON, with the file's [key] of 32 bytes
  /// and under a header of its own.
  ///
  /// Throws what [JsonModel.toBytes] throws, and a [LockstepException] with the
  /// code `invalid_argument` for a key of the wrong length.
  EncryptedBytes encryptModel(JsonModel model, {required CryptoBuffer key}) =>
      encryptBlob(model.toBytes(), key: key);

  /// Decrypts a model with the file's [key] and the blob's own [header];
  /// [fromBytes] reads it: `FileMetadata.fromBytes`.
  ///
  /// Throws a [LockstepException] as [decryptBlob] does, and what [fromBytes]
  /// throws for a plaintext that is authentic but no such model.
  M decryptModel<M extends JsonModel>(
    Uint8List ciphertext,
    M Function(Uint8List) fromBytes, {
    required CryptoBuffer key,
    required Uint8List header,
  }) => fromBytes(decryptBlob(ciphertext, key: key, header: header));

  /// Puts [magic] metadata, public or private, into its envelope, encrypted
  /// with the file's [key].
  ///
  /// [version] is the one that the server has, from 0: it refuses an edit of
  /// another one. Throws a [ModelException] for a version below 1, else as
  /// [encryptModel] does.
  MagicMetadataEnvelope sealMagicMetadata(
    JsonModel magic, {
    required int version,
    required CryptoBuffer key,
  }) {
    final encrypted = encryptModel(magic, key: key);
    return MagicMetadataEnvelope(
      version: version,
      // All members count, also those that are null or that nobody here knows.
      count: magic.memberCount,
      data: base64.encode(encrypted.ciphertext),
      header: base64.encode(encrypted.header),
    )..toJsonValue();
  }

  /// Opens the [envelope] of magic metadata with the file's [key]; [fromBytes]
  /// reads what is in it: `PublicMagicMetadata.fromBytes`.
  ///
  /// The envelope's count is not compared with what is in it: only that is
  /// authentic. Throws a [LockstepException] with the code `invalid_argument`
  /// for data or a header that are no base64, else as [decryptModel] does.
  M openMagicMetadata<M extends JsonModel>(
    MagicMetadataEnvelope envelope,
    M Function(Uint8List) fromBytes, {
    required CryptoBuffer key,
  }) => decryptModel(
    _decoded('data', envelope.data),
    fromBytes,
    key: key,
    header: _decoded('header', envelope.header),
  );
}

Uint8List _decoded(String name, String text) =>
    decodeBase64(text) ??
    (throw LockstepException(
      LockstepErrorCode.invalidArgument,
      'The envelope\'s $name is not base64 of the standard alphabet.',
    ));
