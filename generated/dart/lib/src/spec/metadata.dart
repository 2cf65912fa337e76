// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// What kind of photo a file is.
///
/// The spec's `FileType`.
enum FileType {
  /// A still image.
  image(0),

  /// A video.
  video(1),

  /// A live photo: an archive of an image and a video.
  livePhoto(2),

  /// Any wire value that the spec does not define.
  other(null);

  const FileType(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static FileType fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `FileType`, kept as it was written where the spec does not
/// define it.
final class FileTypeValue implements WireValue<int> {
  /// The value [wire].
  const FileTypeValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [FileType.other], which stands for
  /// many.
  factory FileTypeValue.of(FileType member) {
    final wire = member.wire;
    if (wire != null) return FileTypeValue(wire);
    throw ArgumentError.value(member, 'member', 'Stands for no one value');
  }

  @override
  final int wire;

  /// What the spec takes it for.
  FileType get known => FileType.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is FileTypeValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'FileType($wire)';
}

/// How an image is to be looked at.
///
/// The spec's `MediaType`.
enum MediaType {
  /// As any image.
  normal(0),

  /// As a panorama, which a viewer may turn around in.
  panorama(1),

  /// Any wire value that the spec does not define.
  other(null);

  const MediaType(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static MediaType fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `MediaType`, kept as it was written where the spec does not
/// define it.
final class MediaTypeValue implements WireValue<int> {
  /// The value [wire].
  const MediaTypeValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [MediaType.other], which stands for
  /// many.
  factory MediaTypeValue.of(MediaType member) {
    final wire = member.wire;
    if (wire != null) return MediaTypeValue(wire);
    throw ArgumentError.value(member, 'member', 'Stands for no one value');
  }

  @override
  final int wire;

  /// What the spec takes it for.
  MediaType get known => MediaType.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is MediaTypeValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'MediaType($wire)';
}

/// Where a photo is shown.
///
/// The spec's `Visibility`.
enum Visibility {
  /// In the timeline and in its albums.
  visible(0),

  /// In the archive, and no longer in the timeline.
  archived(1),

  /// Only behind the device's lock.
  hidden(2),

  /// Any wire value that the spec does not define.
  other(null);

  const Visibility(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static Visibility fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `Visibility`, kept as it was written where the spec does not
/// define it.
final class VisibilityValue implements WireValue<int> {
  /// The value [wire].
  const VisibilityValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [Visibility.other], which stands for
  /// many.
  factory VisibilityValue.of(Visibility member) {
    final wire = member.wire;
    if (wire != null) return VisibilityValue(wire);
    throw ArgumentError.value(member, 'member', 'Stands for no one value');
  }

  @override
  final int wire;

  /// What the spec takes it for.
  Visibility get known => Visibility.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is VisibilityValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'Visibility($wire)';
}
