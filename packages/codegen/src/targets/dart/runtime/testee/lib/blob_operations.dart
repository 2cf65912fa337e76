import 'testing/testing_crypto.dart';
import 'handlers/blob_handler.dart';

/// `blob.*`: metadata and thumbnails.
final class BlobOperations implements BlobHandler {
  /// Works with [_crypto].
  const BlobOperations(this._crypto);

  final TestingCrypto _crypto;

  @override
  BlobEncryptResult encrypt(BlobEncryptArguments arguments) {
    final crypto = _crypto.startingFrom(arguments.header);
    final encrypted = _crypto.withKey(
      arguments.key,
      (key) => crypto.encryptBlob(arguments.plaintext, key: key),
    );
    return BlobEncryptResult(ciphertext: encrypted.ciphertext);
  }

  @override
  BlobDecryptResult decrypt(BlobDecryptArguments arguments) =>
      BlobDecryptResult(
        plaintext: _crypto.withKey(
          arguments.key,
          (key) => _crypto.crypto.decryptBlob(
            arguments.ciphertext,
            key: key,
            header: arguments.header,
          ),
        ),
      );
}
