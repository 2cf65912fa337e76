import 'dart:ffi';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import 'native_memory.dart';
import 'sodium_library.dart';

/// `crypto_secretstream_xchacha20poly1305_HEADERBYTES`.
const int _headerBytes = 24;

/// The native memory of a buffer that this provider allocated.
///
/// Throws an [ArgumentError] for another provider's.
NativeBuffer native(CryptoBuffer buffer) =>
    buffer is NativeBuffer
        ? buffer
        : throw ArgumentError('The buffer comes from another provider.');

/// A stream being encrypted by libsodium.
final class SodiumPush implements SecretstreamPush {
  SodiumPush._(this._library, this._state, this.header);

  /// Starts a stream under a header that libsodium draws.
  factory SodiumPush.fresh(SodiumLibrary library, Uint8List key) =>
      NativeMemory.instance.scoped((scope) {
        final state = scope.allocate(library.secretstreamStateBytes);
        final header = scope.allocate(_headerBytes);
        final keyCopy = scope.copyOf(key);
        library.secretstreamInitPush(
          state.pointer,
          header.pointer,
          keyCopy.pointer,
        );
        final drawn = Uint8List.fromList(header.bytes);
        return SodiumPush._(library, scope.keep(state), drawn);
      });

  /// Continues from a [state] that belongs to [header].
  factory SodiumPush.fromState(
    SodiumLibrary library,
    NativeBuffer state,
    Uint8List header,
  ) = SodiumPush._;

  final SodiumLibrary _library;
  final NativeBuffer _state;

  @override
  final Uint8List header;

  @override
  void push(
    CryptoBuffer frame,
    CryptoBuffer plaintext,
    int length, {
    required int tag,
  }) {
    RangeError.checkValueInInterval(length, 0, plaintext.length, 'length');
    _library.secretstreamPush(
      _state.pointer,
      native(frame).pointer,
      nullptr,
      native(plaintext).pointer,
      length,
      nullptr,
      0,
      tag,
    );
  }

  @override
  void dispose() => _state.dispose();
}

/// A stream being decrypted by libsodium.
final class SodiumPull implements SecretstreamPull {
  SodiumPull._(this._library, this._state, this._tag);

  /// Starts a stream from its [header].
  factory SodiumPull(SodiumLibrary library, Uint8List key, Uint8List header) =>
      NativeMemory.instance.scoped((scope) {
        final tag = scope.allocate(1);
        final state = pullState(library, key, header);
        return SodiumPull._(library, state, scope.keep(tag));
      });

  final SodiumLibrary _library;
  final NativeBuffer _state;
  final NativeBuffer _tag;

  /// The state of a stream that starts from [header].
  static NativeBuffer pullState(
    SodiumLibrary library,
    Uint8List key,
    Uint8List header,
  ) => NativeMemory.instance.scoped((scope) {
    final state = scope.allocate(library.secretstreamStateBytes);
    library.secretstreamInitPull(
      state.pointer,
      scope.copyOf(header).pointer,
      scope.copyOf(key).pointer,
    );
    return scope.keep(state);
  });

  @override
  int? pull(CryptoBuffer plaintext, CryptoBuffer frame, int length) {
    RangeError.checkValueInInterval(length, 0, frame.length, 'length');
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
    return pulled == 0 ? _tag.bytes[0] : null;
  }

  @override
  void dispose() {
    _state.dispose();
    _tag.dispose();
  }
}

/// A BLAKE2b being computed by libsodium.
final class SodiumHash implements GenericHash {
  SodiumHash._(this._library, this._state, this._digest);

  /// Starts a hash of [digestBytes] bytes.
  factory SodiumHash(SodiumLibrary library, int digestBytes) =>
      NativeMemory.instance.scoped((scope) {
        final state = scope.allocate(library.genericHashStateBytes);
        final digest = scope.allocate(digestBytes);
        library.genericHashInit(state.pointer, nullptr, 0, digestBytes);
        return SodiumHash._(library, scope.keep(state), scope.keep(digest));
      });

  final SodiumLibrary _library;
  final NativeBuffer _state;
  final NativeBuffer _digest;

  @override
  void update(CryptoBuffer data, int start, int end) {
    RangeError.checkValidRange(start, end, data.length);
    final from = native(data).pointer + start;
    _library.genericHashUpdate(_state.pointer, from, end - start);
  }

  @override
  Uint8List finish() {
    _library.genericHashFinal(_state.pointer, _digest.pointer, _digest.length);
    return Uint8List.fromList(_digest.bytes);
  }

  @override
  void dispose() {
    _state.dispose();
    _digest.dispose();
  }
}
