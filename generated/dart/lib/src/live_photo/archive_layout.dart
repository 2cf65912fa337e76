// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../spec/live_photo.dart';
import 'archive_fields.dart';
import 'entry_extension.dart';

/// The bytes of a live photo's archive around its two files: they follow from
/// names, sizes and checksums, and whether ZIP64 is needed is decided before a
/// byte is written.
final class ArchiveLayout {
  /// Lays out an archive of two files of [imageSize] and [videoSize] bytes.
  ///
  /// Of the paths [image] and [video] the extensions count.
  factory ArchiveLayout({
    required String image,
    required int imageSize,
    required String video,
    required int videoSize,
  }) {
    final imageName = LivePhoto.imageEntry + entryExtension(image);
    final first = _Entry(imageName, imageSize, 0);
    final videoName = LivePhoto.videoEntry + entryExtension(video);
    final offset = first.localHeader(0).length + imageSize;
    final second = _Entry(videoName, videoSize, offset);
    final end = offset + second.localHeader(0).length + videoSize;
    return ArchiveLayout._(first, second, end);
  }

  const ArchiveLayout._(this._image, this._video, this._directoryOffset);

  final _Entry _image;
  final _Entry _video;
  final int _directoryOffset;

  /// Where the image's checksum is in the archive.
  int get imageChecksumOffset => _image.offset + ZipFormat.localChecksumOffset;

  /// Where the video's checksum is in the archive.
  int get videoChecksumOffset => _video.offset + ZipFormat.localChecksumOffset;

  /// The size of the archive in bytes.
  int get size => _directoryOffset + ending(0, 0).length;

  /// What stands before the image, whose CRC-32 is [checksum].
  Uint8List imageHeader(int checksum) => _image.localHeader(checksum);

  /// What stands between the image and the video, whose CRC-32 is [checksum].
  Uint8List videoHeader(int checksum) => _video.localHeader(checksum);

  /// What follows the video: the central directory and its end.
  Uint8List ending(int imageChecksum, int videoChecksum) {
    final directory =
        (ArchiveFields()
              ..all(_image.centralHeader(imageChecksum))
              ..all(_video.centralHeader(videoChecksum)))
            .take();
    final fields = ArchiveFields()..all(directory);
    if (_needsZip64(_directoryOffset)) _addZip64End(fields, directory.length);
    fields
      ..number4(ZipFormat.endSignature)
      ..number2(0) // The number of this disk,
      ..number2(0) // and of the one where the directory begins.
      ..number2(ZipFormat.entries)
      ..number2(ZipFormat.entries)
      ..number4(directory.length)
      ..number4(_narrowed(_directoryOffset))
      ..number2(0); // No comment.
    return fields.take();
  }

  /// ZIP64's end of the central directory, and its locator.
  void _addZip64End(ArchiveFields fields, int directorySize) =>
      fields
        ..number4(ZipFormat.zip64EndSignature)
        ..number8(ZipFormat.zip64EndRestBytes)
        ..number2(ZipFormat.versionMadeBy)
        ..number2(ZipFormat.zip64VersionNeeded)
        ..number4(0) // The number of this disk,
        ..number4(0) // and of the one where the directory begins.
        ..number8(ZipFormat.entries)
        ..number8(ZipFormat.entries)
        ..number8(directorySize)
        ..number8(_directoryOffset)
        ..number4(ZipFormat.zip64LocatorSignature)
        ..number4(0) // The disk of ZIP64's end.
        ..number8(_directoryOffset + directorySize)
        ..number4(1); // How many disks there are.
}

/// One of the two files of an archive; its local header begins at [offset].
final class _Entry {
  const _Entry(this.name, this.size, this.offset);

  final String name;
  final int size;
  final int offset;

  /// The header before the file's bytes.
  Uint8List localHeader(int checksum) {
    final extra = _zip64Field([
      if (_needsZip64(size)) ...[size, size],
    ]);
    final fields = ArchiveFields()..number4(ZipFormat.localHeaderSignature);
    _addCommon(fields, checksum, extra);
    fields
      ..all(name.codeUnits)
      ..all(extra);
    return fields.take();
  }

  /// The header in the central directory.
  Uint8List centralHeader(int checksum) {
    final extra = _zip64Field([
      if (_needsZip64(size)) ...[size, size],
      if (_needsZip64(offset)) offset,
    ]);
    final fields =
        ArchiveFields()
          ..number4(ZipFormat.centralHeaderSignature)
          ..number2(ZipFormat.versionMadeBy);
    _addCommon(fields, checksum, extra);
    fields
      ..number2(0) // No comment.
      ..number2(0) // On the only disk there is.
      ..number2(ZipFormat.internalAttributes)
      ..number4(ZipFormat.externalAttributes)
      ..number4(_narrowed(offset))
      ..all(name.codeUnits)
      ..all(extra);
    return fields.take();
  }

  /// The fields that both headers have, from the version needed to the extra
  /// field's size.
  void _addCommon(ArchiveFields fields, int checksum, Uint8List extra) {
    final isLarge = _needsZip64(size) || _needsZip64(offset);
    fields
      ..number2(
        isLarge ? ZipFormat.zip64VersionNeeded : ZipFormat.versionNeeded,
      )
      ..number2(ZipFormat.flags)
      ..number2(ZipFormat.method)
      ..number2(ZipFormat.time)
      ..number2(ZipFormat.date)
      ..number4(checksum)
      ..number4(_narrowed(size)) // As it is stored,
      ..number4(_narrowed(size)) // and as it was before.
      ..number2(name.length)
      ..number2(extra.length);
  }
}

bool _needsZip64(int value) => value >= ZipFormat.zip64Marker;

/// A size or offset as 32 bits hold it.
int _narrowed(int value) => _needsZip64(value) ? ZipFormat.zip64Marker : value;

/// ZIP64's extra field with some numbers; nothing where there are none.
Uint8List _zip64Field(List<int> values) {
  final fields = ArchiveFields();
  if (values.isNotEmpty) {
    fields
      ..number2(ZipFormat.zip64ExtraField)
      ..number2(8 * values.length);
  }
  values.forEach(fields.number8);
  return fields.take();
}
