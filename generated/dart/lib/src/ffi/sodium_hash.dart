// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';
import 'dart:typed_data';

import '../crypto/check_length.dart';
import '../crypto/crypto_provider.dart';
import 'native_memory.dart';
import 'sodium_library.dart';
import 'sodium_streams.dart';

/// A BLAKE2b being computed by libsodium.
final class SodiumHash implements GenericHash {
  SodiumHash._(this._library, this._state, this._digest);

  /// Starts a hash of [digestBytes] bytes, 1 to [_largestDigest].
  factory SodiumHash(SodiumLibrary library, int digestBytes) {
    checkRange('digest', digestBytes, minimum: 1, maximum: _largestDigest);
    return NativeMemory.instance.scoped((scope) {
      final state = scope.allocate(library.genericHashStateBytes);
      final digest = scope.allocate(digestBytes);
      SodiumLibrary.require(
        'generichash init',
        library.genericHashInit(state.pointer, nullptr, 0, digestBytes),
      );
      return SodiumHash._(library, scope.keep(state), scope.keep(digest));
    });
  }

  /// `crypto_generichash_BYTES_MAX`.
  static const int _largestDigest = 64;

  final SodiumLibrary _library;
  final NativeBuffer _state;
  final NativeBuffer _digest;
  bool _isOver = false;

  @override
  void update(CryptoBuffer data, {required int length, int offset = 0}) {
    checkPart(data, length: length, offset: offset);
    _requireOpen();
    final from = native(data).pointer + offset;
    SodiumLibrary.require(
      'generichash update',
      _library.genericHashUpdate(_state.pointer, from, length),
    );
  }

  @override
  Uint8List finish() {
    _requireOpen();
    SodiumLibrary.require(
      'generichash final',
      _library.genericHashFinal(
        _state.pointer,
        _digest.pointer,
        _digest.length,
      ),
    );
    _isOver = true;
    return Uint8List.fromList(_digest.lent);
  }

  void _requireOpen() {
    if (_isOver) throw StateError('The hash is finished.');
  }

  @override
  void dispose() {
    _state.dispose();
    _digest.dispose();
  }
}
