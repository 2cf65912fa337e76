import 'dart:async';
import 'dart:math';

import '../database/lock_database.dart';
import '../database/shared_store.dart';
import '../errors/lockstep_exception.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';
import 'lock_calls.dart';
import 'upload_records.dart';

/// Locks and heartbeats of one database, for one process.
///
/// Every operation is one short transaction. All throw a [DatabaseException]
/// and have changed nothing then.
final class LockCoordinator {
  /// Works on [store] for [owner]; [clock] answers microseconds since 1970.
  LockCoordinator(this.store, this.owner, {int Function() clock = _now})
    : _clock = clock;

  /// The database.
  final SharedStore store;

  /// Who this process is.
  final ProcessType owner;
  final int Function() _clock;
  final Random _random = Random();

  static int _now() => DateTime.now().microsecondsSinceEpoch;

  /// Brings a [database] to the schema and works on it for [owner].
  ///
  /// Throws a [DatabaseException] if it is none of ours; it is left as it is.
  static Future<LockCoordinator> open(
    LockDatabase database,
    ProcessType owner, {
    int Function() clock = _now,
  }) async =>
      LockCoordinator(await SharedStore.open(database), owner, clock: clock);

  /// Beats, then frees this owner's earlier locks, stale ones and those of the
  /// dead; answers how many.
  Future<int> start() => store.perform(LockCall.start(owner, _clock()));

  /// What the living make of this owner's wish to run.
  Future<LockDecision> decide() =>
      store.perform(LockCall.decide(owner, _clock()));

  /// Notes that this owner lives.
  Future<void> heartbeat() =>
      store.perform(LockCall.heartbeat(owner, _clock()));

  /// Locks a photo that nobody has locked; answers the lock's token, or null.
  Future<int?> acquire(String id) =>
      store.perform(LockCall.acquire(id, owner, _clock()));

  /// Whether a lock is still this owner's.
  Future<bool> verify(String id, int token) =>
      store.perform(LockCall.verify(id, owner, token));

  /// Frees a lock if it is still this owner's; answers whether it was.
  Future<bool> release(String id, int token) =>
      store.perform(LockCall.release(id, owner, token));

  /// Frees stale locks and those of the dead; answers how many.
  Future<int> sweep() => store.perform(LockCall.sweep(_clock()));

  /// Frees this owner's locks and forgets its heartbeat; answers how many.
  Future<int> stop() => store.perform(LockCall.stop(owner));

  /// All locks and heartbeats.
  Future<LockTables> list() => store.perform(LockCall.list());

  /// Beats at once, and every second until the timer is cancelled; [onError] is
  /// told of a beat that failed, and the next one comes all the same.
  Timer startHeartbeat({required void Function(Object error) onError}) {
    void beat() => unawaited(heartbeat().catchError(onError));
    beat();
    return Timer.periodic(
      const Duration(microseconds: LockTiming.heartbeatInterval),
      (_) => beat(),
    );
  }

  /// Waits until a photo is free, and locks it; answers null where the time was
  /// up. Pauses grow up to the poll interval and are random, so that nobody
  /// starves.
  Future<int?> waitFor(String id, {required Duration atMost}) async {
    final waited = store.pacing.start();
    var most = LockTiming.waitPauseMinimum;
    while (true) {
      final token = await acquire(id);
      final left = atMost.inMicroseconds - waited();
      if (token != null || left <= 0) return token;
      final pause = most ~/ 2 + _random.nextInt(most ~/ 2);
      await store.pacing.pause(min(pause, left));
      most = min(most * 2, LockTiming.blockedPollInterval);
    }
  }

  /// Works under a photo's lock, which is let go whatever becomes of [work];
  /// null where somebody else has the photo, and has it still after [atMost].
  ///
  /// The process beats meanwhile. The work asks `isHeld` right before the call
  /// that commits, or, for an upload with a record, [UploadRecords.beginCommit]
  /// with the token. A lock that can't be let go hides no error of the work:
  /// [onError] is told, and a clean-up frees it.
  Future<T?> withLock<T>(
    String id,
    Future<T> Function(HeldLock lock) work, {
    required void Function(Object error) onError,
    Duration atMost = Duration.zero,
  }) async {
    // Before it locks: a lock of somebody who never beat is one of the dead.
    final beating = startHeartbeat(onError: onError);
    try {
      final token = await waitFor(id, atMost: atMost);
      if (token == null) return null;
      try {
        return await work((token: token, isHeld: () => verify(id, token)));
      } finally {
        try {
          await release(id, token);
        } on Object catch (error) {
          onError(error);
        }
      }
    } finally {
      beating.cancel();
    }
  }

  /// Tells of each photo that others had locked, once it is free, looking every
  /// two seconds.
  Stream<String> pollBlocked(Set<String> ids) async* {
    final waiting = {...ids};
    while (waiting.isNotEmpty) {
      final locked = {for (final lock in (await list()).locks) lock.id};
      for (final id in waiting.difference(locked)) {
        waiting.remove(id);
        yield id;
      }
      if (waiting.isEmpty) return;
      await store.pacing.pause(LockTiming.blockedPollInterval);
    }
  }
}

/// What the work under a lock may ask: the lock's token, and whether it is
/// still held.
typedef HeldLock = ({int token, Future<bool> Function() isHeld});
