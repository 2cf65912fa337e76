import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../crypto/key_wrapping.dart';
import '../testing/testing_crypto.dart';
import 'requests/box_requests.dart';

/// `box.*`: secretboxes.
final class BoxHandlers implements BoxRequests {
  /// Works with [_crypto].
  const BoxHandlers(this._crypto);

  final TestingCrypto _crypto;

  @override
  BoxSealResult seal(BoxSealArguments arguments) {
    final box = _crypto
        .startingFrom(arguments.nonce)
        .sealBox(arguments.plaintext, key: arguments.key);
    return BoxSealResult(ciphertext: box.ciphertext);
  }

  @override
  BoxOpenResult open(BoxOpenArguments arguments) {
    final box = SealedBox(
      ciphertext: arguments.ciphertext,
      nonce: arguments.nonce,
    );
    final opened = _crypto.crypto.openBox(box, key: arguments.key);
    final plaintext = Uint8List.fromList(opened.bytes);
    opened.dispose();
    return BoxOpenResult(plaintext: plaintext);
  }
}
