// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';
import 'dart:io';
import 'dart:typed_data';

import '../crypto/check_length.dart';
import '../crypto/crypto_provider.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import 'native_memory.dart';
import 'open_library.dart';
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
  /// Throws an [ArgumentError] if it has neither.
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

  /// Finds MD5 in what the process has loaded already, else in the library that
  /// a system has it in; null where it has none for us: Android lends its
  /// libcrypto to no app.
  static Md5Library? open() {
    final isApple = Platform.isMacOS || Platform.isIOS;
    try {
      return Md5Library(
        openLibrary(_names, isApple ? 'CC_MD5_Init' : 'MD5_Init'),
      );
    } on ArgumentError {
      return null;
    }
  }

  static final List<String> _names = [
    if (Platform.isMacOS || Platform.isIOS) '/usr/lib/libSystem.dylib',
    if (Platform.isLinux) ...[
      'libcrypto.so.3',
      'libcrypto.so.1.1',
      'libcrypto.so',
    ],
  ];

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

  bool _isOver = false;

  @override
  void restart() {
    _require('init', _library._init(_state.pointer));
    _isOver = false;
  }

  @override
  void update(CryptoBuffer data, {required int length, int offset = 0}) {
    checkPart(data, length: length, offset: offset);
    // CommonCrypto counts in 32 bits.
    checkRange('length', length, minimum: 0, maximum: 0xffffffff);
    _requireOpen();
    final from = native(data).pointer + offset;
    _require('update', _library._update(_state.pointer, from, length));
  }

  @override
  Uint8List finish() {
    _requireOpen();
    _require('final', _library._final(_digest.pointer, _state.pointer));
    _isOver = true;
    return Uint8List.fromList(_digest.lent);
  }

  void _requireOpen() {
    if (_isOver) throw StateError('The hash is finished.');
  }

  /// Both libraries return 1.
  static void _require(String function, int code) {
    if (code == 1) return;
    throw LockstepException(
      LockstepErrorCode.internalError,
      'The MD5 library\'s $function failed with $code.',
    );
  }

  @override
  void dispose() {
    _state.dispose();
    _digest.dispose();
  }
}
