// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../../../lib/src/spec/extension_registration.dart';
import '../../../lib/src/spec/monitoring.dart';
import '../../../lib/src/spec/monitoring_tables.dart';
import '../../../lib/src/spec/photo_extension.dart';
import '../../../lib/src/spec/rollout.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../enum_table.dart';
import '../request_members.dart';

/// What `monitoring.compatibilityRefused` is asked.
final class MonitoringCompatibilityRefusedArguments {
  /// Holds the arguments.
  const MonitoringCompatibilityRefusedArguments({
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

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MonitoringCompatibilityRefusedArguments> read(
    RequestMembers members,
  ) {
    final reader = members.required(
      'reader',
      EnumType(clientLanguageCodec.named),
    );
    final writer = members.required(
      'writer',
      EnumType(clientLanguageCodec.named),
    );
    final subject = members.required(
      'subject',
      EnumType(refusalSubjectCodec.named),
    );
    final code = members.required('code', EnumType(refusalCodeCodec.named));
    final refusals = members.required(
      'refusals',
      const IntegerType(minimum: 0),
    );
    return () => MonitoringCompatibilityRefusedArguments(
      reader: reader(),
      writer: writer(),
      subject: subject(),
      code: code(),
      refusals: refusals(),
    );
  }
}

/// What `monitoring.compatibilityRefused` answers.
final class MonitoringCompatibilityRefusedResult implements AnswerPart {
  /// Holds the result.
  const MonitoringCompatibilityRefusedResult({required this.event});

  /// The event as canonical JSON.
  final Uint8List event;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('event', event, answers.bytes);
    return object.build();
  }
}

/// What `monitoring.extensionCallEnded` is asked.
final class MonitoringExtensionCallEndedArguments {
  /// Holds the arguments.
  const MonitoringExtensionCallEndedArguments({
    required this.reason,
    required this.answer,
    required this.duration,
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

  /// How long it took; null likewise.
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

  /// How much it sent to the storage.
  final int sent;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MonitoringExtensionCallEndedArguments> read(
    RequestMembers members,
  ) {
    final reason = members.required(
      'reason',
      NullableType(EnumType(extensionReasonCodec.named)),
    );
    final answer = members.required(
      'answer',
      NullableType(EnumType(extensionAnswerCodec.named)),
    );
    final duration = members.required(
      'duration',
      const NullableType(IntegerType(minimum: 0)),
    );
    final acknowledged = members.required(
      'acknowledged',
      const IntegerType(minimum: 0),
    );
    final unknownJobs = members.required(
      'unknownJobs',
      const IntegerType(minimum: 0),
    );
    final registered = members.required(
      'registered',
      const IntegerType(minimum: 0),
    );
    final cancelled = members.required(
      'cancelled',
      const IntegerType(minimum: 0),
    );
    final found = members.required('found', const IntegerType(minimum: 0));
    final uploaded = members.required(
      'uploaded',
      const IntegerType(minimum: 0),
    );
    final passedOver = members.required(
      'passedOver',
      const IntegerType(minimum: 0),
    );
    final queued = members.required('queued', const IntegerType(minimum: 0));
    final sent = members.required('sent', const IntegerType(minimum: 0));
    return () => MonitoringExtensionCallEndedArguments(
      reason: reason(),
      answer: answer(),
      duration: duration(),
      acknowledged: acknowledged(),
      unknownJobs: unknownJobs(),
      registered: registered(),
      cancelled: cancelled(),
      found: found(),
      uploaded: uploaded(),
      passedOver: passedOver(),
      queued: queued(),
      sent: sent(),
    );
  }
}

/// What `monitoring.extensionCallEnded` answers.
final class MonitoringExtensionCallEndedResult implements AnswerPart {
  /// Holds the result.
  const MonitoringExtensionCallEndedResult({required this.event});

  /// The event as canonical JSON.
  final Uint8List event;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('event', event, answers.bytes);
    return object.build();
  }
}

/// What `monitoring.extensionSwitched` is asked.
final class MonitoringExtensionSwitchedArguments {
  /// Holds the arguments.
  const MonitoringExtensionSwitchedArguments({required this.outcome});

