import 'dart:async';
import 'dart:math';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';
import 'lock_calls.dart';
import 'lock_database.dart';
import 'shared_schema.dart';

/// Locks and heartbeats of one database, for one process.
///
/// Every operation is one short transaction. All throw a [DatabaseException]
/// and have changed nothing then.
final class LockCoordinator {
  LockCoordinator._(this._database, this.owner, this._clock);

  final LockDatabase _database;

  /// Who this process is.
  final ProcessType owner;
  final int Function() _clock;
  final Random _random = Random();
  Future<void> _last = Future.value();

  static int _now() => DateTime.now().microsecondsSinceEpoch;

  /// Brings a [database] to the schema and works on it for [owner]; [clock]
  /// answers microseconds since 1970.
  ///
  /// Throws a [DatabaseException] if it is none of ours; it is left as it is.
  static Future<LockCoordinator> open(
    LockDatabase database,
    ProcessType owner, {
    int Function() clock = _now,
  }) async {
    final locks = LockCoordinator._(database, owner, clock);
    await locks._retrying(() async {
      final look = await database.transaction(SharedSchema.look, writes: false);
      if (SharedSchema.isNew(look, database.path)) {
        await database.execute(SharedDatabase.journalMode);
        await database.transaction(SharedSchema.migration, writes: true);
      }
      await database.execute(SharedDatabase.connectionSetup);
    });
    return locks;
  }

  /// Tries again while others write, with pauses that are random, so that
  /// nobody starves.
  Future<T> _retrying<T>(Future<T> Function() work) async {
    final waited = Stopwatch()..start();
    while (true) {
      try {
        return await work();
      } on DatabaseException catch (error) {
        final isOver = waited.elapsedMicroseconds >= SharedDatabase.busyLimit;
        if (error.reason != DatabaseFailure.busy || isOver) rethrow;
        const least = SharedDatabase.busyPauseMinimum;
        const most = SharedDatabase.busyPauseMaximum;
        await Future<void>.delayed(
          Duration(microseconds: least + _random.nextInt(most - least)),
        );
      }
    }
  }

  /// Runs a call after those that were asked for before.
  Future<T> _perform<T>(LockCall<T> call) {
    final result = _last.then(
      (_) => _retrying(() async {
        final outcomes = await _database.transaction(
          call.statements,
          writes: call.writes,
        );
        call.check(outcomes.first, _database.path);
        return call.read(outcomes);
      }),
    );
    _last = result.then((_) {}, onError: (_) {});
    return result;
  }

  /// Beats, then frees this owner's earlier locks, stale ones and those of the
  /// dead; answers how many.
  Future<int> start() => _perform(LockCall.start(owner, _clock()));

  /// What the living make of this owner's wish to run.
  Future<LockDecision> decide() => _perform(LockCall.decide(owner, _clock()));

  /// Notes that this owner lives.
  Future<void> heartbeat() => _perform(LockCall.heartbeat(owner, _clock()));

  /// Locks a photo that nobody has locked; answers the lock's token, or null.
  Future<int?> acquire(String id) =>
      _perform(LockCall.acquire(id, owner, _clock()));

  /// Whether a lock is still this owner's.
  Future<bool> verify(String id, int token) =>
      _perform(LockCall.verify(id, owner, token));

  /// Frees a lock if it is still this owner's; answers whether it was.
  Future<bool> release(String id, int token) =>
      _perform(LockCall.release(id, owner, token));

  /// Frees stale locks and those of the dead; answers how many.
  Future<int> sweep() => _perform(LockCall.sweep(_clock()));

  /// Frees this owner's locks and forgets its heartbeat; answers how many.
  Future<int> stop() => _perform(LockCall.stop(owner));

  /// All locks and heartbeats.
  Future<LockTables> list() => _perform(LockCall.list());

  /// Beats every second until the timer is cancelled; [onError] is told of a
  /// beat that failed, and the next one comes all the same.
  Timer startHeartbeat({required void Function(Object error) onError}) =>
      Timer.periodic(
        const Duration(microseconds: LockTiming.heartbeatInterval),
        (_) => heartbeat().catchError(onError),
      );

  /// Waits until a photo is free, and locks it; answers null where the time was
  /// up. Pauses grow up to the poll interval and are random.
  Future<int?> waitFor(String id, {required Duration atMost}) async {
    final waited = Stopwatch()..start();
    var most = LockTiming.waitPauseMinimum;
    while (true) {
      final token = await acquire(id);
      if (token != null || waited.elapsed >= atMost) return token;
      await Future<void>.delayed(
        Duration(microseconds: most ~/ 2 + _random.nextInt(most ~/ 2)),
      );
      most = min(most * 2, LockTiming.blockedPollInterval);
    }
  }

  /// Works under a photo's lock, which is let go whatever becomes of [work];
  /// null where somebody else has the photo. The work asks `isHeld` right
  /// before the call that commits.
  Future<T?> withLock<T>(
    String id,
    Future<T> Function(Future<bool> Function() isHeld) work, {
    required void Function(Object error) onError,
  }) async {
    final token = await acquire(id);
    if (token == null) return null;
    final beating = startHeartbeat(onError: onError);
    try {
      return await work(() => verify(id, token));
    } finally {
      beating.cancel();
      await release(id, token);
    }
  }

  /// Tells of each photo that others had locked, once it is free.
  Stream<String> pollBlocked(Set<String> ids) async* {
    final waiting = {...ids};
    while (waiting.isNotEmpty) {
      final locked = {for (final lock in (await list()).locks) lock.id};
      for (final id in waiting.difference(locked)) {
        waiting.remove(id);
        yield id;
      }
      if (waiting.isEmpty) return;
      await Future<void>.delayed(
        const Duration(microseconds: LockTiming.blockedPollInterval),
      );
    }
  }
}
