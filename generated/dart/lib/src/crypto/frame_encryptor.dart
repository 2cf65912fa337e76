// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/encryption.dart';
import '../spec/errors.dart';
import 'check_length.dart';
import 'crypto_provider.dart';

/// Encrypts a stream chunk by chunk, in the two buffers that it keeps.
///
/// Fill [chunk], call [encrypt], take the frame from [frame]; again until the
/// last chunk.
final class FrameEncryptor {
  FrameEncryptor._(this._stream, this.chunk, this.frame, this._chunkBytes);

  /// Starts a stream under a fresh header, with a [key] of
  /// [Encryption.keyBytes].
  ///
  /// [chunkBytes] is the size of every chunk but the last; [chunk] has
  /// [spareBytes] more, for a caller that reads ahead. Throws a
  /// [LockstepException] with the code `invalid_argument` for a key or a size
  /// that is out of range.
  factory FrameEncryptor(
    CryptoProvider crypto,
    CryptoBuffer key, {
    int chunkBytes = Encryption.plaintextChunkBytes,
    int spareBytes = 0,
  }) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    const most = Encryption.maximumEncryptedBytes;
    checkRange('chunkBytes', chunkBytes, minimum: 0, maximum: most);
    checkRange('spareBytes', spareBytes, minimum: 0, maximum: chunkBytes);
    final chunk = crypto.allocate(chunkBytes + spareBytes);
    CryptoBuffer? frame;
    try {
      frame = crypto.allocate(chunkBytes + Encryption.frameOverheadBytes);
      final stream = crypto.secretstreamPush(key);
      return FrameEncryptor._(stream, chunk, frame, chunkBytes);
    } on Object {
      chunk.dispose();
      frame?.dispose();
      rethrow;
    }
  }

  final SecretstreamPush _stream;
  final int _chunkBytes;
  int _frames = 0;

  /// Where the next chunk of the plaintext goes.
  final CryptoBuffer chunk;

  /// Where [encrypt] leaves the frame.
  final CryptoBuffer frame;

  /// The stream's header, kept apart from the ciphertext.
  Uint8List get header => _stream.header;

  /// Encrypts the first [length] bytes of [chunk] as the stream's next frame,
  /// or as its last one.
  ///
  /// Returns the size of the frame. Throws a [LockstepException] with the code
  /// `invalid_argument` for a length that nobody could decrypt: only the last
  /// chunk is shorter than the others, and it is empty only if the stream is.
  /// Throws a [StateError] after the last chunk and after [dispose].
  int encrypt(int length, {required bool isLast}) {
    final least =
        !isLast
            ? _chunkBytes
            : _frames == 0
            ? 0
            : 1;
    checkRange('length', length, minimum: least, maximum: _chunkBytes);
    final tag = isLast ? Encryption.finalTag : Encryption.messageTag;
    _stream.push(frame, chunk, length, tag: tag);
    _frames++;
    return length + Encryption.frameOverheadBytes;
  }

  /// Wipes and frees the state and both buffers.
  void dispose() {
    _stream.dispose();
    chunk.dispose();
    frame.dispose();
  }
}
