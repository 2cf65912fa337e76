import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import 'native_memory.dart';
import 'sodium_library.dart';

/// `crypto_secretbox_NONCEBYTES`.
const int _nonceBytes = 24;

/// `crypto_secretbox_MACBYTES`.
const int _macBytes = 16;

/// Encrypts [plaintext] under a random nonce, or, in tests alone, under the
/// one that [drawNonce] gives.
SealedBox sealSodiumBox(
  SodiumLibrary library,
  Uint8List plaintext,
  Uint8List key, {
  Uint8List Function()? drawNonce,
}) {
  final memory = NativeMemory.instance;
  final nonce = memory.allocate(_nonceBytes);
  final input = memory.copyOf(plaintext);
  final keyCopy = memory.copyOf(key);
  final output = memory.allocate(plaintext.length + _macBytes);
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
Uint8List? openSodiumBox(
  SodiumLibrary library,
  Uint8List ciphertext,
  Uint8List key,
  Uint8List nonce,
) {
  if (ciphertext.length < _macBytes) return null;
  final memory = NativeMemory.instance;
  final input = memory.copyOf(ciphertext);
  final keyCopy = memory.copyOf(key);
  final nonceCopy = memory.copyOf(nonce);
  final output = memory.allocate(ciphertext.length - _macBytes);
  try {
    final opened = library.secretboxOpenEasy(
      output.pointer,
      input.pointer,
      input.length,
      nonceCopy.pointer,
      keyCopy.pointer,
    );
    return opened == 0 ? Uint8List.fromList(output.bytes) : null;
  } finally {
    input.dispose();
    keyCopy.dispose();
    nonceCopy.dispose();
    output.dispose();
  }
}
