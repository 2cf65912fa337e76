import '../testing/testing_crypto.dart';
import 'requests/blob_requests.dart';

/// `blob.*`: metadata and thumbnails.
final class BlobHandlers implements BlobRequests {
  /// Works with [_crypto].
  const BlobHandlers(this._crypto);

  final TestingCrypto _crypto;

  @override
  BlobEncryptResult encrypt(BlobEncryptArguments arguments) {
    final encrypted = _crypto
        .startingFrom(arguments.header)
        .encryptBlob(arguments.plaintext, key: arguments.key);
    return BlobEncryptResult(ciphertext: encrypted.ciphertext);
  }

  @override
  BlobDecryptResult decrypt(BlobDecryptArguments arguments) =>
      BlobDecryptResult(
        plaintext: _crypto.crypto.decryptBlob(
          arguments.ciphertext,
          key: arguments.key,
          header: arguments.header,
        ),
      );
}
