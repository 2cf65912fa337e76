// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// Intervals and limits of locks and heartbeats.
///
/// The spec's `LockTiming`.
abstract final class LockTiming {
  /// How often a process beats while it runs.
  ///
  /// Unit: microseconds.
  static const int heartbeatInterval = 1_000_000;

  /// How far a heartbeat may lie from now, before or after, for its process to
  /// be alive.
  ///
  /// Unit: microseconds.
  static const int aliveWithin = 30_000_000;

  /// How far a lock's time may lie from now, before or after, before it is
  /// stale.
  ///
  /// Unit: microseconds.
  static const int staleAfter = 14_400_000_000;

  /// How often a photo that another process has locked is looked at again.
  ///
  /// Unit: microseconds.
  static const int blockedPollInterval = 2_000_000;

  /// The first pause of a process that waits for a lock; it doubles, with
  /// jitter, up to the poll interval.
  ///
  /// Unit: microseconds.
  static const int waitPauseMinimum = 10_000;
}

/// What a process does when it finds another one alive.
///
/// The spec's `CoordinationDecision`.
enum CoordinationDecision implements WireValue<String> {
  /// It works beside the other one.
  run('run'),

  /// It asks again in a moment.
  wait('wait'),

  /// It ends.
  exit('exit');

  const CoordinationDecision(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static CoordinationDecision? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