  /// What came of it.
  final RegistrationOutcome outcome;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MonitoringExtensionSwitchedArguments> read(
    RequestMembers members,
  ) {
    final outcome = members.required(
      'outcome',
      EnumType(registrationOutcomeCodec.named),
    );
    return () => MonitoringExtensionSwitchedArguments(outcome: outcome());
  }
}

/// What `monitoring.extensionSwitched` answers.
final class MonitoringExtensionSwitchedResult implements AnswerPart {
  /// Holds the result.
  const MonitoringExtensionSwitchedResult({required this.event});

  /// The event as canonical JSON.
  final Uint8List event;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('event', event, answers.bytes);
    return object.build();
  }
}

/// What `monitoring.refuse` is asked.
final class MonitoringRefuseArguments {
  /// Holds the arguments.
  const MonitoringRefuseArguments({
    required this.db,
    required this.reader,
    required this.writer,
    required this.subject,
    required this.code,
  });

  /// The shared database.
  final String db;

  /// Who refused.
  final ClientLanguage reader;

  /// Who wrote.
  final ClientLanguage writer;

  /// What.
  final RefusalSubject subject;

  /// The code of the error.
  final String code;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MonitoringRefuseArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final reader = members.required(
      'reader',
      EnumType(clientLanguageCodec.named),
    );
    final writer = members.required(
      'writer',
      EnumType(clientLanguageCodec.named),
    );
    final subject = members.required(
      'subject',
      EnumType(refusalSubjectCodec.named),
    );
    final code = members.required('code', const TextType());
    return () => MonitoringRefuseArguments(
      db: db(),
      reader: reader(),
      writer: writer(),
      subject: subject(),
      code: code(),
    );
  }
}

/// What `monitoring.refuse` answers.
final class MonitoringRefuseResult implements AnswerPart {
  /// Holds the result.
  const MonitoringRefuseResult({required this.counted});

  /// Whether it counts: whether the code says that two programs do not agree.
  final bool counted;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('counted', counted, answers.boolean);
    return object.build();
  }
}

/// What `monitoring.rolloutAsked` is asked.
final class MonitoringRolloutAskedArguments {
  /// Holds the arguments.
  const MonitoringRolloutAskedArguments({required this.outcome});

  /// Whether, and why not.
  final RolloutOutcome outcome;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MonitoringRolloutAskedArguments> read(RequestMembers members) {
    final outcome = members.required(
      'outcome',
      EnumType(rolloutOutcomeCodec.named),
    );
    return () => MonitoringRolloutAskedArguments(outcome: outcome());
  }
}

/// What `monitoring.rolloutAsked` answers.
final class MonitoringRolloutAskedResult implements AnswerPart {
  /// Holds the result.
  const MonitoringRolloutAskedResult({required this.event});

  /// The event as canonical JSON.
  final Uint8List event;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('event', event, answers.bytes);
    return object.build();
  }
}

/// What `monitoring.sampled` is asked.
final class MonitoringSampledArguments {
  /// Holds the arguments.
  const MonitoringSampledArguments({
    required this.event,
    required this.percent,
    required this.userID,
    required this.now,
  });

  /// The event's name.
  final String event;

  /// Of how many users in a hundred it is sent.
  final int percent;

  /// The user's number.
  final int userID;

  /// When it is asked, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MonitoringSampledArguments> read(RequestMembers members) {
    final event = members.required('event', const TextType());
    final percent = members.required(
      'percent',
      const IntegerType(minimum: 0, maximum: 100),
    );
    final userID = members.required('userID', const IntegerType());
    final now = members.required('now', const IntegerType(minimum: 0));
    return () => MonitoringSampledArguments(
      event: event(),
      percent: percent(),
      userID: userID(),
      now: now(),
    );
  }
}

/// What `monitoring.sampled` answers.
final class MonitoringSampledResult implements AnswerPart {
  /// Holds the result.
  const MonitoringSampledResult({required this.sampled});

  /// Whether it is sent.
  final bool sampled;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('sampled', sampled, answers.boolean);
    return object.build();
  }
}

/// What `monitoring.sizeClass` is asked.
final class MonitoringSizeClassArguments {
  /// Holds the arguments.
  const MonitoringSizeClassArguments({required this.bytes});

