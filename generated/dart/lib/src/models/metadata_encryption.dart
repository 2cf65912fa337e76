// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../crypto/ente_crypto.dart';
import '../crypto/stream_bytes.dart';
import '../errors/lockstep_exception.dart';
import '../spec/api_policy.dart';
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
  /// another one. Throws a [ModelException] for a version below 0, else as
  /// [encryptModel] does.
  MagicMetadataEnvelope sealMagicMetadata(
    JsonModel magic, {
    required int version,
    required CryptoBuffer key,
  }) {
    final encrypted = encryptModel(magic, key: key);
    return MagicMetadataEnvelope(
      version: version,
      // All members count, also those that nobody here knows or can read.
      count: magic.memberCount,
      data: base64.encode(encrypted.ciphertext),
      header: base64.encode(encrypted.header),
    )..toJsonValue();
  }

  /// Edits magic metadata: opens its [envelope] with the file's [key], changes
  /// what is in it and puts it into another one of the same version, which is
  /// the one that the server wants to see.
  ///
  /// [fromBytes] reads what is in it: `PublicMagicMetadata.fromBytes`. [change]
  /// makes the object that shall be there of the one that is, by `copyWith`.
  /// Throws a [LockstepException] with the code `invalid_argument` for an edit
  /// that the server would refuse: one that removes more members than
  /// [MagicMetadataEdits.maximumLostMembers], or has so many fewer than the
  /// server counts; else as [openMagicMetadata] and [sealMagicMetadata] do.
  MagicMetadataEnvelope editMagicMetadata<M extends JsonModel>(
    MagicMetadataEnvelope envelope,
    M Function(Uint8List) fromBytes, {
    required CryptoBuffer key,
    required M Function(M) change,
  }) {
    final before = openMagicMetadata(envelope, fromBytes, key: key);
    final after = change(before);
    final kept = after.toJsonValue();
    final removed = before.toJsonValue().members.where(
      (member) => kept[member.name] == null,
    );
    _requireFewLost(after, removed.length, 'removes');
    _requireFewLost(
      after,
      (envelope.count ?? 0) - kept.members.length,
      'has, of those that the server counts, fewer by',
    );
    return sealMagicMetadata(after, version: envelope.version, key: key);
  }

  /// Opens the [envelope] of magic metadata with the file's [key]; [fromBytes]
  /// reads what is in it: `PublicMagicMetadata.fromBytes`.
  ///
  /// The envelope's count is not compared with what is in it: only that is
  /// authentic. Throws a [LockstepException] with the code `invalid_argument`
  /// for data or a header that are not base64, else as [decryptModel] does.
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

void _requireFewLost(JsonModel model, int lost, String what) {
  const most = MagicMetadataEdits.maximumLostMembers;
  if (lost <= most) return;
  throw LockstepException(
    LockstepErrorCode.invalidArgument,
    'An edit of ${model.modelName} may lose $most members at most, or the '
    'server refuses it; this one $what $lost: make several edits.',
  );
}

Uint8List _decoded(String name, String text) =>
    decodeBase64(text) ??
    (throw LockstepException(
      LockstepErrorCode.invalidArgument,
      'The envelope\'s $name is not base64 of the standard alphabet.',
    ));
