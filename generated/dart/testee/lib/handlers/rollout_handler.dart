// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
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

/// Answers the `rollout.*` operations of the testee protocol.
abstract interface class RolloutHandler {
  /// The bucket of a user for a feature.
  ///
  /// The spec's `rollout.bucket`.
  FutureOr<RolloutBucketResult> bucket(RolloutBucketArguments arguments);
}
