// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// How far an upload is.
///
/// The spec's `UploadPhase`.
enum UploadPhase implements WireValue<String> {
  /// The encrypted files are on disk; nothing was sent.
  prepared('prepared'),

  /// The thumbnail, then the file are being sent. A transfer may be in flight
  /// without any process.
  uploading('uploading'),

  /// The storage has both. The encrypted files are needed no more.
  uploaded('uploaded'),

  /// The server may have been asked to commit. From here on the object keys
  /// stay, whichever process continues.
  committing('committing'),

  /// The server has answered.
  committed('committed'),

  /// The server has refused for good; the upload may begin anew.
  failed('failed');

  const UploadPhase(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static UploadPhase? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
