// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// How events are written and sampled.
///
/// The spec's `Monitoring`.
abstract final class Monitoring {
  /// The version of the form of events.
  static const int format = 1;

  /// How many microseconds the unit of a written duration has: a millisecond.
  ///
  /// Unit: microseconds.
  static const int durationUnit = 1000;

  /// How many microseconds the unit of a sampled day has.
  ///
  /// Unit: microseconds.
  static const int day = 86_400_000_000;

  /// What the name of a sampled event begins with where users have their
  /// buckets for it; the day follows, after a point.
  static const String samplePrefix = 'sample.';
}

/// Which implementation wrote or read something.
///
/// The spec's `ClientLanguage`.
enum ClientLanguage implements WireValue<String> {
  /// The reference client.
  typescript('typescript'),

  /// The extension.
  swift('swift'),

  /// The app.
  dart('dart'),

  /// Nobody knows: another device, for instance.
  unknown('unknown');

  const ClientLanguage(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static ClientLanguage? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// The errors that say that two programs do not agree. An error of a file, of
/// memory or of the database does not say so.
///
/// The spec's `RefusalCode`.
enum RefusalCode implements WireValue<String> {
  /// It ends too early.
  truncated('truncated'),

  /// It does not authenticate.
  corrupt('corrupt'),

  /// Something follows its end.
  trailingData('trailing_data'),

  /// It has a tag that the format never writes.
  unexpectedTag('unexpected_tag'),

  /// It is not JSON.
  invalidJson('invalid_json'),

  /// It breaks its model.
  invalidModel('invalid_model'),

  /// It can not be read as the archive of a live photo.
  invalidArchive('invalid_archive'),

  /// It has a value that the spec does not define.
  unknownValue('unknown_value');

  const RefusalCode(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static RefusalCode? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// What was refused.
///
/// The spec's `RefusalSubject`.
enum RefusalSubject implements WireValue<String> {
  /// The encrypted content of a file, or of a thumbnail.
  file('file'),

  /// The metadata of a file, magic metadata included.
  metadata('metadata'),

  /// The wrapped key of a file.
  fileKey('fileKey'),

  /// The wrapped key of a collection.
  collectionKey('collectionKey'),

  /// The archive of a live photo.
  livePhoto('livePhoto'),

  /// What an earlier process left of an upload.
  uploadRecord('uploadRecord');

  const RefusalSubject(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static RefusalSubject? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// Classes of sizes. The value of each is the largest size of the class, in
/// bytes.
///
/// The spec's `SizeClass`.
enum SizeClass implements WireValue<int> {
  /// Nothing.
  nothing(0),

  /// At most 1 MiB.
  upTo1MiB(1_048_576),

  /// At most 5 MiB.
  upTo5MiB(5_242_880),

  /// At most 20 MiB.
  upTo20MiB(20_971_520),

  /// At most 100 MiB.
  upTo100MiB(104_857_600),

  /// At most 1 GiB.
  upTo1GiB(1_073_741_824),

  /// Larger.
  larger(9_007_199_254_740_991);

  const SizeClass(this.wire);

  @override
  final int wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static SizeClass? fromWire(int wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
