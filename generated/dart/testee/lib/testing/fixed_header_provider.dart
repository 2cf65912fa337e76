// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../../lib/src/crypto/crypto_provider.dart';
import '../../../lib/src/ffi/sodium_boxes.dart';
import '../../../lib/src/ffi/sodium_library.dart';
import '../../../lib/src/ffi/sodium_streams.dart';

/// A provider for tests alone, whose streams start from a header that the test
/// gives, and whose boxes are sealed under it as their nonce: one that is used
/// twice with one key breaks the cipher.
///
/// What uses it runs the same code as with a provider that draws them.
final class FixedHeaderProvider implements CryptoProvider {
  /// Starts streams and boxes from [_header], and does all else as [_inner]
  /// does.
  FixedHeaderProvider(this._inner, this._library, this._header);

  final CryptoProvider _inner;
  final SodiumLibrary _library;
  final Uint8List _header;

  /// A stream's state after it drew a header equals the state of a
  /// reader that starts to decrypt from that header.
  @override
  SecretstreamPush secretstreamPush(CryptoBuffer key) => SodiumPush.fromState(
    _library,
    SodiumPull.pullState(_library, key, _header),
    _header,
  );

  @override
  String get version => _inner.version;

  @override
  CryptoBuffer allocate(int size) => _inner.allocate(size);

  @override
  void random(CryptoBuffer buffer) => _inner.random(buffer);

  @override
  SecretstreamPull secretstreamPull(CryptoBuffer key, Uint8List header) =>
      _inner.secretstreamPull(key, header);

  @override
  SealedBox secretboxSeal(Uint8List plaintext, CryptoBuffer key) =>
      sealSodiumBox(_library, plaintext, key, drawNonce: () => _header);

  @override
  CryptoBuffer? secretboxOpen(
    Uint8List ciphertext,
    CryptoBuffer key,
    Uint8List nonce,
  ) => _inner.secretboxOpen(ciphertext, key, nonce);

  @override
  Uint8List? boxSeal(Uint8List plaintext, Uint8List publicKey) =>
      _inner.boxSeal(plaintext, publicKey);

  @override
  CryptoBuffer? boxSealOpen(
    Uint8List sealed, {
    required Uint8List publicKey,
    required CryptoBuffer secretKey,
  }) => _inner.boxSealOpen(sealed, publicKey: publicKey, secretKey: secretKey);

  @override
  GenericHash genericHash(int digestBytes) => _inner.genericHash(digestBytes);

  @override
  Md5 md5() => _inner.md5();

  @override
  CryptoBuffer? pwhash(
    Uint8List passphrase, {
    required int keyBytes,
    required Uint8List salt,
    required int opsLimit,
    required int memLimit,
  }) => _inner.pwhash(
    passphrase,
    keyBytes: keyBytes,
    salt: salt,
    opsLimit: opsLimit,
    memLimit: memLimit,
  );

  @override
  CryptoBuffer kdf(
    CryptoBuffer key, {
    required int subkeyBytes,
    required int subkeyId,
    required String context,
  }) => _inner.kdf(
    key,
    subkeyBytes: subkeyBytes,
    subkeyId: subkeyId,
    context: context,
  );
}
