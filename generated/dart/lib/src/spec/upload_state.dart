// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// What an upload looks like to a person.
///
/// The spec's `UploadState`.
enum UploadState implements WireValue<String> {
  /// It waits for its turn.
  queued('queued'),

  /// It is being encrypted.
  encrypting('encrypting'),

  /// It is being sent.
  uploading('uploading'),

  /// The server has it.
  done('done'),

  /// It ended without success; the reason says why.
  failed('failed');

  const UploadState(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static UploadState? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
