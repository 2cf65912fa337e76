// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../lib/src/ffi/sodium_library.dart';
import '../../testee/lib/testing/seeded_memory.dart';

/// `randombytes_buf_deterministic` as ordinary lists.
final class DeterministicBytes {
  /// Makes them with [library].
  DeterministicBytes(SodiumLibrary library) : _memory = SeededMemory(library);

  final SeededMemory _memory;

  /// [size] bytes that follow from [seed].
  Uint8List bytes(Uint8List seed, int size) {
    final bytes = Uint8List.fromList(_memory.bytes(seed, size));
    _memory.release();
    return bytes;
  }
}
