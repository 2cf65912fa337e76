// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/flag_set.dart';
import '../models/wire_value.dart';

/// The metadata that is written with an upload.
///
/// The spec's `UploadedMetadata`.
abstract final class UploadedMetadata {
  /// Its version, the current one: the hash of a live photo is
  /// `imageHash:videoHash`.
  static const int version = 3;
}

/// What kind of photo a file is.
///
/// The spec's `FileType`.
enum LockstepFileType {
  /// A still image.
  image(0),

  /// A video.
  video(1),

  /// A live photo: an archive of an image and a video.
  livePhoto(2),

  /// Any wire value that the spec does not define.
  other(null);

  const LockstepFileType(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static LockstepFileType fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `LockstepFileType`, kept as it was written where the spec
/// does not define it.
final class LockstepFileTypeValue implements WireValue<int> {
  /// The value [wire].
  const LockstepFileTypeValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [LockstepFileType.other], which stands for
  /// many.
  factory LockstepFileTypeValue.of(LockstepFileType member) {
    final wire = member.wire;
    if (wire == null) {
      throw ArgumentError.value(member, 'member', 'Stands for no one value');
    }
    return LockstepFileTypeValue(wire);
  }

  @override
  final int wire;

  /// What the spec takes it for.
  LockstepFileType get known => LockstepFileType.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is LockstepFileTypeValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'LockstepFileType($wire)';
}

/// Where a photo is shown.
///
/// The spec's `Visibility`.
enum LockstepVisibility {
  /// In the timeline and in its albums.
  visible(0),

  /// In the archive, and no longer in the timeline.
  archived(1),

  /// Only behind the device's lock.
  hidden(2),

  /// Any wire value that the spec does not define.
  other(null);

  const LockstepVisibility(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static LockstepVisibility fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `LockstepVisibility`, kept as it was written where the spec
/// does not define it.
final class LockstepVisibilityValue implements WireValue<int> {
  /// The value [wire].
  const LockstepVisibilityValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [LockstepVisibility.other], which stands for
  /// many.
  factory LockstepVisibilityValue.of(LockstepVisibility member) {
    final wire = member.wire;
    if (wire == null) {
      throw ArgumentError.value(member, 'member', 'Stands for no one value');
    }
    return LockstepVisibilityValue(wire);
  }

  @override
  final int wire;

  /// What the spec takes it for.
  LockstepVisibility get known => LockstepVisibility.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is LockstepVisibilityValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'LockstepVisibility($wire)';
}

/// How an image is to be looked at: 0, as any image.
///
/// The spec's `MediaType`.
final class LockstepMediaType extends FlagSet<LockstepMediaType> {
  /// The set with the bits [wire].
  const LockstepMediaType(super.wire);

  /// As a panorama, which a viewer may turn around in.
  static const panorama = LockstepMediaType(1);

  @override
  LockstepMediaType withBits(int bits) => LockstepMediaType(bits);
}