  /// The size, in bytes.
  final int bytes;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MonitoringSizeClassArguments> read(RequestMembers members) {
    final bytes = members.required('bytes', const IntegerType(minimum: 0));
    return () => MonitoringSizeClassArguments(bytes: bytes());
  }
}

/// What `monitoring.sizeClass` answers.
final class MonitoringSizeClassResult implements AnswerPart {
  /// Holds the result.
  const MonitoringSizeClassResult({required this.sizeClass});

  /// The class.
  final SizeClass sizeClass;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('sizeClass', sizeClass, sizeClassCodec.nameToJson);
    return object.build();
  }
}

/// What `monitoring.take` is asked.
final class MonitoringTakeArguments {
  /// Holds the arguments.
  const MonitoringTakeArguments({required this.db});

  /// The shared database.
  final String db;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MonitoringTakeArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    return () => MonitoringTakeArguments(db: db());
  }
}

/// What `monitoring.take` answers.
final class MonitoringTakeResult implements AnswerPart {
  /// Holds the result.
  const MonitoringTakeResult({required this.refusals});

  /// The counters.
  final List<CompatibilityRefusalRowResult> refusals;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('refusals', refusals, answers.listOf(answers.part));
    return object.build();
  }
}

/// A row of the table of `CompatibilityRefusal`, column by column.
final class CompatibilityRefusalRowResult implements AnswerPart {
  /// Holds the result.
  const CompatibilityRefusalRowResult({
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

  /// How often, since the app took the counters last.
  final int refusals;

  /// Shows a row.
  factory CompatibilityRefusalRowResult.of(CompatibilityRefusal row) {
    return CompatibilityRefusalRowResult(
      reader: row.reader,
      writer: row.writer,
      subject: row.subject,
      code: row.code,
      refusals: row.refusals,
    );
  }

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('reader', reader, clientLanguageCodec.nameToJson);
    object.add('writer', writer, clientLanguageCodec.nameToJson);
    object.add('subject', subject, refusalSubjectCodec.nameToJson);
    object.add('code', code, refusalCodeCodec.nameToJson);
    object.add('refusals', refusals, answers.integer);
    return object.build();
  }
}

/// Answers the `monitoring.*` operations of the testee protocol.
abstract interface class MonitoringHandler {
  /// Writes an event about a refusal.
  ///
  /// The spec's `monitoring.compatibilityRefused`.
  FutureOr<MonitoringCompatibilityRefusedResult> compatibilityRefused(
    MonitoringCompatibilityRefusedArguments arguments,
  );

  /// Writes an event about a call of the extension.
  ///
  /// The spec's `monitoring.extensionCallEnded`.
  FutureOr<MonitoringExtensionCallEndedResult> extensionCallEnded(
    MonitoringExtensionCallEndedArguments arguments,
  );

  /// Writes an event about switching the extension.
  ///
  /// The spec's `monitoring.extensionSwitched`.
  FutureOr<MonitoringExtensionSwitchedResult> extensionSwitched(
    MonitoringExtensionSwitchedArguments arguments,
  );

  /// Counts that one program refused what another wrote.
  ///
  /// The spec's `monitoring.refuse`.
  FutureOr<MonitoringRefuseResult> refuse(MonitoringRefuseArguments arguments);

  /// Writes an event about the rollout.
  ///
  /// The spec's `monitoring.rolloutAsked`.
  FutureOr<MonitoringRolloutAskedResult> rolloutAsked(
    MonitoringRolloutAskedArguments arguments,
  );

  /// Whether an event is sent of a user on a day.
  ///
  /// The spec's `monitoring.sampled`.
  FutureOr<MonitoringSampledResult> sampled(
    MonitoringSampledArguments arguments,
  );

  /// The class that a size falls in.
  ///
  /// The spec's `monitoring.sizeClass`.
  FutureOr<MonitoringSizeClassResult> sizeClass(
    MonitoringSizeClassArguments arguments,
  );

  /// Takes the counters: what is answered is counted anew from 0.
  ///
  /// The spec's `monitoring.take`.
  FutureOr<MonitoringTakeResult> take(MonitoringTakeArguments arguments);
}
