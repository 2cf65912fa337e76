// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../crypto/check_length.dart';
import '../crypto/crypto_provider.dart';
import '../spec/keys.dart';
import 'native_memory.dart';
import 'sodium_library.dart';
import 'sodium_streams.dart';

/// Encrypts [plaintext] under a random nonce, or, in tests alone, under the
/// one that [drawNonce] gives.
SealedBox sealSodiumBox(
  SodiumLibrary library,
  Uint8List plaintext,
  CryptoBuffer key, {
  Uint8List Function()? drawNonce,
}) => NativeMemory.instance.scoped((scope) {
  checkLength('key', key.length, expected: Secretbox.keyBytes);
  final nonce = scope.allocate(Secretbox.nonceBytes);
  final input = scope.copyOf(plaintext);
  final output = scope.allocate(plaintext.length + Secretbox.macBytes);
  if (drawNonce == null) {
    library.random(nonce.pointer, nonce.length);
  } else {
    nonce.lent.setAll(0, drawNonce());
  }
  SodiumLibrary.require(
    'secretbox_easy',
    library.secretboxEasy(
      output.pointer,
      input.pointer,
      input.length,
      nonce.pointer,
      native(key).pointer,
    ),
  );
  return SealedBox(
    ciphertext: Uint8List.fromList(output.lent),
    nonce: Uint8List.fromList(nonce.lent),
  );
});

/// Decrypts [ciphertext]; null if it is not authentic.
NativeBuffer? openSodiumBox(
  SodiumLibrary library,
  Uint8List ciphertext,
  CryptoBuffer key,
  Uint8List nonce,
) {
  checkLength('key', key.length, expected: Secretbox.keyBytes);
  checkLength('nonce', nonce.length, expected: Secretbox.nonceBytes);
  if (ciphertext.length < Secretbox.macBytes) return null;
  return NativeMemory.instance.scoped((scope) {
    final input = scope.copyOf(ciphertext);
    final nonceCopy = scope.copyOf(nonce);
    final output = scope.allocate(ciphertext.length - Secretbox.macBytes);
    final opened = library.secretboxOpenEasy(
      output.pointer,
      input.pointer,
      input.length,
      nonceCopy.pointer,
      native(key).pointer,
    );
    return opened == 0 ? scope.keep(output) : null;
  });
}

/// Encrypts [plaintext] for a [publicKey]; null for one of small order.
Uint8List? sealForKey(
  SodiumLibrary library,
  Uint8List plaintext,
  Uint8List publicKey,
) {
  checkLength(
    'public key',
    publicKey.length,
    expected: PublicKeyBox.publicKeyBytes,
  );
  return NativeMemory.instance.scoped((scope) {
    final input = scope.copyOf(plaintext);
    final output = scope.allocate(
      plaintext.length + PublicKeyBox.overheadBytes,
    );
    final sealed = library.boxSeal(
      output.pointer,
      input.pointer,
      input.length,
      scope.copyOf(publicKey).pointer,
    );
    return sealed == 0 ? Uint8List.fromList(output.lent) : null;
  });
}

/// Decrypts a [sealed] box; null if it is not authentic.
NativeBuffer? openSealed(
  SodiumLibrary library,
  Uint8List sealed,
  Uint8List publicKey,
  CryptoBuffer secretKey,
) {
  checkLength(
    'public key',
    publicKey.length,
    expected: PublicKeyBox.publicKeyBytes,
  );
  checkLength(
    'secret key',
    secretKey.length,
    expected: PublicKeyBox.secretKeyBytes,
  );
  if (sealed.length < PublicKeyBox.overheadBytes) return null;
  return NativeMemory.instance.scoped((scope) {
    final input = scope.copyOf(sealed);
    final output = scope.allocate(sealed.length - PublicKeyBox.overheadBytes);
    final opened = library.boxSealOpen(
      output.pointer,
      input.pointer,
      input.length,
      scope.copyOf(publicKey).pointer,
      native(secretKey).pointer,
    );
    return opened == 0 ? scope.keep(output) : null;
  });
}
