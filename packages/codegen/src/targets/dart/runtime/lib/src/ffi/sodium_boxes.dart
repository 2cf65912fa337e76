import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../spec/keys.dart';
import 'native_memory.dart';
import 'sodium_library.dart';

/// Encrypts [plaintext] under a random nonce, or, in tests alone, under the
/// one that [drawNonce] gives.
SealedBox sealSodiumBox(
  SodiumLibrary library,
  Uint8List plaintext,
  Uint8List key, {
  Uint8List Function()? drawNonce,
}) => NativeMemory.instance.scoped((scope) {
  final nonce = scope.allocate(Secretbox.nonceBytes);
  final input = scope.copyOf(plaintext);
  final keyCopy = scope.copyOf(key);
  final output = scope.allocate(plaintext.length + Secretbox.macBytes);
  if (drawNonce == null) {
    library.random(nonce.pointer, nonce.length);
  } else {
    nonce.bytes.setAll(0, drawNonce());
  }
  library.secretboxEasy(
    output.pointer,
    input.pointer,
    input.length,
    nonce.pointer,
    keyCopy.pointer,
  );
  return SealedBox(
    ciphertext: Uint8List.fromList(output.bytes),
    nonce: Uint8List.fromList(nonce.bytes),
  );
});

/// Decrypts [ciphertext]; null if it is not authentic.
NativeBuffer? openSodiumBox(
  SodiumLibrary library,
  Uint8List ciphertext,
  Uint8List key,
  Uint8List nonce,
) {
  if (ciphertext.length < Secretbox.macBytes) return null;
  return NativeMemory.instance.scoped((scope) {
    final input = scope.copyOf(ciphertext);
    final keyCopy = scope.copyOf(key);
    final nonceCopy = scope.copyOf(nonce);
    final output = scope.allocate(ciphertext.length - Secretbox.macBytes);
    final opened = library.secretboxOpenEasy(
      output.pointer,
      input.pointer,
      input.length,
      nonceCopy.pointer,
      keyCopy.pointer,
    );
    return opened == 0 ? scope.keep(output) : null;
  });
}
