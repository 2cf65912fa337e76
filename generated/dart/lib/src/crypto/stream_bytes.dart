// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';
import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../ffi/native_memory.dart';
import '../spec/encryption.dart';
import 'crypto_provider.dart';
import 'frame_decryptor.dart';
import 'frame_encryptor.dart';

/// A ciphertext in memory and the header that it starts from.
final class EncryptedBytes {
  /// A ciphertext with its header.
  const EncryptedBytes({required this.ciphertext, required this.header});

  /// All frames, one after the other.
  final Uint8List ciphertext;

  /// The header, [Encryption.headerBytes] long, which is public.
  final Uint8List header;
}

/// Encrypts [plaintext] in frames of at most [chunkBytes] of it, the last one
/// marked final.
EncryptedBytes encryptFrames(
  CryptoProvider crypto,
  Uint8List plaintext,
  CryptoBuffer key, {
  required int chunkBytes,
}) {
  final size = plaintext.length;
  final frames = size == 0 ? 1 : (size - 1) ~/ chunkBytes + 1;
  final ciphertext = Uint8List(size + frames * Encryption.frameOverheadBytes);
  final encryptor = FrameEncryptor(
    crypto,
    key,
    chunkBytes: min(chunkBytes, size),
  );
  try {
    var at = 0;
    var written = 0;
    do {
      final length = min(chunkBytes, size - at);
      lent(encryptor.chunk).setRange(0, length, plaintext, at);
      at += length;
      final frame = encryptor.encrypt(length, isLast: at == size);
      final end = written + frame;
      ciphertext.setRange(written, end, lent(encryptor.frame));
      written = end;
    } while (at < size);
    return EncryptedBytes(ciphertext: ciphertext, header: encryptor.header);
  } finally {
    encryptor.dispose();
  }
}

/// Decrypts a [ciphertext] that was cut into frames of [frameBytes], the last
/// one what is left.
///
/// Throws a [LockstepException] as `FrameDecryptor.decrypt` does.
Uint8List decryptFrames(
  CryptoProvider crypto,
  Uint8List ciphertext,
  CryptoBuffer key,
  Uint8List header, {
  required int frameBytes,
}) {
  final size = ciphertext.length;
  // A last frame that is too short to be one is an offence, not negative.
  const overhead = Encryption.frameOverheadBytes;
  final full = size == 0 ? 0 : (size - 1) ~/ frameBytes;
  final rest = max(0, size - full * frameBytes - overhead);
  final plaintext = Uint8List(full * (frameBytes - overhead) + rest);
  final decryptor = FrameDecryptor(
    crypto,
    key,
    header,
    frameBytes: min(frameBytes, size),
  );
  try {
    var at = 0;
    var written = 0;
    do {
      final length = min(frameBytes, size - at);
      lent(decryptor.frame).setRange(0, length, ciphertext, at);
      at += length;
      final chunk = decryptor.decrypt(length, isLast: at == size);
      final end = written + chunk;
      plaintext.setRange(written, end, lent(decryptor.chunk));
      written = end;
    } while (at < size);
    return plaintext;
  } finally {
    decryptor.dispose();
  }
}
