// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'testing/testing_crypto.dart';
import 'handlers/stream_handler.dart';

/// `stream.*`: the encrypted file in memory.
final class StreamOperations implements StreamHandler {
  /// Works with [_crypto].
  const StreamOperations(this._crypto);

  final TestingCrypto _crypto;

  @override
  StreamEncryptResult encrypt(StreamEncryptArguments arguments) {
    final crypto = _crypto.startingFrom(arguments.header);
    final encrypted = _crypto.withKey(
      arguments.key,
      (key) => crypto.encryptStream(arguments.plaintext, key: key),
    );
    return StreamEncryptResult(ciphertext: encrypted.ciphertext);
  }

  @override
  StreamDecryptResult decrypt(StreamDecryptArguments arguments) =>
      StreamDecryptResult(
        plaintext: _crypto.withKey(
          arguments.key,
          (key) => _crypto.crypto.decryptStream(
            arguments.ciphertext,
            key: key,
            header: arguments.header,
          ),
        ),
      );
}
