import 'dart:typed_data';

import '../spec/encryption.dart';
import 'crypto_provider.dart';

/// Encrypts a stream chunk by chunk, in the two buffers that it keeps.
///
/// Fill [chunk], call [encrypt], take the frame from [frame]; again until the
/// last chunk. Every chunk but the last has [Encryption.plaintextChunkBytes].
final class FrameEncryptor {
  FrameEncryptor._(this._stream, this.chunk, this.frame);

  /// Starts a stream under a fresh header, with a [key] of
  /// [Encryption.keyBytes].
  ///
  /// [chunkBytes] is the largest chunk that will come; [chunk] has
  /// [spareBytes] more, for a caller that reads ahead.
  factory FrameEncryptor(
    CryptoProvider crypto,
    Uint8List key, {
    int chunkBytes = Encryption.plaintextChunkBytes,
    int spareBytes = 0,
  }) {
    final chunk = crypto.allocate(chunkBytes + spareBytes);
    CryptoBuffer? frame;
    try {
      frame = crypto.allocate(chunkBytes + Encryption.frameOverheadBytes);
      return FrameEncryptor._(crypto.secretstreamPush(key), chunk, frame);
    } on Object {
      chunk.dispose();
      frame?.dispose();
      rethrow;
    }
  }

  final SecretstreamPush _stream;

  /// Where the next chunk of the plaintext goes.
  final CryptoBuffer chunk;

  /// Where [encrypt] leaves the frame.
  final CryptoBuffer frame;

  /// The stream's header, kept apart from the ciphertext.
  Uint8List get header => _stream.header;

  /// Encrypts the first [length] bytes of [chunk] as the stream's next frame,
  /// or as its last one.
  ///
  /// Returns the size of the frame.
  int encrypt(int length, {required bool isLast}) {
    final tag = isLast ? Encryption.finalTag : Encryption.messageTag;
    _stream.push(frame, chunk, length, tag: tag);
    return length + Encryption.frameOverheadBytes;
  }

  /// Wipes and frees the state and both buffers.
  void dispose() {
    _stream.dispose();
    chunk.dispose();
    frame.dispose();
  }
}
