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

  /// Begins to beat for [owner] in the database of [store]. [onError] is told
  /// of a beat that failed; the next one comes all the same.
  static Future<Heartbeat> start(
    SharedStore store,
    LockstepProcessType owner, {
    required void Function(Object error) onError,
    required LockClock clock,
  }) async {
    final key = (store.path, owner);
    final heart = _hearts.putIfAbsent(key, () => _Heart(key));
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

  Future<void>? _stopped;

  /// Ends the beats, unless others need them. When it returns, none comes any
  /// more: it would bring a process to life that has stopped. Calling it again
  /// waits for the same.
  Future<void> stop() => _stopped ??= _stop();

  Future<void> _stop() async {
    _heart.needed.remove(this);
    if (_heart.needed.isEmpty) await _heart.stop();
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

/// What the isolate that beats is sent.
enum _Order { begin, end }

/// How long it waits to be told to begin: who has begun to start it may have
/// ended by then, and nobody would ask it to end.
const _startLimit = Duration(seconds: 30);

/// The isolate that beats, as seen from the one that started it.
final class _Heart {
  _Heart(this._key) {
    replies.listen(_hear);
  }

  final (String, LockstepProcessType) _key;
  final Set<Heartbeat> needed = {};
  final replies = ReceivePort('lockstep heartbeat');
  final _hasBegun = Completer<void>();
  final _isOver = Completer<void>();
  SendPort? _control;
  Future<void>? spawned;

  Future<void> spawn(_Orders orders) async {
    await Isolate.spawn(
      _beat,
      orders,
      onExit: orders.replies,
      debugName: 'lockstep heartbeat',
    );
    await _hasBegun.future;
  }

  void _hear(Object? message) {
    switch (message) {
      case final SendPort control:
        _control = control;
        // It ends with the isolate that needs it, however that ends.
        Isolate.current.addOnExitListener(control, response: _Order.end.index);
        control.send(_Order.begin.index);
        _hasBegun.complete();
      case null:
        _hearEnd();
      default:
        _tell(message as Object);
    }
  }

  void _hearEnd() {
    _forget();
    replies.close();
    _isOver.complete();
    final error = StateError('The isolate that beats has ended.');
    if (_hasBegun.isCompleted) return _tell(error);
    _hasBegun.completeError(error);
  }

  /// A caller that asks for beats from now on gets another isolate.
  void _forget() {
    if (identical(Heartbeat._hearts[_key], this)) {
      Heartbeat._hearts.remove(_key);
    }
  }

  void _tell(Object error) {
    for (final each in needed) {
      // What one of them throws is nobody else's error.
      scheduleMicrotask(() => each._onError(error));
    }
  }

  Future<void> stop() async {
    _forget();
    final control = _control;
    if (control == null) return replies.close();
    Isolate.current.removeOnExitListener(control);
    control.send(_Order.end.index);
    await _isOver.future;
  }
}

/// Beats until it is told to end.
Future<void> _beat(_Orders orders) async {
  final (:opener, :owner, :clock, :replies) = orders;
  final control = ReceivePort();
  final told = StreamIterator(control);
  replies.send(control.sendPort);
  final begins = told.moveNext().timeout(_startLimit, onTimeout: () => false);
  if (!await begins || told.current == _Order.end.index) {
    control.close();
    return;
  }
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
  await told.moveNext();
  control.close();
  timer.cancel();
  await beats.settle();
  await store?.close();
}
