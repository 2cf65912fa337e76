// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';

import '../../../lib/src/json/json_value.dart';
import '../../../lib/src/spec/locks.dart';
import '../../../lib/src/spec/process_type.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../enum_table.dart';
import '../request_members.dart';

/// What `locks.acquire` is asked.
final class LocksAcquireArguments {
  /// Holds the arguments.
  const LocksAcquireArguments({
    required this.db,
    required this.id,
    required this.owner,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The photo's local identifier.
  final String id;

  /// The process that wants it.
  final LockstepProcessType owner;

  /// The caller's clock.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksAcquireArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final id = members.required('id', const TextType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final now = members.required('now', const IntegerType());
    return () =>
        LocksAcquireArguments(db: db(), id: id(), owner: owner(), now: now());
  }
}

/// What `locks.acquire` answers.
final class LocksAcquireResult implements AnswerPart {
  /// Holds the result.
  const LocksAcquireResult({required this.acquired, this.token});

  /// Whether the photo is the caller's now.
  final bool acquired;

  /// What the lock is known by; no database gives one twice.
  final int? token;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('acquired', acquired, answers.boolean);
    object.addOptional('token', token, answers.integer);
    return object.build();
  }
}

/// What `locks.decide` is asked.
final class LocksDecideArguments {
  /// Holds the arguments.
  const LocksDecideArguments({
    required this.db,
    required this.owner,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The process that asks.
  final LockstepProcessType owner;

  /// The caller's clock.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksDecideArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final now = members.required('now', const IntegerType());
    return () => LocksDecideArguments(db: db(), owner: owner(), now: now());
  }
}

/// What `locks.decide` answers.
final class LocksDecideResult implements AnswerPart {
  /// Holds the result.
  const LocksDecideResult({required this.decision, required this.because});

  /// What it may do.
  final CoordinationDecision decision;

  /// The owner that decided; null for `run`.
  final LockstepProcessType? because;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('decision', decision, coordinationDecisionCodec.nameToJson);
    object.add('because', because, answers.orNull(processTypeCodec.nameToJson));
    return object.build();
  }
}

/// What `locks.heartbeat` is asked.
final class LocksHeartbeatArguments {
  /// Holds the arguments.
  const LocksHeartbeatArguments({
    required this.db,
    required this.owner,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The process that lives.
  final LockstepProcessType owner;

  /// The caller's clock.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksHeartbeatArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final now = members.required('now', const IntegerType());
    return () => LocksHeartbeatArguments(db: db(), owner: owner(), now: now());
  }
}

/// What `locks.list` is asked.
final class LocksListArguments {
  /// Holds the arguments.
  const LocksListArguments({required this.db});

  /// The shared database.
  final String db;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksListArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    return () => LocksListArguments(db: db());
  }
}

/// What `locks.list` answers.
final class LocksListResult implements AnswerPart {
  /// Holds the result.
  const LocksListResult({required this.locks, required this.heartbeats});

  /// The locks, by the bytes of their identifiers.
  final List<LocksListResultLocksItem> locks;

  /// The heartbeats, by their owners.
  final List<LocksListResultHeartbeatsItem> heartbeats;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('locks', locks, answers.listOf(answers.part));
    object.add('heartbeats', heartbeats, answers.listOf(answers.part));
    return object.build();
  }
}

/// What is answered in `locks.list`, as a part of it.
final class LocksListResultLocksItem implements AnswerPart {
  /// Holds the result.
  const LocksListResultLocksItem({
    required this.id,
    required this.owner,
    required this.time,
  });

  /// The photo's local identifier.
  final String id;

  /// The process that holds it.
  final LockstepProcessType owner;

  /// When it was taken, by its owner's clock.
  final int time;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('id', id, answers.text);
    object.add('owner', owner, processTypeCodec.nameToJson);
    object.add('time', time, answers.integer);
    return object.build();
  }
}

/// What is answered in `locks.list`, as a part of it.
final class LocksListResultHeartbeatsItem implements AnswerPart {
  /// Holds the result.
  const LocksListResultHeartbeatsItem({
    required this.owner,
    required this.time,
  });

  /// The process that beat.
  final LockstepProcessType owner;

  /// When, by its own clock.
  final int time;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('owner', owner, processTypeCodec.nameToJson);
    object.add('time', time, answers.integer);
    return object.build();
  }
}

/// What `locks.migrate` is asked.
final class LocksMigrateArguments {
  /// Holds the arguments.
  const LocksMigrateArguments({
    required this.legacy,
    required this.db,
    required this.now,
  });

  /// The old database; there may be none.
  final String legacy;

  /// The shared database.
  final String db;

  /// The caller's clock.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksMigrateArguments> read(RequestMembers members) {
    final legacy = members.required('legacy', const PathType());
    final db = members.required('db', const PathType());
    final now = members.required('now', const IntegerType());
    return () => LocksMigrateArguments(legacy: legacy(), db: db(), now: now());
  }
}

/// What `locks.migrate` answers.
final class LocksMigrateResult implements AnswerPart {
  /// Holds the result.
  const LocksMigrateResult({required this.migrated});

  /// How many locks were copied.
  final int migrated;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('migrated', migrated, answers.integer);
    return object.build();
  }
}

/// What `locks.release` is asked.
final class LocksReleaseArguments {
  /// Holds the arguments.
  const LocksReleaseArguments({
    required this.db,
    required this.id,
    required this.owner,
    required this.token,
  });

