// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../../lib/src/crypto/crypto_provider.dart';
import '../../../lib/src/crypto/ente_crypto.dart';
import '../../../lib/src/ffi/sodium_library.dart';
import 'fixed_header_provider.dart';

/// For tests alone: this package's cryptography, with the choice of the header
/// that a stream starts from.
final class TestingCrypto {
  /// Works with [_provider] on [_library].
  TestingCrypto(this._provider, this._library) : crypto = EnteCrypto(_provider);

  final CryptoProvider _provider;
  final SodiumLibrary _library;

  /// The cryptography as everybody has it.
  final EnteCrypto crypto;

  /// The same, but its next streams start from [header], and its next boxes
  /// have it as their nonce.
  EnteCrypto startingFrom(Uint8List header) =>
      EnteCrypto(FixedHeaderProvider(_provider, _library, header));

  /// Does [work] with a key of these [bytes].
  T withKey<T>(Uint8List bytes, T Function(CryptoBuffer key) work) {
    final key = crypto.importKey(bytes);
    try {
      return work(key);
    } finally {
      key.dispose();
    }
  }
}
