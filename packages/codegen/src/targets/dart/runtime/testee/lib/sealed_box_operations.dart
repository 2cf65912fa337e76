// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../lib/src/crypto/key_wrapping.dart';
import 'testing/testing_crypto.dart';
import 'handlers/sealed_box_handler.dart';

/// `sealedBox.*`: boxes for the holder of the secret key of a public key.
final class SealedBoxOperations implements SealedBoxHandler {
  /// Works with [_crypto].
  const SealedBoxOperations(this._crypto);

  final TestingCrypto _crypto;

  @override
  SealedBoxSealResult seal(SealedBoxSealArguments arguments) =>
      SealedBoxSealResult(
        ciphertext: _crypto.crypto.sealForKey(
          arguments.plaintext,
          publicKey: arguments.publicKey,
        ),
      );

  @override
  SealedBoxOpenResult open(SealedBoxOpenArguments arguments) {
    final opened = _crypto.withKey(
      arguments.secretKey,
      (secretKey) => _crypto.crypto.openSealed(
        arguments.ciphertext,
        publicKey: arguments.publicKey,
        secretKey: secretKey,
      ),
    );
    final plaintext = Uint8List.fromList(opened.bytes);
    opened.dispose();
    return SealedBoxOpenResult(plaintext: plaintext);
  }
}
