// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// How a feature and a user become a bucket: BLAKE2b of their text, its first
/// bytes as a big-endian integer, modulo. Neither the number nor the bucket
/// leaves the device.
///
/// The spec's `Rollout`.
abstract final class Rollout {
  /// What stands between the feature and the user's number in the text that is
  /// hashed.
  static const String separator = ':';

  /// The size of the hash, unkeyed BLAKE2b.
  ///
  /// Unit: bytes.
  static const int hashBytes = 32;

  /// How many of its first bytes are read.
  ///
  /// Unit: bytes.
  static const int bucketBytes = 4;

  /// How many buckets there are.
  static const int buckets = 10_000;

  /// How many buckets a percent is: at p percent a feature is on in the first p
  /// times as many.
  static const int bucketsPerPercent = 100;
}

/// What bounds the rollout of the photo extension.
///
/// The spec's `RolloutLimits`.
abstract final class RolloutLimits {
  /// The name by which users have their buckets.
  static const String feature = 'photoExtension';

  /// How old the copy may be, and how far in the future it may have been
  /// fetched, since clocks jump.
  ///
  /// Unit: seconds.
  static const int maximumAgeSeconds = 2_592_000;

  /// How large a document may be.
  ///
  /// Unit: bytes.
  static const int maximumDocumentBytes = 4096;
}

/// The state of the local copy.
///
/// The spec's `RolloutFinding`.
enum RolloutFinding implements WireValue<String> {
  /// None was ever fetched.
  missing('missing'),

  /// It can not be read as a document.
  malformed('malformed'),

  /// It was fetched too long ago, or by a clock that was far ahead.
  outdated('outdated'),

  /// It holds.
  current('current');

  const RolloutFinding(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static RolloutFinding? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// Whether a user has the feature, and why not.
///
/// The spec's `RolloutOutcome`.
enum RolloutOutcome implements WireValue<String> {
  /// The user has it.
  on('on'),

  /// The person has switched it off: no document turns it on.
  switchedOff('switchedOff'),

  /// Nobody knows how far it is rolled out: the app has not asked yet.
  missing('missing'),

  /// What the app was told can not be read.
  malformed('malformed'),

  /// It is stopped for everybody.
  stopped('stopped'),

  /// What the app was told is too old: it could have been stopped since.
  outdated('outdated'),

  /// It is not rolled out as far as to this user.
  notYet('notYet');

  const RolloutOutcome(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static RolloutOutcome? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// How many users have the feature, in percent. The stages are these; a
/// document may name another number.
///
/// The spec's `RolloutStage`.
enum RolloutStage {
  /// Nobody.
  nobody(0),

  /// One in ten.
  tenth(10),

  /// Every second one.
  half(50),

  /// All.
  everybody(100),

  /// Any wire value that the spec does not define.
  other(null);

  const RolloutStage(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static RolloutStage fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `RolloutStage`, kept as it was written where the spec does
/// not define it.
final class RolloutStageValue implements WireValue<int> {
  /// The value [wire].
  const RolloutStageValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [RolloutStage.other], which stands for
  /// many.
  factory RolloutStageValue.of(RolloutStage member) {
    final wire = member.wire;
    if (wire == null) {
      throw ArgumentError.value(member, 'member', 'Stands for no one value');
    }
    return RolloutStageValue(wire);
  }

  @override
  final int wire;

  /// What the spec takes it for.
  RolloutStage get known => RolloutStage.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is RolloutStageValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'RolloutStage($wire)';
}
