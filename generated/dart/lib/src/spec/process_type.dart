// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// The kinds of process that may upload a photo. At most one of each kind runs
/// at a time; each of them owns locks under its own wire value.
///
/// The spec's `ProcessType`.
enum LockstepProcessType implements WireValue<String> {
  /// The app while it is on the screen.
  foreground('foreground'),

  /// The app's periodic background task.
  background('background'),

  /// The photo library's background upload extension, where no Dart runs.
  extension('extension');

  const LockstepProcessType(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static LockstepProcessType? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
