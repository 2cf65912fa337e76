// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';

import '../../../lib/src/json/json_value.dart';
import '../../../lib/src/spec/process_type.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../enum_table.dart';
import '../request_members.dart';

/// What `container.clean` is asked.
final class ContainerCleanArguments {
  /// Holds the arguments.
  const ContainerCleanArguments({
    required this.container,
    required this.owner,
    required this.now,
  });

  /// The container: the database and the folder of encrypted files lie directly
  /// in it; it is made if missing.
  final String container;

  /// The process that asks.
  final LockstepProcessType owner;

  /// The caller's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ContainerCleanArguments> read(RequestMembers members) {
    final container = members.required('container', const PathType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final now = members.required('now', const IntegerType());
    return () => ContainerCleanArguments(
      container: container(),
      owner: owner(),
      now: now(),
    );
  }
}

/// What `container.clean` answers.
final class ContainerCleanResult implements AnswerPart {
  /// Holds the result.
  const ContainerCleanResult({required this.removed});

  /// How many files were removed.
  final int removed;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('removed', removed, answers.integer);
    return object.build();
  }
}

/// Answers the `container.*` operations of the testee protocol.
abstract interface class ContainerHandler {
  /// Removes what killed processes left: temporary files, and files that no
  /// record names. Those of the asking owner's earlier life and of dead owners
  /// at once, others when they were not written for an hour, and those that a
  /// background session sends when they were not written for a week. Never a
  /// file that a record names, nor one of the process that asks.
  ///
  /// The spec's `container.clean`.
  FutureOr<ContainerCleanResult> clean(ContainerCleanArguments arguments);
}
