// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';
import 'dart:typed_data';

import '../ffi/native_memory.dart';
import 'crypto_provider.dart';

/// How much is copied out of the Dart heap at once.
const int _pieceBytes = 256 * 1024;

/// The BLAKE2b of [bytes], of [digestBytes] bytes, in constant extra memory.
Uint8List hashOfBytes(
  CryptoProvider crypto,
  Uint8List bytes, {
  required int digestBytes,
}) {
  final hash = crypto.genericHash(digestBytes);
  final piece = crypto.allocate(max(1, min(_pieceBytes, bytes.length)));
  try {
    for (var at = 0; at < bytes.length; at += piece.length) {
      final length = min(piece.length, bytes.length - at);
      lent(piece).setRange(0, length, bytes, at);
      hash.update(piece, length: length);
    }
    return hash.finish();
  } finally {
    piece.dispose();
    hash.dispose();
  }
}
