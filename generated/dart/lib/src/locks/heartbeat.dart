// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:async';
import 'dart:isolate';

import '../database/lock_database.dart';
import '../database/shared_store.dart';
import '../errors/lockstep_exception.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';
import 'beats.dart';
import 'lock_calls.dart';
import 'lock_clock.dart';

/// The beats of a process for as long as somebody needs them, from an isolate
/// and a connection of their own: whatever the process computes, waits for or
/// has queued, they come every second.
///
/// One isolate beats for all who started it in one isolate for one owner of one
/// database; so coordinate the work of a process from one isolate.
final class Heartbeat {
  Heartbeat._(this._heart, this._onError);

  final _Heart _heart;
  final void Function(Object error) _onError;
  static final Map<(String, LockstepProcessType), _Heart> _hearts = {};

  /// Begins to beat for [owner] in the database of [store]. [onError] is told of
  /// a beat that failed; the next one comes all the same.
  static Future<Heartbeat> start(
    SharedStore store,
    LockstepProcessType owner, {
    required void Function(Object error) onError,
    required LockClock clock,
  }) async {
    final key = (store.path, owner);
    final heart = _hearts.putIfAbsent(
      key,
      () => _Heart(() => _hearts.remove(key)),
    );
    final beat = Heartbeat._(heart, onError);
    heart.needed.add(beat);
    try {
      await (heart.spawned ??= heart.spawn((
        opener: store.opener,
        owner: owner,
        clock: clock,
        replies: heart.replies.sendPort,
      )));
    } on Object {
      await beat.stop();
      rethrow;
    }
    return beat;
  }

  /// Ends the beats, unless others need them. When it returns, none comes any
  /// more: it would bring a process to life that has stopped. Calling it again
  /// does nothing.
  Future<void> stop() async {
    if (!_heart.needed.remove(this) || _heart.needed.isNotEmpty) return;
    _heart.forget();
    await _heart.stop();
  }
}

/// What an isolate is given to beat.
typedef _Orders =
    ({
      DatabaseOpener opener,
      LockstepProcessType owner,
      LockClock clock,
      SendPort replies,
    });

/// The isolate that beats, as seen from the one that started it.
final class _Heart {
  _Heart(this.forget) {
    replies.listen((message) {
      switch (message) {
        case final SendPort control:
          _control.complete(control);
        case null:
          _isOver.complete();
          if (needed.isEmpty) return;
          _tell(StateError('The isolate that beats has ended.'));
          forget();
        default:
          _tell(message as Object);
      }
    });
  }

  void _tell(Object error) {
    for (final each in [...needed]) {
      each._onError(error);
    }
  }

  final void Function() forget;
  final Set<Heartbeat> needed = {};
  final replies = ReceivePort('lockstep heartbeat');
  final _control = Completer<SendPort>();
  final _isOver = Completer<void>();
  Future<void>? spawned;

  Future<void> spawn(_Orders orders) async {
    await Isolate.spawn(
      _beat,
      orders,
      onExit: orders.replies,
      debugName: 'lockstep heartbeat',
    );
    // It ends with the isolate that needs it, however that ends.
    Isolate.current.addOnExitListener(await _control.future);
  }

  Future<void> stop() async {
    if (_control.isCompleted) {
      final control = await _control.future;
      Isolate.current.removeOnExitListener(control);
      control.send(null);
      await _isOver.future;
    }
    replies.close();
  }
}

/// Beats until it is told to end.
Future<void> _beat(_Orders orders) async {
  final control = ReceivePort();
  final (:opener, :owner, :clock, :replies) = orders;
  replies.send(control.sendPort);
  SharedStore? store;
  final beats = Beats(() async {
    final open = store ??= await SharedStore.open(opener);
    await open.perform(() => LockCall.heartbeat(owner, clock()));
  }, (error) => replies.send(error is LockstepException ? error : '$error'));
  beats.tick();
  final timer = Timer.periodic(
    const Duration(microseconds: LockTiming.heartbeatInterval),
    (_) => beats.tick(),
  );
  await control.first;
  timer.cancel();
  await beats.settle();
  await store?.close();
}