  /// The shared database.
  final String db;

  /// The photo's local identifier.
  final String id;

  /// The process that took it.
  final LockstepProcessType owner;

  /// The lock's token.
  final int token;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksReleaseArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final id = members.required('id', const TextType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final token = members.required('token', const IntegerType());
    return () => LocksReleaseArguments(
      db: db(),
      id: id(),
      owner: owner(),
      token: token(),
    );
  }
}

/// What `locks.release` answers.
final class LocksReleaseResult implements AnswerPart {
  /// Holds the result.
  const LocksReleaseResult({required this.released});

  /// Whether it was.
  final bool released;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('released', released, answers.boolean);
    return object.build();
  }
}

/// What `locks.start` is asked.
final class LocksStartArguments {
  /// Holds the arguments.
  const LocksStartArguments({
    required this.db,
    required this.owner,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The process that starts.
  final LockstepProcessType owner;

  /// The caller's clock.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksStartArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final now = members.required('now', const IntegerType());
    return () => LocksStartArguments(db: db(), owner: owner(), now: now());
  }
}

/// What `locks.start` answers.
final class LocksStartResult implements AnswerPart {
  /// Holds the result.
  const LocksStartResult({required this.released});

  /// How many locks were freed.
  final int released;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('released', released, answers.integer);
    return object.build();
  }
}

/// What `locks.stop` is asked.
final class LocksStopArguments {
  /// Holds the arguments.
  const LocksStopArguments({required this.db, required this.owner});

  /// The shared database.
  final String db;

  /// The process that ends.
  final LockstepProcessType owner;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksStopArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    return () => LocksStopArguments(db: db(), owner: owner());
  }
}

/// What `locks.stop` answers.
final class LocksStopResult implements AnswerPart {
  /// Holds the result.
  const LocksStopResult({required this.released});

  /// How many locks were freed.
  final int released;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('released', released, answers.integer);
    return object.build();
  }
}

/// What `locks.sweep` is asked.
final class LocksSweepArguments {
  /// Holds the arguments.
  const LocksSweepArguments({required this.db, required this.now});

  /// The shared database.
  final String db;

  /// The caller's clock.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksSweepArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final now = members.required('now', const IntegerType());
    return () => LocksSweepArguments(db: db(), now: now());
  }
}

/// What `locks.sweep` answers.
final class LocksSweepResult implements AnswerPart {
  /// Holds the result.
  const LocksSweepResult({required this.released});

  /// How many locks were freed.
  final int released;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('released', released, answers.integer);
    return object.build();
  }
}

/// What `locks.verify` is asked.
final class LocksVerifyArguments {
  /// Holds the arguments.
  const LocksVerifyArguments({
    required this.db,
    required this.id,
    required this.owner,
    required this.token,
  });

  /// The shared database.
  final String db;

  /// The photo's local identifier.
  final String id;

  /// The process that took it.
  final LockstepProcessType owner;

  /// The lock's token.
  final int token;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LocksVerifyArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final id = members.required('id', const TextType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final token = members.required('token', const IntegerType());
    return () => LocksVerifyArguments(
      db: db(),
      id: id(),
      owner: owner(),
      token: token(),
    );
  }
}

/// What `locks.verify` answers.
final class LocksVerifyResult implements AnswerPart {
  /// Holds the result.
  const LocksVerifyResult({required this.held});

  /// Whether it is.
  final bool held;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('held', held, answers.boolean);
    return object.build();
  }
}

/// Answers the `locks.*` operations of the testee protocol.
abstract interface class LocksHandler {
  /// Locks a photo that nobody has locked.
  ///
  /// The spec's `locks.acquire`.
  FutureOr<LocksAcquireResult> acquire(LocksAcquireArguments arguments);

  /// Asks whether a process may run beside those that are alive.
  ///
  /// The spec's `locks.decide`.
  FutureOr<LocksDecideResult> decide(LocksDecideArguments arguments);

  /// Notes that a process lives.
  ///
  /// The spec's `locks.heartbeat`.
  FutureOr<void> heartbeat(LocksHeartbeatArguments arguments);

  /// All locks and heartbeats.
  ///
  /// The spec's `locks.list`.
  FutureOr<LocksListResult> list(LocksListArguments arguments);

  /// Copies the locks of an old database that the shared one does not have yet.
  /// The old file is not changed.
  ///
  /// The spec's `locks.migrate`.
  FutureOr<LocksMigrateResult> migrate(LocksMigrateArguments arguments);

  /// Frees a lock, if it is still the caller's.
  ///
  /// The spec's `locks.release`.
  FutureOr<LocksReleaseResult> release(LocksReleaseArguments arguments);

  /// Starts a process: beats, and frees its earlier locks, stale ones and those
  /// of dead owners.
  ///
  /// The spec's `locks.start`.
  FutureOr<LocksStartResult> start(LocksStartArguments arguments);

  /// Ends a process: frees its locks and forgets its heartbeat.
  ///
  /// The spec's `locks.stop`.
  FutureOr<LocksStopResult> stop(LocksStopArguments arguments);

  /// Frees stale locks and those of dead owners.
  ///
  /// The spec's `locks.sweep`.
  FutureOr<LocksSweepResult> sweep(LocksSweepArguments arguments);

  /// Asks whether a lock is still the caller's.
  ///
  /// The spec's `locks.verify`.
  FutureOr<LocksVerifyResult> verify(LocksVerifyArguments arguments);
}
