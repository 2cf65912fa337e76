// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../lib/src/crypto/crypto_provider.dart';
import '../../lib/src/crypto/key_wrapping.dart';
import 'testing/testing_crypto.dart';
import 'handlers/kdf_handler.dart';

/// `kdf.*`: derived keys.
final class KdfOperations implements KdfHandler {
  /// Works with [_crypto].
  const KdfOperations(this._crypto);

  final TestingCrypto _crypto;

  @override
  KdfPassphraseResult passphrase(KdfPassphraseArguments arguments) =>
      KdfPassphraseResult(
        key: _taken(
          _crypto.crypto.derivePassphraseKey(
            arguments.passphrase,
            salt: arguments.salt,
            opsLimit: arguments.opsLimit,
            memLimit: arguments.memLimit,
          ),
        ),
      );

  @override
  KdfLoginResult login(KdfLoginArguments arguments) => KdfLoginResult(
    loginKey: _taken(
      _crypto.withKey(arguments.key, _crypto.crypto.deriveLoginKey),
    ),
  );

  Uint8List _taken(CryptoBuffer key) {
    final bytes = Uint8List.fromList(key.bytes);
    key.dispose();
    return bytes;
  }
}
