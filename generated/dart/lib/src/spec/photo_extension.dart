// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// What the extension answers the system at the end of a call.
///
/// The spec's `ExtensionAnswer`.
enum ExtensionAnswer implements WireValue<String> {
  /// There is nothing more to do for now; the system calls again when the
  /// library changes.
  completed('completed'),

  /// Work continues in jobs; the system calls again soon, and punishes an
  /// extension that answers so without progress.
  processing('processing'),

  /// The call failed.
  failure('failure');

  const ExtensionAnswer(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static ExtensionAnswer? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// Why a call of the extension ended: a gate that was closed, or what became of
/// the work behind the gates.
///
/// The spec's `ExtensionReason`.
enum ExtensionReason implements WireValue<String> {
  /// The person has not switched background upload on, or the app has not yet
  /// migrated what the extension needs.
  switchedOff('switchedOff'),

  /// Nobody is signed in.
  signedOut('signedOut'),

  /// The person lets the app see some photos or none.
  noFullAccess('noFullAccess'),

  /// The device was not unlocked since it started, so that neither keys nor
  /// database can be read.
  beforeFirstUnlock('beforeFirstUnlock'),

  /// The app is on the screen, and uploads by itself.
  foregroundAlive('foregroundAlive'),

  /// There is no network, or one that may not be used.
  networkPolicy('networkPolicy'),

  /// No photo waits.
  nothingToDo('nothingToDo'),

  /// All that waited is uploaded.
  finished('finished'),

  /// The time or the memory of a call is used up, and photos are left.
  budgetSpent('budgetSpent'),

  /// The system ended the call.
  terminated('terminated'),

  /// What is left is larger than a call can upload.
  tooLarge('tooLarge'),

  /// What is left is in iCloud alone, and is being fetched.
  inCloud('inCloud'),

  /// As many jobs are registered as the system takes.
  jobLimit('jobLimit'),

  /// Other processes have all that waits.
  locked('locked'),

  /// An error that another call would meet again.
  failed('failed'),

  /// The same error as that of an earlier call, which has told the system: a
  /// second time would be punished for one cause.
  failedBefore('failedBefore');

  const ExtensionReason(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static ExtensionReason? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// Which network there is.
///
/// The spec's `NetworkState`.
enum NetworkState implements WireValue<String> {
  /// None.
  none('none'),

  /// One that costs the person something, such as a mobile network, or that is
  /// to be spared.
  expensive('expensive'),

  /// One that costs nothing.
  inexpensive('inexpensive');

  const NetworkState(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static NetworkState? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// How much of the photo library the person lets the app see.
///
/// The spec's `PhotoAccess`.
enum PhotoAccess implements WireValue<String> {
  /// The person was not asked yet.
  notDetermined('notDetermined'),

  /// A restriction of the device forbids it, and the person can't change it.
  restricted('restricted'),

  /// The person refused.
  denied('denied'),

  /// The person chose some photos.
  limited('limited'),

  /// All photos.
  full('full');

  const PhotoAccess(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static PhotoAccess? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
