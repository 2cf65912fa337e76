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
}) {
  final memory = NativeMemory.instance;
  final nonce = memory.allocate(Secretbox.nonceBytes);
  final input = memory.copyOf(plaintext);
  final keyCopy = memory.copyOf(key);
  final output = memory.allocate(plaintext.length + Secretbox.macBytes);
  try {
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
  } finally {
    nonce.dispose();
    input.dispose();
    keyCopy.dispose();
    output.dispose();
  }
}

/// Decrypts [ciphertext]; null if it is not authentic.
NativeBuffer? openSodiumBox(
  SodiumLibrary library,
  Uint8List ciphertext,
  Uint8List key,
  Uint8List nonce,
) {
  if (ciphertext.length < Secretbox.macBytes) return null;
  final memory = NativeMemory.instance;
  final input = memory.copyOf(ciphertext);
  final keyCopy = memory.copyOf(key);
  final nonceCopy = memory.copyOf(nonce);
  final output = memory.allocate(ciphertext.length - Secretbox.macBytes);
  try {
    final opened = library.secretboxOpenEasy(
      output.pointer,
      input.pointer,
      input.length,
      nonceCopy.pointer,
      keyCopy.pointer,
    );
    if (opened == 0) return output;
    output.dispose();
    return null;
  } finally {
    input.dispose();
    keyCopy.dispose();
    nonceCopy.dispose();
  }
}
