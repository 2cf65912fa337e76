// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:io';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../errors/lockstep_exception.dart';
import '../ffi/native_memory.dart';
import '../files/new_file.dart';
import '../files/source_file.dart';
import '../spec/encryption.dart';
import '../spec/errors.dart';
import '../spec/live_photo.dart';
import 'archive_fields.dart';
import 'archive_layout.dart';
import 'checksum32.dart';

/// Packs live photos: an image and its video become one archive with the same
/// bytes everywhere.
///
/// Synchronous, like `EnteCrypto`: call it in an isolate of its own.
final class LivePhotoPacker {
  /// Works with the primitives of [_crypto].
  const LivePhotoPacker(this._crypto);

  final CryptoProvider _crypto;

  /// Packs the files [image] and [video] into the new archive [destination],
  /// whose name ends with [LivePhoto.archiveExtension] by custom.
  ///
  /// Each is read once, in constant memory. Their sizes decide the archive's
  /// form before a byte is written: so both are regular files, and one whose
  /// size changes meanwhile is an error. Throws a [LockstepException]:
  /// `io_error` for a file that can't be read or written, `already_exists` if
  /// [destination] is there, also when it appeared meanwhile. Nothing is left
  /// at [destination] then.
  PackedLivePhoto pack(String image, String video, String destination) {
    final imageSource = _Source(image);
    try {
      final videoSource = _Source(video);
      try {
        final output = NewFile(destination);
        try {
          final packed = _pack(imageSource, videoSource, output);
          output.publish();
          return packed;
        } finally {
          output.dispose();
        }
      } finally {
        videoSource.file.close();
      }
    } finally {
      imageSource.file.close();
    }
  }

  PackedLivePhoto _pack(_Source image, _Source video, NewFile output) {
    final layout = ArchiveLayout(
      image: image.file.path,
      imageSize: image.size,
      video: video.file.path,
      videoSize: video.size,
    );
    _write(output, layout.imageHeader(0));
    final first = _copy(image, output);
    _write(output, layout.videoHeader(0));
    final second = _copy(video, output);
    _write(output, layout.ending(first.checksum, second.checksum));
    output
      ..replace(_checksumBytes(first.checksum), layout.imageChecksumOffset)
      ..replace(_checksumBytes(second.checksum), layout.videoChecksumOffset);
    return PackedLivePhoto(
      size: layout.size,
      imageHash: first.hash,
      videoHash: second.hash,
    );
  }

  ({Uint8List hash, int checksum}) _copy(_Source source, NewFile output) {
    final hash = _crypto.genericHash(Hashes.contentHashBytes);
    final checksum = Checksum32();
    final piece = _crypto.allocate(SourceFile.pieceBytes);
    try {
      for (var total = 0; ;) {
        final length = source.file.read(lent(piece));
        total += length;
        final isCut = length == 0 && total < source.size;
        if (isCut || total > source.size) throw source.changed();
        if (length == 0) {
          return (hash: hash.finish(), checksum: checksum.value);
        }
        hash.update(piece, length: length);
        checksum.update(lent(piece), length);
        output.write(lent(piece), length);
      }
    } finally {
      hash.dispose();
      piece.dispose();
    }
  }
}

/// What is known of a live photo's archive after the one pass that made it.
final class PackedLivePhoto {
  /// The outcome of packing.
  const PackedLivePhoto({
    required this.size,
    required this.imageHash,
    required this.videoHash,
  });

  /// The size of the archive in bytes.
  final int size;

  /// The content hash of the image: BLAKE2b-512.
  final Uint8List imageHash;

  /// The content hash of the video.
  final Uint8List videoHash;

  /// The content hash of the live photo: both hashes in base64, with a colon
  /// between them.
  String get hash => [
    base64.encode(imageHash),
    base64.encode(videoHash),
  ].join(LivePhoto.hashSeparator);
}

/// A file whose size has to hold.
final class _Source {
  factory _Source(String path) {
    final type = FileStat.statSync(path).type;
    // To open a pipe would wait for somebody who writes.
    if (type != FileSystemEntityType.pipe) {
      final file = SourceFile(path);
      if (type == FileSystemEntityType.file) return _Source._(file, file.size);
      file.close();
    }
    throw LockstepException(
      LockstepErrorCode.ioError,
      '$path can\'t be read: it is not a regular file, and its size must be '
      'known. Copy it to one.',
    );
  }

  const _Source._(this.file, this.size);

  final SourceFile file;

  /// The size when it was opened.
  final int size;

  LockstepException changed() => LockstepException(
    LockstepErrorCode.ioError,
    '${file.path} can\'t be read: it had $size bytes, and was changed while it '
    'was read. Pack it again.',
  );
}

void _write(NewFile output, Uint8List bytes) =>
    output.write(bytes, bytes.length);

Uint8List _checksumBytes(int checksum) =>
    (ArchiveFields()..number4(checksum)).take();
