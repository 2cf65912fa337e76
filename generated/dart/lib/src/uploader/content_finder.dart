// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:typed_data';

import '../api/api_exception.dart';
import '../crypto/crypto_provider.dart';
import '../crypto/ente_crypto.dart';
import '../crypto/key_wrapping.dart';
import '../errors/lockstep_exception.dart';
import '../spec/api_calls.dart';
import '../spec/api_documents.dart';
import '../spec/api_errors.dart';
import '../spec/committed_files_tables.dart';
import '../spec/upload.dart';
import '../support/base64_text.dart';
import 'upload_call.dart';

/// How content was found that the account has already.
typedef FoundContent = ({UploadOutcome outcome, int fileId});

/// What the server answers where a link is not possible: the row is of no use
/// then.
const Set<ApiErrorCode> _refusals = {
  ApiErrorCode.badRequest,
  ApiErrorCode.forbidden,
  ApiErrorCode.notFound,
  ApiErrorCode.conflict,
};

/// Looks for content in the table of committed files, and adds a file of
/// another collection to the target's, [collectionId].
///
/// [hashes] are the forms of the content's hash. A file of another account than
/// [accountId], where that is known, is not linked. Throws an [ApiException]
/// where the link fails for another reason than a refusal.
Future<FoundContent?> findContent(
  UploadCall call,
  int collectionId,
  List<String> hashes,
  int? accountId,
) async {
  final files = [
    for (final hash in hashes) ...await call.container.withContent(hash),
  ];
  for (final file in files) {
    if (file.collectionId != collectionId) continue;
    return (outcome: UploadOutcome.present, fileId: file.fileId);
  }
  for (final file in files) {
    final owner = file.ownerId;
    final isOthers = accountId != null && owner != null && owner != accountId;
    if (isOthers || !call.keys.containsKey(file.collectionId)) continue;
    if (await _link(call, collectionId, file)) {
      return (outcome: UploadOutcome.linked, fileId: file.fileId);
    }
  }
  return null;
}

Future<bool> _link(UploadCall call, int target, CommittedFile file) async {
  final box = _rewrapped(call, target, file);
  if (box == null) return false;
  final encryptedKey = base64.encode(box.ciphertext);
  final nonce = base64.encode(box.nonce);
  final added = AddedFile(
    id: file.fileId,
    encryptedKey: encryptedKey,
    keyDecryptionNonce: nonce,
  );
  try {
    await call.client.send(
      ApiCalls.addFiles,
      AddFilesRequest(collectionID: target, files: [added]),
    );
  } on ApiException catch (error) {
    if (!_refusals.contains(error.code)) rethrow;
    await call.container.removeCommitted(file);
    return false;
  }
  await call.container.writeCommitted(
    CommittedFile(
      fileId: file.fileId,
      localId: file.localId,
      collectionId: target,
      ownerId: file.ownerId,
      encryptedKey: encryptedKey,
      keyDecryptionNonce: nonce,
      fileDecryptionHeader: file.fileDecryptionHeader,
      thumbnailDecryptionHeader: file.thumbnailDecryptionHeader,
      metadataDecryptionHeader: file.metadataDecryptionHeader,
      contentHash: file.contentHash,
      updationTime: file.updationTime,
    ),
  );
  return true;
}

/// The file's key under the target's; null where the row's does not open.
SealedBox? _rewrapped(UploadCall call, int target, CommittedFile file) {
  final EnteCrypto crypto = call.environment.crypto;
  final box = boxOf(file.encryptedKey, file.keyDecryptionNonce);
  if (box == null) return null;
  final CryptoBuffer key;
  try {
    key = crypto.unwrapFileKey(
      box,
      collectionKey: call.keyOf(file.collectionId),
    );
  } on LockstepException {
    return null;
  }
  try {
    return crypto.wrapFileKey(key, collectionKey: call.keyOf(target));
  } finally {
    key.dispose();
  }
}

/// A wrapped key from its base64; null where it is none.
SealedBox? boxOf(String ciphertext, String nonce) {
  final Uint8List? bytes = decodeBase64(ciphertext);
  final nonceBytes = decodeBase64(nonce);
  if (bytes == null || nonceBytes == null) return null;
  return SealedBox(ciphertext: bytes, nonce: nonceBytes);
}
