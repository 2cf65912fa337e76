// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';

import '../../../lib/src/json/json_value.dart';
import '../../../lib/src/spec/process_type.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../enum_table.dart';
import '../request_members.dart';

/// What `queue.next` is asked.
final class QueueNextArguments {
  /// Holds the arguments.
  const QueueNextArguments({
    required this.pending,
    required this.running,
    this.owner,
  });

  /// What waits.
  final List<QueueNextArgumentsPendingItem> pending;

  /// What runs.
  final List<QueueNextArgumentsRunningItem> running;

  /// The process that asks; photos and videos are equal where it is absent, as
  /// they are in the foreground.
  final LockstepProcessType? owner;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<QueueNextArguments> read(RequestMembers members) {
    final pending = members.required(
      'pending',
      const ListType(ObjectType(QueueNextArgumentsPendingItem.read)),
    );
    final running = members.required(
      'running',
      const ListType(ObjectType(QueueNextArgumentsRunningItem.read)),
    );
    final owner = members.optional('owner', EnumType(processTypeCodec.named));
    return () => QueueNextArguments(
      pending: pending(),
      running: running(),
      owner: owner(),
    );
  }
}

/// What is asked in `queue.next`, as a part of it.
final class QueueNextArgumentsPendingItem {
  /// Holds the arguments.
  const QueueNextArgumentsPendingItem({
    required this.id,
    required this.isVideo,
    required this.creationTime,
  });

  /// The photo's local identifier.
  final String id;

  /// Whether it is a video.
  final bool isVideo;

  /// When it was taken, in microseconds since 1970.
  final int creationTime;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<QueueNextArgumentsPendingItem> read(RequestMembers members) {
    final id = members.required('id', const TextType());
    final isVideo = members.required('isVideo', const BooleanType());
    final creationTime = members.required('creationTime', const IntegerType());
    return () => QueueNextArgumentsPendingItem(
      id: id(),
      isVideo: isVideo(),
      creationTime: creationTime(),
    );
  }
}

/// What is asked in `queue.next`, as a part of it.
final class QueueNextArgumentsRunningItem {
  /// Holds the arguments.
  const QueueNextArgumentsRunningItem({
    required this.id,
    required this.isVideo,
  });

  /// The photo's local identifier.
  final String id;

  /// Whether it is a video.
  final bool isVideo;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<QueueNextArgumentsRunningItem> read(RequestMembers members) {
    final id = members.required('id', const TextType());
    final isVideo = members.required('isVideo', const BooleanType());
    return () => QueueNextArgumentsRunningItem(id: id(), isVideo: isVideo());
  }
}

/// What `queue.next` answers.
final class QueueNextResult implements AnswerPart {
  /// Holds the result.
  const QueueNextResult({required this.id});

  /// The identifier of the one to start; null where none may start.
  final String? id;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('id', id, answers.orNull(answers.text));
    return object.build();
  }
}

/// Answers the `queue.*` operations of the testee protocol.
abstract interface class QueueHandler {
  /// Chooses the upload to start: the pending one that was taken last, the
  /// smaller identifier by UTF-16 code units where times are equal. Where the
  /// process puts photos first, a video is chosen only if no photo may start.
  /// Uploads that run are left out, and so are videos where no more may run.
  ///
  /// The spec's `queue.next`.
  FutureOr<QueueNextResult> next(QueueNextArguments arguments);
}
