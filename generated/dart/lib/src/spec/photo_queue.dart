// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// The state of a photo in the queue.
///
/// The spec's `QueuedPhotoState`.
enum QueuedPhotoState implements WireValue<String> {
  /// Anybody may upload it.
  waiting('waiting'),

  /// Only iCloud has the original, and a job is in flight that fetches it.
  inCloud('inCloud'),

  /// It is too large for a call of the extension: the app's.
  tooLarge('tooLarge'),

  /// A call of the extension failed at it, or did not come to an end with it:
  /// the app's.
  leftToApp('leftToApp');

  const QueuedPhotoState(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static QueuedPhotoState? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
