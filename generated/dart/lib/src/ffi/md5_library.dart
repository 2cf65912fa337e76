import 'dart:ffi';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import 'native_memory.dart';
import 'sodium_streams.dart';

typedef _Bytes = Pointer<Uint8>;
typedef _Init = int Function(_Bytes);
typedef _Update = int Function(_Bytes, _Bytes, int);
typedef _Final = int Function(_Bytes, _Bytes);

/// The size of an MD5.
const int _digestBytes = 16;

/// The largest state of any of the libraries: 92 bytes on 64 bits.
const int _stateBytes = 128;

/// MD5 by the functions that libcrypto (`MD5_…`) and Apple's CommonCrypto
/// (`CC_MD5_…`) have alike; only the type of a size differs.
final class Md5Library {
  Md5Library._(this._init, this._update, this._final);

  /// Finds the functions in [library].
  ///
  /// Throws an [ArgumentError] if it has none of the two.
  factory Md5Library(DynamicLibrary library) {
    final isCommonCrypto = library.providesSymbol('CC_MD5_Init');
    final prefix = isCommonCrypto ? 'CC_MD5' : 'MD5';
    final _Update update =
        isCommonCrypto
            ? library
                .lookupFunction<Int Function(_Bytes, _Bytes, Uint32), _Update>(
                  '${prefix}_Update',
                )
            : library
                .lookupFunction<Int Function(_Bytes, _Bytes, Size), _Update>(
                  '${prefix}_Update',
                );
    return Md5Library._(
      library.lookupFunction<Int Function(_Bytes), _Init>('${prefix}_Init'),
      update,
      library.lookupFunction<Int Function(_Bytes, _Bytes), _Final>(
        '${prefix}_Final',
      ),
    );
  }

  final _Init _init;
  final _Update _update;
  final _Final _final;

  /// Starts an MD5.
  Md5 start() => NativeMemory.instance.scoped((scope) {
    final state = scope.allocate(_stateBytes);
    final digest = scope.allocate(_digestBytes);
    return _NativeMd5(this, scope.keep(state), scope.keep(digest))..restart();
  });
}

final class _NativeMd5 implements Md5 {
  _NativeMd5(this._library, this._state, this._digest);

  final Md5Library _library;
  final NativeBuffer _state;
  final NativeBuffer _digest;

  @override
  void restart() => _library._init(_state.pointer);

  @override
  void update(CryptoBuffer data, int start, int end) {
    RangeError.checkValidRange(start, end, data.length);
    // CommonCrypto counts in 32 bits.
    RangeError.checkValueInInterval(end - start, 0, 0xffffffff, 'end');
    _library._update(_state.pointer, native(data).pointer + start, end - start);
  }

  @override
  Uint8List finish() {
    _library._final(_digest.pointer, _state.pointer);
    return Uint8List.fromList(_digest.bytes);
  }

  @override
  void dispose() {
    _state.dispose();
    _digest.dispose();
  }
}
