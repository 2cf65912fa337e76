// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../crypto/ente_crypto.dart';
import '../errors/lockstep_exception.dart';
import '../ffi/native_memory.dart';
import '../files/file_error.dart';
import '../files/file_operations.dart';
import '../files/new_file.dart';
import '../files/positioned_file.dart';
import '../live_photo/live_photo_packer.dart';
import '../spec/errors.dart';
import '../spec/live_photo.dart';
import '../spec/multipart.dart';
import 'upload_transfer.dart';

/// What was encrypted from a photo.
final class EncryptedPhoto {
  /// Holds it.
  const EncryptedPhoto({
    required this.name,
    required this.file,
    required this.contentHash,
    required this.olderHashes,
  });

  /// The name of the encrypted file in the container.
  final String name;

  /// Sizes, header and checksums.
  final EncryptedFile file;

  /// The hash by which the content is found again.
  final String contentHash;

  /// The other forms in which older clients wrote that hash.
  final List<String> olderHashes;
}

/// The container's folder of encrypted files. Every method throws a
/// [LockstepException] with the code `io_error`.
final class UploadFiles {
  /// Works in [folder], which is there. [_drawName] draws the names of files.
  const UploadFiles(this._crypto, this.folder, this._drawName);

  final EnteCrypto _crypto;

  /// The folder.
  final String folder;
  final String Function() _drawName;

  /// The path of the file [name].
  String pathOf(String name) => '$folder/$name';

  /// The content hash of originals.
  String hash(String image, String? video) => [image, if (video != null) video]
      .map((path) => base64.encode(_crypto.hashFile(path)))
      .join(LivePhoto.hashSeparator);

  /// The size of the originals together, in bytes.
  int size(String image, String? video) =>
      _sizeOf(image) + (video == null ? 0 : _sizeOf(video));

  /// Encrypts originals into a new file, in the pass that hashes. Nothing is
  /// left where it fails.
  EncryptedPhoto encrypt(
    String image,
    String? video, {
    required CryptoBuffer key,
  }) {
    if (video == null) {
      final (:name, :file) = _encryptFile(image, key);
      return EncryptedPhoto(
        name: name,
        file: file,
        contentHash: base64.encode(file.hash),
        olderHashes: const [],
      );
    }
    final archive = pathOf('${_drawName()}.elp');
    try {
      final packed = LivePhotoPacker(
        _crypto.provider,
      ).pack(image, video, archive);
      final (:name, :file) = _encryptFile(archive, key);
      return EncryptedPhoto(
        name: name,
        file: file,
        contentHash: packed.hash,
        olderHashes: [base64.encode(file.hash)],
      );
    } finally {
      _delete(archive);
    }
  }

  ({String name, EncryptedFile file}) _encryptFile(
    String source,
    CryptoBuffer key,
  ) {
    final name = '${_drawName()}.encrypted';
    final isInParts = _isInParts(encryptedSizeOf(_sizeOf(source)));
    final file = _crypto.encryptFile(
      source,
      pathOf(name),
      key: key,
      partSize: isInParts ? Multipart.partBytes : null,
    );
    if (_isInParts(file.size) == isInParts) return (name: name, file: file);
    remove(name);
    throw LockstepException(
      LockstepErrorCode.ioError,
      '$source changed while it was read: upload it again.',
    );
  }

  static bool _isInParts(int size) => size > Multipart.singlePutMaximumBytes;

  static int _sizeOf(String path) {
    try {
      return File(path).lengthSync();
    } on FileSystemException catch (error) {
      throw ioError(path, 'can\'t be read', error);
    }
  }

  /// Reads a thumbnail. Throws a [LockstepException] with the code
  /// `invalid_argument` where it has more than [maximumBytes].
  Uint8List readThumbnail(String path, {required int maximumBytes}) {
    final bytes = _read(path, offset: 0, length: maximumBytes + 1);
    if (bytes.length <= maximumBytes) return bytes;
    throw LockstepException(
      LockstepErrorCode.invalidArgument,
      'The thumbnail $path must have at most $maximumBytes bytes.',
    );
  }

  static Uint8List _read(
    String path, {
    required int offset,
    required int length,
  }) {
    final file = PositionedFile(path);
    try {
      return file.read(offset: offset, length: length);
    } finally {
      file.close();
    }
  }

  /// Writes [bytes] to a new file, and returns its name.
  String write(Uint8List bytes) {
    final name = '${_drawName()}.encrypted';
    final file = NewFile(pathOf(name));
    try {
      file
        ..write(bytes, bytes.length)
        ..publish();
    } finally {
      file.dispose();
    }
    return name;
  }

  /// The first [length] bytes of the file [name], fewer where it is shorter;
  /// null where there is none.
  Uint8List? readStart(String name, int length) {
    final path = pathOf(name);
    if (!File(path).existsSync()) return null;
    return _read(path, offset: 0, length: length);
  }

  /// Reads the first bytes of the file [name], which is there, into [buffer], as
  /// many as it takes.
  ///
  /// Returns how many there were.
  int readStartInto(String name, Uint8List buffer) {
    final file = PositionedFile(pathOf(name));
    final room = NativeMemory.instance.allocate(_pieceBytes);
    try {
      var read = 0;
      while (read < buffer.length) {
        final count = file.readInto(
          Uint8List.sublistView(buffer, read),
          offset: read,
          length: _pieceBytes,
          room: room,
        );
        if (count == 0) break;
        read += count;
      }
      return read;
    } finally {
      room.dispose();
      file.close();
    }
  }

  static const int _pieceBytes = 64 * 1024;

  /// A slice of the file [name], for the transfer.
  FileSlice slice(String name, {required int offset, required int length}) =>
      FileSlice(pathOf(name), offset: offset, length: length);

  static const int _blockBytes = 1024 * 1024;

  /// The MD5 of a slice, base64.
  String md5(FileSlice slice) {
    final file = PositionedFile(slice.path);
    final buffer = _crypto.provider.allocate(_blockBytes);
    final md5 = _crypto.provider.md5();
    try {
      final end = slice.offset + slice.length;
      for (var at = slice.offset; at < end;) {
        final block = file.read(offset: at, length: min(_blockBytes, end - at));
        if (block.isEmpty) break;
        lent(buffer).setAll(0, block);
        md5.update(buffer, length: block.length);
        at += block.length;
      }
      return base64.encode(md5.finish());
    } finally {
      md5.dispose();
      buffer.dispose();
      file.close();
    }
  }

  /// Deletes the file [name]; does nothing where there is none.
  void remove(String name) => _delete(pathOf(name));

  static void _delete(String path) {
    try {
      File(path).deleteSync();
    } on PathNotFoundException {
      // It is gone already.
    } on FileSystemException catch (error) {
      throw ioError(path, 'can\'t be deleted', error);
    }
  }
}
