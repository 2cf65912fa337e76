import 'dart:async';
import 'dart:math';

import '../../lib/ffi.dart';
import '../../lib/locks.dart';

/// Calls of what coordinates processes, some of which nobody waits for.
final class RandomLocks {
  /// On the database at [_path].
  RandomLocks(this._path);

  final String _path;
  LockCoordinator? _locks;
  final Map<String, int> _tokens = {};
  final List<Heartbeat> _beating = [];
  final List<Future<Object?>> _pending = [];

  static void _ignore(Object error) {}

  /// One call that [dice] chooses.
  Future<void> call(Random dice) async {
    final locks =
        _locks ??= await LockCoordinator.open(
          SqliteLockDatabase.at(_path),
          LockstepProcessType.values[dice.nextInt(
            LockstepProcessType.values.length,
          )],
        );
    final id = '${dice.nextInt(4)}';
    final token = _tokens[id] ?? dice.nextInt(5);
    final result = switch (dice.nextInt(13)) {
      0 => locks.start(),
      1 => locks.decide(),
      2 => locks.sweep(),
      3 => locks.stop(),
      4 => locks.list(),
      5 => locks.verify(id, token),
      6 => locks.release(id, token),
      7 => locks.acquire(dice.nextInt(9) == 0 ? 'a\u0000' : id).then((token) {
        if (token != null) _tokens[id] = token;
      }),
      8 => _startHeartbeat(locks),
      9 => _stopHeartbeat(dice),
      10 => locks.withLock(id, (lock) async {
        if (dice.nextInt(3) == 0) throw StateError('the work');
        return lock.isHeld();
      }, onError: _ignore),
      11 => _close(locks),
      _ => locks.waitFor(id, atMost: const Duration(milliseconds: 1)),
    };
    if (dice.nextInt(4) > 0) return await result;
    _pending.add(result.then<Object?>((_) => null, onError: (Object e) => e));
  }

  Future<void> _startHeartbeat(LockCoordinator locks) async =>
      _beating.add(await locks.startHeartbeat(onError: _ignore));

  Future<void> _stopHeartbeat(Random dice) async {
    if (_beating.isEmpty) return;
    final one = _beating[dice.nextInt(_beating.length)];
    await Future.wait([one.stop(), if (dice.nextInt(2) == 0) one.stop()]);
  }

  /// A closed one is still called now and then.
  Future<void> _close(LockCoordinator locks) async {
    await locks.store.close();
    if (identical(_locks, locks)) _locks = null;
  }

  /// Waits for what is pending, and ends everything; [report] gets each error
  /// that is not one of the package's.
  Future<void> close(void Function(String problem) report) async {
    for (final result in await Future.wait(_pending)) {
      if (result is LockstepException || result is StateError?) continue;
      report('another error: $result');
    }
    _pending.clear();
    for (final each in _beating) {
      await each.stop();
    }
    _beating.clear();
    _tokens.clear();
    final locks = _locks;
    if (locks != null) await _close(locks);
  }
}
