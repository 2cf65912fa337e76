// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../../lib/src/ffi/native_memory.dart';
import '../../../lib/src/ffi/sodium_library.dart';

/// The bytes that seeds stand for, in native memory for the time of a request.
final class SeededMemory {
  /// Makes them with libsodium.
  SeededMemory(this._library);

  final SodiumLibrary _library;
  final List<NativeBuffer> _buffers = [];

  /// `randombytes_buf_deterministic(size, seed)`. Not to be used after
  /// [release].
  Uint8List bytes(Uint8List seed, int size) {
    final memory = NativeMemory.instance;
    final buffer = memory.allocate(size);
    _buffers.add(buffer);
    final seedCopy = memory.copyOf(seed);
    _library.randomDeterministic(buffer.pointer, size, seedCopy.pointer);
    seedCopy.dispose();
    return buffer.lent;
  }

  /// Frees all of them.
  void release() {
    for (final buffer in _buffers) {
      buffer.dispose();
    }
    _buffers.clear();
  }
}
