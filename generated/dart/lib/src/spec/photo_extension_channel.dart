// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// What the app shows to a person who asks why photos are not uploaded in the
/// background.
///
/// The spec's `ExtensionAdvice`.
enum ExtensionAdvice implements WireValue<String> {
  /// All is well.
  none('none'),

  /// The system is older than the extension: the app uploads by itself.
  updateSystem('updateSystem'),

  /// Sign in.
  signIn('signIn'),

  /// Wait until it is rolled out to this account, or is no longer stopped: the
  /// app uploads by itself.
  waitForRollout('waitForRollout'),

  /// Switch background upload on.
  switchOn('switchOn'),

  /// Allow access to all photos, in the system's settings.
  allowAllPhotos('allowAllPhotos'),

  /// A restriction of the device forbids it.
  restricted('restricted'),

  /// Register again: the system's record is that of an earlier installation, or
  /// gone.
  enableAgain('enableAgain'),

  /// Allow Background App Refresh, in the system's settings.
  allowRefresh('allowRefresh'),

  /// Wait until Low Power Mode is off.
  waitForPower('waitForPower'),

  /// Wait for a network that costs nothing, or allow the others.
  waitForNetwork('waitForNetwork');

  const ExtensionAdvice(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static ExtensionAdvice? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// Whether the system lets the app work in the background.
///
/// The spec's `RefreshState`.
enum RefreshState implements WireValue<String> {
  /// It does.
  available('available'),

  /// The person has switched it off, for the app or for all.
  denied('denied'),

  /// Something else forbids it, such as parental controls, and the person can't
  /// change it.
  restricted('restricted');

  const RefreshState(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static RefreshState? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
