// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:async';

/// Beats that wait for nobody: one that takes longer than the interval is the
/// next one, too, and none is queued behind it.
final class Beats {
  /// Beats by [_beat] at each [tick]; [_onError] is told of one that failed, and
  /// the next one comes all the same.
  Beats(this._beat, this._onError);

  final Future<void> Function() _beat;
  final void Function(Object error) _onError;
  Future<void>? _pending;

  /// Beats, unless a beat is pending.
  void tick() {
    if (_pending != null) return;
    _pending = _beat().catchError(_onError).whenComplete(() => _pending = null);
  }

  /// Waits for the beat that is pending.
  Future<void> settle() async => _pending;
}
