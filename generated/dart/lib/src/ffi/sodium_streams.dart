// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';
import 'dart:typed_data';

import '../crypto/check_length.dart';
import '../crypto/crypto_provider.dart';
import '../errors/lockstep_exception.dart';
import '../spec/encryption.dart';
import '../spec/errors.dart';
import 'native_memory.dart';
import 'sodium_library.dart';

/// The native memory of a buffer that this provider allocated.
///
/// Throws an [ArgumentError] for another provider's.
NativeBuffer native(CryptoBuffer buffer) =>
    buffer is NativeBuffer
        ? buffer
        : throw ArgumentError('The buffer comes from another provider.');

/// Refuses to read and write the same memory, which the cipher would read
/// after it was overwritten.
void _refuseSame(CryptoBuffer a, CryptoBuffer b) {
  if (!identical(a, b)) return;
  throw const LockstepException(
    LockstepErrorCode.invalidArgument,
    'A frame and its plaintext must be two buffers.',
  );
}

/// A stream being encrypted by libsodium.
final class SodiumPush implements SecretstreamPush {
  SodiumPush._(this._library, this._state, this.header);

  /// Starts a stream under a header that libsodium draws.
  factory SodiumPush.fresh(SodiumLibrary library, CryptoBuffer key) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    return NativeMemory.instance.scoped((scope) {
      final state = scope.allocate(library.secretstreamStateBytes);
      final header = scope.allocate(Encryption.headerBytes);
      SodiumLibrary.require(
        'secretstream init_push',
        library.secretstreamInitPush(
          state.pointer,
          header.pointer,
          native(key).pointer,
        ),
      );
      final drawn = Uint8List.fromList(header.lent);
      return SodiumPush._(library, scope.keep(state), drawn);
    });
  }

  /// Continues from a [state] that belongs to [header].
  factory SodiumPush.fromState(
    SodiumLibrary library,
    NativeBuffer state,
    Uint8List header,
  ) = SodiumPush._;

  final SodiumLibrary _library;
  final NativeBuffer _state;
  bool _isOver = false;

  @override
  final Uint8List header;

  @override
  void push(
    CryptoBuffer frame,
    CryptoBuffer plaintext,
    int length, {
    required int tag,
  }) {
    checkRange('length', length, minimum: 0, maximum: plaintext.length);
    final needed = length + Encryption.frameOverheadBytes;
    checkRange('frame', frame.length, minimum: needed, maximum: frame.length);
    checkRange('tag', tag, minimum: 0, maximum: 0xff);
    _refuseSame(frame, plaintext);
    if (_isOver) throw StateError('The stream has ended.');
    SodiumLibrary.require(
      'secretstream push',
      _library.secretstreamPush(
        _state.pointer,
        native(frame).pointer,
        nullptr,
        native(plaintext).pointer,
        length,
        nullptr,
        0,
        tag,
      ),
    );
    _isOver = tag == Encryption.finalTag;
  }

  @override
  void dispose() => _state.dispose();
}

/// A stream being decrypted by libsodium.
final class SodiumPull implements SecretstreamPull {
  SodiumPull._(this._library, this._state, this._tag);

  /// Starts a stream from its [header].
  factory SodiumPull(
    SodiumLibrary library,
    CryptoBuffer key,
    Uint8List header,
  ) => NativeMemory.instance.scoped((scope) {
    final tag = scope.allocate(1);
    final state = pullState(library, key, header);
    return SodiumPull._(library, state, scope.keep(tag));
  });

  final SodiumLibrary _library;
  final NativeBuffer _state;
  final NativeBuffer _tag;
  bool _isOver = false;

  /// The state of a stream that starts from [header].
  static NativeBuffer pullState(
    SodiumLibrary library,
    CryptoBuffer key,
    Uint8List header,
  ) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    checkLength('header', header.length, expected: Encryption.headerBytes);
    return NativeMemory.instance.scoped((scope) {
      final state = scope.allocate(library.secretstreamStateBytes);
      SodiumLibrary.require(
        'secretstream init_pull',
        library.secretstreamInitPull(
          state.pointer,
          scope.copyOf(header).pointer,
          native(key).pointer,
        ),
      );
      return scope.keep(state);
    });
  }

  @override
  int? pull(CryptoBuffer plaintext, CryptoBuffer frame, int length) {
    const overhead = Encryption.frameOverheadBytes;
    checkRange('length', length, minimum: overhead, maximum: frame.length);
    checkRange(
      'plaintext',
      plaintext.length,
      minimum: length - overhead,
      maximum: plaintext.length,
    );
    _refuseSame(frame, plaintext);
    if (_isOver) throw StateError('The stream has ended.');
    final pulled = _library.secretstreamPull(
      _state.pointer,
      native(plaintext).pointer,
      nullptr,
      _tag.pointer,
      native(frame).pointer,
      length,
      nullptr,
      0,
    );
    if (pulled != 0) return null;
    final tag = _tag.lent[0];
    _isOver = tag == Encryption.finalTag;
    return tag;
  }

  @override
  void dispose() {
    _state.dispose();
    _tag.dispose();
  }
}
