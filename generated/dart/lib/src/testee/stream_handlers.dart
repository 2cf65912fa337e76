import '../testing/testing_crypto.dart';
import 'requests/stream_requests.dart';

/// `stream.*`: the encrypted file in memory.
final class StreamHandlers implements StreamRequests {
  /// Works with [_crypto].
  const StreamHandlers(this._crypto);

  final TestingCrypto _crypto;

  @override
  StreamEncryptResult encrypt(StreamEncryptArguments arguments) {
    final encrypted = _crypto
        .startingFrom(arguments.header)
        .encryptStream(arguments.plaintext, key: arguments.key);
    return StreamEncryptResult(ciphertext: encrypted.ciphertext);
  }

  @override
  StreamDecryptResult decrypt(StreamDecryptArguments arguments) =>
      StreamDecryptResult(
        plaintext: _crypto.crypto.decryptStream(
          arguments.ciphertext,
          key: arguments.key,
          header: arguments.header,
        ),
      );
}
