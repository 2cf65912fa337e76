// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// What the server says of a commit beyond its status.
///
/// The spec's `CommitAnswers`.
abstract final class CommitAnswers {
  /// The storage lacks an object that the commit names. It comes before
  /// anything is written, so that it is a definite refusal.
  static const String objectMissing = 'OBJECT_SIZE_FETCH_FAILED';
}

/// The thumbnail that goes with every file: a JPEG. Its bytes differ between
/// platforms, its limits do not.
///
/// The spec's `Thumbnail`.
abstract final class Thumbnail {
  /// The largest JPEG, in bytes.
  ///
  /// Unit: bytes.
  static const int maximumBytes = 102_400;

  /// The longest side, in pixels.
  static const int maximumSide = 512;

  /// The quality that it is compressed with first.
  ///
  /// Unit: percent.
  static const int quality = 50;

  /// How often it is compressed again while it is larger than that.
  static const int maximumCompressions = 2;

  /// The image that stands for a missing one: a black JPEG, base64. Its file
  /// says `noThumb` in its public magic metadata.
  static const String missingImage =
      '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJ+A/9k=';
}

/// The bounds of an upload, beside the policy of tries.
///
/// The spec's `UploadPolicy`.
abstract final class UploadPolicy {
  /// How often a single PUT is sent to one address before a new one is asked
  /// for: no answer may have been a refusal.
  static const int triesOfAnAddress = 2;

  /// How often an upload gets new objects in one call, where the storage lacks
  /// what the commit names.
  static const int maximumNewObjects = 1;

  /// How many pages of a diff are asked for to see whether a commit was carried
  /// out.
  static const int maximumDiffPages = 100;

  /// How long before the record was written that diff begins: clocks differ.
  ///
  /// Unit: seconds.
  static const int diffMarginSeconds = 86_400;

  /// How fast a photo is encrypted at least, a second: a run with less time
  /// left does not begin it.
  ///
  /// Unit: bytes.
  static const int slowestEncryptionBytes = 8_388_608;

  /// How fast a part is sent at least, a second: a run with less time left does
  /// not begin it.
  ///
  /// Unit: bytes.
  static const int slowestTransferBytes = 1_048_576;
}

/// What became of a photo.
///
/// The spec's `UploadOutcome`.
enum UploadOutcome implements WireValue<String> {
  /// This call made the commit.
  uploaded('uploaded'),

  /// The collection has the content already. Nothing was sent.
  present('present'),

  /// Another collection has the content, and its file was added to this one.
  /// Nothing was sent.
  linked('linked'),

  /// Another living process has the photo, or took it over.
  locked('locked'),

  /// The time of the run is spent; the record says how far the upload is.
  postponed('postponed');

  const UploadOutcome(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static UploadOutcome? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
