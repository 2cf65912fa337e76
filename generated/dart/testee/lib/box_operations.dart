// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../lib/src/crypto/crypto_provider.dart';
import '../../lib/src/crypto/key_wrapping.dart';
import 'testing/testing_crypto.dart';
import 'handlers/box_handler.dart';

/// `box.*`: secretboxes.
final class BoxOperations implements BoxHandler {
  /// Works with [_crypto].
  const BoxOperations(this._crypto);

  final TestingCrypto _crypto;

  @override
  BoxSealResult seal(BoxSealArguments arguments) {
    final crypto = _crypto.startingFrom(arguments.nonce);
    final box = _crypto.withKey(
      arguments.key,
      (key) => crypto.sealBox(arguments.plaintext, key: key),
    );
    return BoxSealResult(ciphertext: box.ciphertext);
  }

  @override
  BoxOpenResult open(BoxOpenArguments arguments) {
    final box = SealedBox(
      ciphertext: arguments.ciphertext,
      nonce: arguments.nonce,
    );
    final opened = _crypto.withKey(
      arguments.key,
      (key) => _crypto.crypto.openBox(box, key: key),
    );
    final plaintext = Uint8List.fromList(opened.bytes);
    opened.dispose();
    return BoxOpenResult(plaintext: plaintext);
  }
}
