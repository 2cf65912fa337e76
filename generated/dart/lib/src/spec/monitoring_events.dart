// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../monitoring/event_member.dart';
import '../monitoring/monitoring_event.dart';
import 'extension_registration.dart';
import 'monitoring.dart';
import 'photo_extension.dart';
import 'rollout.dart';

/// One program has refused what another wrote.
///
/// The spec's `CompatibilityRefused`.
final class CompatibilityRefused extends MonitoringEvent {
  /// An event.
  const CompatibilityRefused({
    required this.reader,
    required this.writer,
    required this.subject,
    required this.code,
    required this.refusals,
  });

  /// Who refused.
  final ClientLanguage reader;

  /// Who wrote.
  final ClientLanguage writer;

  /// What.
  final RefusalSubject subject;

  /// Why.
  final RefusalCode code;

  /// How often since the last report.
  final int refusals;

  @override
  String get name => 'compatibilityRefused';

  @override
  int get sampledPercent => 100;

  @override
  List<EventMember> get members => [
    EventMember.text('reader', reader.wire),
    EventMember.text('writer', writer.wire),
    EventMember.text('subject', subject.wire),
    EventMember.text('code', code.wire),
    EventMember.count('refusals', refusals),
  ];
}

/// A call of the extension has ended, or was killed.
///
/// The spec's `ExtensionCallEnded`.
final class ExtensionCallEnded extends MonitoringEvent {
  /// An event.
  const ExtensionCallEnded({
    this.reason,
    this.answer,
    this.duration,
    required this.acknowledged,
    required this.unknownJobs,
    required this.registered,
    required this.cancelled,
    required this.found,
    required this.uploaded,
    required this.passedOver,
    required this.queued,
    required this.sent,
  });

  /// Why it ended; null where it was killed.
  final ExtensionReason? reason;

  /// What it answered; null likewise.
  final ExtensionAnswer? answer;

  /// How long it took; null likewise. In microseconds.
  final int? duration;

  /// How many finished jobs it acknowledged.
  final int acknowledged;

  /// How many jobs nobody knew.
  final int unknownJobs;

  /// How many jobs it registered.
  final int registered;

  /// How many overdue jobs it cancelled.
  final int cancelled;

  /// How many photos it found.
  final int found;

  /// How many photos it came to an end with.
  final int uploaded;

  /// How many photos it left.
  final int passedOver;

  /// How many photos waited at its end.
  final int queued;

  /// How much it sent to the storage. In bytes.
  final int sent;

  @override
  String get name => 'extensionCallEnded';

  @override
  int get sampledPercent => 10;

  @override
  List<EventMember> get members => [
    EventMember.text('reason', reason?.wire),
    EventMember.text('answer', answer?.wire),
    EventMember.duration('duration', duration),
    EventMember.count('acknowledged', acknowledged),
    EventMember.count('unknownJobs', unknownJobs),
    EventMember.count('registered', registered),
    EventMember.count('cancelled', cancelled),
    EventMember.count('found', found),
    EventMember.count('uploaded', uploaded),
    EventMember.count('passedOver', passedOver),
    EventMember.count('queued', queued),
    EventMember.size('sent', sent),
  ];
}

/// The app has switched the extension on or off.
///
/// The spec's `ExtensionSwitched`.
final class ExtensionSwitched extends MonitoringEvent {
  /// An event.
  const ExtensionSwitched({required this.outcome});

  /// What came of it.
  final RegistrationOutcome outcome;

  @override
  String get name => 'extensionSwitched';

  @override
  int get sampledPercent => 100;

  @override
  List<EventMember> get members => [EventMember.text('outcome', outcome.wire)];
}

/// The app has asked whether its user has the extension.
///
/// The spec's `RolloutAsked`.
final class RolloutAsked extends MonitoringEvent {
  /// An event.
  const RolloutAsked({required this.outcome});

  /// Whether, and why not.
  final RolloutOutcome outcome;

  @override
  String get name => 'rolloutAsked';

  @override
  int get sampledPercent => 10;

  @override
  List<EventMember> get members => [EventMember.text('outcome', outcome.wire)];
}
