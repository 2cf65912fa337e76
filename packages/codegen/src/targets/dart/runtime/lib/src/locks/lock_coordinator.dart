import 'dart:async';
import 'dart:math';

import '../database/lock_database.dart';
import '../database/pacing.dart';
import '../database/shared_store.dart';
import '../errors/lockstep_exception.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';
import 'heartbeat.dart';
import 'lock_calls.dart';
import 'lock_clock.dart';
import 'upload_records.dart';

/// Locks and heartbeats of one database, for one process.
///
/// Every operation is one short transaction. All throw a
/// [LockstepDatabaseException] and have changed nothing then.
final class LockCoordinator {
  /// Works on [store] for [owner].
  LockCoordinator(this.store, this.owner, {LockClock clock = deviceClock})
    : _clock = clock;

  /// The database.
  final SharedStore store;

  /// Who this process is.
  final LockstepProcessType owner;
  final LockClock _clock;
  final Random _random = Random();

  /// Opens a database by [opener], brings it to the schema and works on it for
  /// [owner]. Close its store in the end.
  ///
  /// Throws a [LockstepDatabaseException] if it is not a database of Lockstep;
  /// it is left as it is.
  static Future<LockCoordinator> open(
    DatabaseOpener opener,
    LockstepProcessType owner, {
    LockClock clock = deviceClock,
    Pacing pacing = const Pacing(),
  }) async => LockCoordinator(
    await SharedStore.open(opener, pacing: pacing),
    owner,
    clock: clock,
  );

  /// Beats, then frees this owner's earlier locks, stale ones and those of the
  /// dead; returns how many.
  Future<int> start() => store.perform(() => LockCall.start(owner, _clock()));

  /// What the living make of this owner's wish to run.
  Future<LockDecision> decide() =>
      store.perform(() => LockCall.decide(owner, _clock()));

  /// Notes that this owner lives.
  Future<void> heartbeat() =>
      store.perform(() => LockCall.heartbeat(owner, _clock()));

  /// Locks a photo that nobody has locked; returns the lock's token, or null.
  Future<int?> acquire(String id) =>
      store.perform(() => LockCall.acquire(id, owner, _clock()));

  /// Whether a lock is still this owner's.
  Future<bool> verify(String id, int token) =>
      store.perform(() => LockCall.verify(id, owner, token));

  /// Frees a lock if it is still this owner's; returns whether it was.
  Future<bool> release(String id, int token) =>
      store.perform(() => LockCall.release(id, owner, token));

  /// Frees stale locks and those of dead owners; returns how many.
  Future<int> sweep() => store.perform(() => LockCall.sweep(_clock()));

  /// Frees this owner's locks and forgets its heartbeat; returns how many.
  Future<int> stop() => store.perform(() => LockCall.stop(owner));

  /// All locks and heartbeats.
  Future<LockTables> list() => store.perform(LockCall.list);

  /// Beats, and then every second from an isolate of its own until it is
  /// stopped; [onError] is told of a later beat that failed.
  Future<Heartbeat> startHeartbeat({
    required void Function(Object error) onError,
  }) async {
    // Who holds a lock and never beat is taken for dead: so the first one is
    // over when it returns.
    await heartbeat();
    return Heartbeat.start(store, owner, onError: onError, clock: _clock);
  }

  /// Waits until a photo is free, and locks it; returns null where the time was
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
  /// [LockRefused] where somebody else has the photo, and has it still after
  /// [atMost].
  ///
  /// The process beats meanwhile. The work asks `isHeld` right before the call
  /// that commits, or, for an upload with a record, [UploadRecords.beginCommit]
  /// with the token. A lock that can't be let go hides no error of the work:
  /// [onError] is told, and a clean-up frees it.
  Future<LockAttempt<T>> withLock<T>(
    String id,
    Future<T> Function(HeldLock lock) work, {
    required void Function(Object error) onError,
    Duration atMost = Duration.zero,
  }) async {
    final beating = await startHeartbeat(onError: onError);
    try {
      final token = await waitFor(id, atMost: atMost);
      if (token == null) return const LockRefused();
      try {
        return LockGranted(
          await work((token: token, isHeld: () => verify(id, token))),
        );
      } finally {
        try {
          await release(id, token);
        } on Object catch (error) {
          onError(error);
        }
      }
    } finally {
      await beating.stop();
    }
  }

  /// Reports each photo that others had locked, once it is free, looking every
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

/// What became of a wish to work under a lock.
sealed class LockAttempt<T> {
  const LockAttempt();
}

/// The work was done under the lock.
final class LockGranted<T> extends LockAttempt<T> {
  /// The work's [result].
  const LockGranted(this.result);

  /// What the work made.
  final T result;
}

/// Somebody else has the photo: nothing was done.
final class LockRefused extends LockAttempt<Never> {
  /// A refusal.
  const LockRefused();
}
