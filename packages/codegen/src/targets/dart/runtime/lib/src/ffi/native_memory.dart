import 'dart:ffi';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';

typedef _Bytes = Pointer<Uint8>;

/// The C library's heap.
final class NativeMemory {
  NativeMemory._(DynamicLibrary c)
    : _malloc = c.lookupFunction<_Bytes Function(Size), _Bytes Function(int)>(
        'malloc',
      ),
      _free = c.lookupFunction<Void Function(_Bytes), void Function(_Bytes)>(
        'free',
      ),
      _memset = c.lookupFunction<
        _Bytes Function(_Bytes, Int, Size),
        _Bytes Function(_Bytes, int, int)
      >('memset');

  /// The heap of this process.
  static final NativeMemory instance = NativeMemory._(DynamicLibrary.process());

  final _Bytes Function(int) _malloc;
  final void Function(_Bytes) _free;
  final _Bytes Function(_Bytes, int, int) _memset;

  /// What a size can be: a larger one would lose its upper bits on the way to
  /// a size_t of 32 bits, and no typed list of Dart holds more there.
  static final int _largest = sizeOf<Size>() == 4 ? 0x3fffffff : 1 << 46;

  /// Memory of [size] bytes, not cleared, aligned to [NativeBuffer.alignment].
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` if there is
  /// not that much.
  NativeBuffer allocate(int size) {
    final block =
        size > _largest ? nullptr : _malloc(size + NativeBuffer.alignment);
    if (block == nullptr) {
      throw LockstepException(
        LockstepErrorCode.invalidArgument,
        'This process has no $size bytes of memory left.',
      );
    }
    final past = block.address % NativeBuffer.alignment;
    final start = block + (NativeBuffer.alignment - past);
    return NativeBuffer._(this, block, start, size);
  }

  /// A copy of [bytes], to be disposed as soon as it has been used.
  NativeBuffer copyOf(Uint8List bytes) =>
      allocate(bytes.length)..bytes.setAll(0, bytes);

  /// Runs [work] with memory that is wiped and freed whatever becomes of it.
  T scoped<T>(T Function(NativeScope scope) work) {
    final scope = NativeScope._(this);
    try {
      return work(scope);
    } finally {
      scope._dispose();
    }
  }
}

/// Memory for the time of some work, see [NativeMemory.scoped].
final class NativeScope {
  NativeScope._(this._memory);

  final NativeMemory _memory;
  final List<NativeBuffer> _buffers = [];

  NativeBuffer _owned(NativeBuffer buffer) {
    _buffers.add(buffer);
    return buffer;
  }

  /// As [NativeMemory.allocate].
  NativeBuffer allocate(int size) => _owned(_memory.allocate(size));

  /// As [NativeMemory.copyOf].
  NativeBuffer copyOf(Uint8List bytes) => _owned(_memory.copyOf(bytes));

  /// Hands [buffer] to the caller of the work: who gets it disposes it.
  NativeBuffer keep(NativeBuffer buffer) {
    _buffers.remove(buffer);
    return buffer;
  }

  void _dispose() {
    for (final buffer in _buffers) {
      buffer.dispose();
    }
  }
}

/// Memory from [NativeMemory].
final class NativeBuffer implements CryptoBuffer {
  NativeBuffer._(this._memory, this._block, this.pointer, this.length)
    : bytes = pointer.asTypedList(length);

  /// What addresses are multiples of: a BLAKE2b state wants 64.
  static const int alignment = 64;

  final NativeMemory _memory;
  _Bytes _block;

  /// The address of the first byte.
  final Pointer<Uint8> pointer;

  @override
  final int length;

  @override
  final Uint8List bytes;

  @override
  void dispose() {
    if (_block == nullptr) return;
    _memory._memset(pointer, 0, length);
    _memory._free(_block);
    _block = nullptr;
  }
}
