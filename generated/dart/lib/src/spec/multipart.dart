// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// The completion body: XML without white space or declaration, one part after
/// the other.
///
/// The spec's `CompletionBody`.
abstract final class CompletionBody {
  /// What comes first.
  static const String start = '<CompleteMultipartUpload>';

  /// What comes before a part's number.
  static const String beforeNumber = '<Part><PartNumber>';

  /// What comes between a part's number and its ETag.
  static const String beforeETag = '</PartNumber><ETag>';

  /// What comes after a part's ETag.
  static const String afterETag = '</ETag></Part>';

  /// What comes last.
  static const String end = '</CompleteMultipartUpload>';

  /// What encloses an ETag in storage's answer, and is dropped: one pair of it,
  /// no more.
  static const String quote = '"';

  /// What stands for `&`.
  static const String ampersand = '&amp;';

  /// What stands for `<`.
  static const String lessThan = '&lt;';

  /// What stands for `>`.
  static const String greaterThan = '&gt;';
}

/// When and how an encrypted file is cut.
///
/// The spec's `Multipart`.
abstract final class Multipart {
  /// The largest encrypted file that goes up in a single PUT.
  ///
  /// Unit: bytes.
  static const int singlePutMaximumBytes = 5_242_880;

  /// The size of each part of a larger file but the last, which is what is
  /// left.
  ///
  /// Unit: bytes.
  static const int partBytes = 20_971_520;

  /// The number of the first part; the others follow.
  static const int firstPartNumber = 1;
}

/// How far a multipart upload is.
///
/// The spec's `MultipartStatus`.
enum MultipartStatus implements WireValue<String> {
  /// Parts are missing.
  pending('pending'),

  /// All parts are uploaded; storage is still to put them together.
  uploaded('uploaded'),

  /// Storage has put the parts together.
  completed('completed');

  const MultipartStatus(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static MultipartStatus? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// How far a part is.
///
/// The spec's `PartStatus`.
enum PartStatus implements WireValue<String> {
  /// It is still to be uploaded.
  pending('pending'),

  /// Storage has it, and has answered with its ETag.
  uploaded('uploaded');

  const PartStatus(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static PartStatus? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
