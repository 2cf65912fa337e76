// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../../../lib/src/spec/rollout.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../enum_table.dart';
import '../request_members.dart';

/// What `rollout.bucket` is asked.
final class RolloutBucketArguments {
  /// Holds the arguments.
  const RolloutBucketArguments({required this.feature, required this.userID});

  /// The feature's name.
  final String feature;

  /// The user's number.
  final int userID;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<RolloutBucketArguments> read(RequestMembers members) {
    final feature = members.required('feature', const TextType());
    final userID = members.required('userID', const IntegerType());
    return () => RolloutBucketArguments(feature: feature(), userID: userID());
  }
}

/// What `rollout.bucket` answers.
final class RolloutBucketResult implements AnswerPart {
  /// Holds the result.
  const RolloutBucketResult({required this.bucket});

  /// The bucket, from 0.
  final int bucket;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('bucket', bucket, answers.integer);
    return object.build();
  }
}

/// What `rollout.evaluate` is asked.
final class RolloutEvaluateArguments {
  /// Holds the arguments.
  const RolloutEvaluateArguments({
    required this.switchedOn,
    required this.document,
    required this.fetchedAt,
    required this.now,
    required this.userID,
  });

  /// Whether the person has switched it on.
  final bool switchedOn;

  /// The document as it was fetched; null where none was.
  final Uint8List? document;

  /// When it was fetched, in microseconds since 1970.
  final int fetchedAt;

  /// When it is asked, in microseconds since 1970.
  final int now;

  /// The user's number.
  final int userID;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<RolloutEvaluateArguments> read(RequestMembers members) {
    final switchedOn = members.required('switchedOn', const BooleanType());
    final document = members.required(
      'document',
      const NullableType(BytesType()),
    );
    final fetchedAt = members.required('fetchedAt', const IntegerType());
    final now = members.required('now', const IntegerType());
    final userID = members.required('userID', const IntegerType());
    return () => RolloutEvaluateArguments(
      switchedOn: switchedOn(),
      document: document(),
      fetchedAt: fetchedAt(),
      now: now(),
      userID: userID(),
    );
  }
}

/// What `rollout.evaluate` answers.
final class RolloutEvaluateResult implements AnswerPart {
  /// Holds the result.
  const RolloutEvaluateResult({required this.outcome});

  /// The outcome.
  final RolloutOutcome outcome;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('outcome', outcome, rolloutOutcomeCodec.nameToJson);
    return object.build();
  }
}

/// What `rollout.gate` is asked.
final class RolloutGateArguments {
  /// Holds the arguments.
  const RolloutGateArguments({
    required this.switchedOn,
    required this.finding,
    required this.stopped,
    required this.rolledOut,
  });

  /// Whether the person has switched it on.
  final bool switchedOn;

  /// How the local copy is found.
  final RolloutFinding finding;

  /// Whether the copy says that it is stopped.
  final bool stopped;

  /// Whether the user's bucket is among those that the copy's stage has.
  final bool rolledOut;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<RolloutGateArguments> read(RequestMembers members) {
    final switchedOn = members.required('switchedOn', const BooleanType());
    final finding = members.required(
      'finding',
      EnumType(rolloutFindingCodec.named),
    );
    final stopped = members.required('stopped', const BooleanType());
    final rolledOut = members.required('rolledOut', const BooleanType());
    return () => RolloutGateArguments(
      switchedOn: switchedOn(),
      finding: finding(),
      stopped: stopped(),
      rolledOut: rolledOut(),
    );
  }
}

/// What `rollout.gate` answers.
final class RolloutGateResult implements AnswerPart {
  /// Holds the result.
  const RolloutGateResult({required this.outcome});

  /// The outcome.
  final RolloutOutcome outcome;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('outcome', outcome, rolloutOutcomeCodec.nameToJson);
    return object.build();
  }
}

/// What `rollout.outcome` is asked.
final class RolloutOutcomeArguments {
  /// Holds the arguments.
  const RolloutOutcomeArguments({
    required this.db,
    required this.switchedOn,
    required this.now,
    required this.userID,
  });

  /// The shared database.
  final String db;

  /// Whether the person has switched it on.
  final bool switchedOn;

  /// When it is asked, in microseconds since 1970.
  final int now;

  /// The user's number.
  final int userID;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<RolloutOutcomeArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final switchedOn = members.required('switchedOn', const BooleanType());
    final now = members.required('now', const IntegerType());
    final userID = members.required('userID', const IntegerType());
    return () => RolloutOutcomeArguments(
      db: db(),
      switchedOn: switchedOn(),
      now: now(),
      userID: userID(),
    );
  }
}

/// What `rollout.outcome` answers.
final class RolloutOutcomeResult implements AnswerPart {
  /// Holds the result.
  const RolloutOutcomeResult({required this.outcome});

  /// The outcome.
  final RolloutOutcome outcome;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('outcome', outcome, rolloutOutcomeCodec.nameToJson);
    return object.build();
  }
}

/// What `rollout.remember` is asked.
final class RolloutRememberArguments {
  /// Holds the arguments.
  const RolloutRememberArguments({
    required this.db,
    required this.document,
    required this.fetchedAt,
  });

  /// The shared database.
  final String db;

  /// The document as it was fetched.
  final Uint8List document;

  /// When it was fetched, in microseconds since 1970.
  final int fetchedAt;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<RolloutRememberArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final document = members.required('document', const BytesType());
    final fetchedAt = members.required('fetchedAt', const IntegerType());
    return () => RolloutRememberArguments(
      db: db(),
      document: document(),
      fetchedAt: fetchedAt(),
    );
  }
}

/// Answers the `rollout.*` operations of the testee protocol.
abstract interface class RolloutHandler {
  /// The bucket of a user for a feature.
  ///
  /// The spec's `rollout.bucket`.
  FutureOr<RolloutBucketResult> bucket(RolloutBucketArguments arguments);

  /// Decides by a document and the user's bucket.
  ///
  /// The spec's `rollout.evaluate`.
  FutureOr<RolloutEvaluateResult> evaluate(RolloutEvaluateArguments arguments);

  /// Decides whether a user has the feature.
  ///
  /// The spec's `rollout.gate`.
  FutureOr<RolloutGateResult> gate(RolloutGateArguments arguments);

  /// Decides by the local copy.
  ///
  /// The spec's `rollout.outcome`.
  FutureOr<RolloutOutcomeResult> outcome(RolloutOutcomeArguments arguments);

  /// Keeps a document that was fetched. One that can't be read is refused, and
  /// the copy before stays.
  ///
  /// The spec's `rollout.remember`.
  FutureOr<void> remember(RolloutRememberArguments arguments);
}
