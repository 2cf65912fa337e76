// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';

typedef _Bytes = Pointer<Uint8>;
typedef _Free = Void Function(Pointer<Void>);

/// The C library's heap.
final class NativeMemory {
  /// The heap of this process. [_onFree] is told, for tests, what each buffer
  /// holds right before it is freed.
  NativeMemory([this._onFree]);

  /// What all of this package allocates from; a test may replace it.
  static NativeMemory instance = NativeMemory();

  final void Function(Uint8List bytes)? _onFree;

  static final DynamicLibrary _c = DynamicLibrary.process();
  static final _malloc = _c
      .lookupFunction<_Bytes Function(Size), _Bytes Function(int)>('malloc');
  static final _freePointer = _c.lookup<NativeFunction<_Free>>('free');
  static final _free = _freePointer.asFunction<void Function(Pointer<Void>)>();
  static final _memset = _c.lookupFunction<
    _Bytes Function(_Bytes, Int, Size),
    _Bytes Function(_Bytes, int, int)
  >('memset');

  /// Frees what nobody has disposed.
  static final _finalizer = NativeFinalizer(_freePointer);

  /// What a size can be: a larger one would lose its upper bits on the way to
  /// a size_t of 32 bits, and no typed list of Dart holds more there.
  static final int _largest = sizeOf<Size>() == 4 ? 0x3fffffff : 1 << 46;

  /// Memory of [size] bytes, not cleared, aligned to [NativeBuffer.alignment].
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for a size
  /// below 0, and if there is not that much.
  NativeBuffer allocate(int size) {
    final isPossible = size >= 0 && size <= _largest;
    final block = isPossible ? _malloc(size + NativeBuffer.alignment) : nullptr;
    if (block == nullptr) {
      throw LockstepException(
        LockstepErrorCode.invalidArgument,
        'This process has no $size bytes of memory left.',
      );
    }
    return NativeBuffer._(this, block, size);
  }

  /// A copy of [bytes], to be disposed as soon as it has been used.
  NativeBuffer copyOf(Uint8List bytes) {
    final copy = allocate(bytes.length);
    copy.lent.setAll(0, bytes);
    return copy;
  }

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
  NativeBuffer._(this._memory, this._block, this.length)
    : _start = _block + (alignment - _block.address % alignment) {
    NativeMemory._finalizer.attach(
      this,
      _block.cast(),
      detach: this,
      externalSize: length + alignment,
    );
  }

  /// What addresses are multiples of: a BLAKE2b state wants 64.
  static const int alignment = 64;

  final NativeMemory _memory;
  final _Bytes _block;
  final _Bytes _start;
  bool _isDisposed = false;
  Uint8List? _bytes;

  @override
  final int length;

  void _requireMemory() {
    if (_isDisposed) throw StateError('The memory was disposed.');
  }

  /// The address of the first byte. Throws a [StateError] after [dispose].
  Pointer<Uint8> get pointer {
    _requireMemory();
    return _start;
  }

  /// The memory for the time of a call in this package: a list that is read
  /// after [dispose] would read memory that is somebody else's.
  Uint8List get lent => pointer.asTypedList(length);

  /// The list keeps the memory alive, so that it may outlive this buffer.
  @override
  Uint8List get bytes {
    _requireMemory();
    return _bytes ??= _handOver();
  }

  Uint8List _handOver() {
    NativeMemory._finalizer.detach(this);
    return _start.asTypedList(
      length,
      finalizer: NativeMemory._freePointer,
      token: _block.cast(),
    );
  }

  @override
  void dispose() {
    if (_isDisposed) return;
    NativeMemory._memset(_start, 0, length);
    _memory._onFree?.call(Uint8List.fromList(lent));
    _isDisposed = true;
    if (_bytes == null) {
      NativeMemory._finalizer.detach(this);
      NativeMemory._free(_block.cast());
    }
    _bytes = null;
  }
}

/// The memory of [buffer] for the time of a call: no list of it is kept.
Uint8List lent(CryptoBuffer buffer) =>
    buffer is NativeBuffer ? buffer.lent : buffer.bytes;
