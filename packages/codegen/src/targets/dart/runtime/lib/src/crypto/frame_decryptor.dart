import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/encryption.dart';
import '../spec/errors.dart';
import 'check_length.dart';
import 'crypto_provider.dart';

/// Decrypts a stream frame by frame, in the two buffers that it keeps, and
/// judges the frames in their order: the first offence ends it.
///
/// Fill [frame], call [decrypt], take the chunk from [chunk]; again until the
/// last frame. Every frame but the last has [Encryption.frameBytes]. No chunk
/// is the file's before [decrypt] has taken the last frame.
final class FrameDecryptor {
  FrameDecryptor._(this._stream, this.frame, this.chunk, this._frameBytes);

  /// Starts a stream with a [key] of [Encryption.keyBytes] and the stream's
  /// [header] of [Encryption.headerBytes].
  ///
  /// [frameBytes] is the size of every frame but the last; [frame] has
  /// [spareBytes] more, for a caller that reads ahead. Throws a
  /// [LockstepException] with the code `invalid_argument` for a key, a header
  /// or a size that is out of range.
  factory FrameDecryptor(
    CryptoProvider crypto,
    CryptoBuffer key,
    Uint8List header, {
    int frameBytes = Encryption.frameBytes,
    int spareBytes = 0,
  }) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    checkLength('header', header.length, expected: Encryption.headerBytes);
    const most = Encryption.maximumEncryptedBytes;
    checkRange('frameBytes', frameBytes, minimum: 0, maximum: most);
    checkRange('spareBytes', spareBytes, minimum: 0, maximum: frameBytes);
    final frame = crypto.allocate(frameBytes + spareBytes);
    CryptoBuffer? chunk;
    try {
      chunk = crypto.allocate(frameBytes);
      final stream = crypto.secretstreamPull(key, header);
      return FrameDecryptor._(stream, frame, chunk, frameBytes);
    } on Object {
      frame.dispose();
      chunk?.dispose();
      rethrow;
    }
  }

  final SecretstreamPull _stream;
  final int _frameBytes;
  int _frames = 0;
  bool _isOver = false;

  /// Where the next frame goes.
  final CryptoBuffer frame;

  /// Where [decrypt] leaves the chunk.
  final CryptoBuffer chunk;

  /// Decrypts the first [length] bytes of [frame] as the stream's next frame;
  /// [isLast] says that no byte follows it.
  ///
  /// Returns the size of the chunk. Throws a [LockstepException] with the code
  /// `truncated`, `corrupt`, `unexpected_tag` or `trailing_data`; the stream
  /// can't be used any more then. Throws one with the code `invalid_argument`
  /// for a length that no frame has at that place, and a [StateError] after the
  /// last frame, after an offence, and after [dispose].
  int decrypt(int length, {required bool isLast}) {
    final least = isLast ? 0 : _frameBytes;
    checkRange('length', length, minimum: least, maximum: _frameBytes);
    if (_isOver) throw StateError('The stream has ended.');
    _isOver = true; // Unless this frame is a good one and another follows.
    final size = _decrypt(length, isLast: isLast);
    _isOver = isLast;
    return size;
  }

  int _decrypt(int length, {required bool isLast}) {
    final number = ++_frames;
    if (length < Encryption.frameOverheadBytes) {
      if (number == 1) {
        throw LockstepException(
          LockstepErrorCode.truncated,
          'The stream has $length bytes; the smallest one has '
          '${Encryption.frameOverheadBytes}: fetch it again.',
        );
      }
      throw _offence(LockstepErrorCode.corrupt, 'has only $length bytes');
    }
    final tag = _stream.pull(chunk, frame, length);
    switch (tag) {
      case null:
        throw _offence(
          LockstepErrorCode.corrupt,
          'does not authenticate: the key or the header is another '
          "file's, or the bytes were changed",
        );
      case Encryption.messageTag when isLast:
        throw _offence(
          LockstepErrorCode.truncated,
          'is the last one and not marked final: the end is missing, '
          'fetch the file again',
        );
      case Encryption.finalTag when !isLast:
        throw _offence(
          LockstepErrorCode.trailingData,
          'is marked final, and bytes follow it',
        );
      case Encryption.messageTag || Encryption.finalTag:
        return length - Encryption.frameOverheadBytes;
      default:
        throw _offence(
          LockstepErrorCode.unexpectedTag,
          'has the tag $tag, which the format never writes',
        );
    }
  }

  LockstepException _offence(LockstepErrorCode code, String what) =>
      LockstepException(code, 'Frame $_frames of the stream $what.');

  /// Wipes and frees the state and both buffers.
  void dispose() {
    _stream.dispose();
    frame.dispose();
    chunk.dispose();
  }
}
