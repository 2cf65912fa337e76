import 'dart:async';

import 'upload_failure.dart';

/// Cancels uploads: what is in flight and what waits ends at once, and their
/// records stay.
final class UploadCancellation {
  bool _isCancelled = false;
  final Set<void Function()> _listeners = {};

  /// Whether it is cancelled.
  bool get isCancelled => _isCancelled;

  /// Cancels what was given this.
  void cancel() {
    if (_isCancelled) return;
    _isCancelled = true;
    final listeners = _listeners.toList();
    _listeners.clear();
    for (final listener in listeners) {
      listener();
    }
  }

  /// Throws an [UploadCancelled] once it is cancelled.
  void check() {
    if (_isCancelled) throw const UploadCancelled();
  }

  /// Calls [listener] when it is cancelled, at once where it is already.
  /// Returns what makes it forget the listener.
  void Function() onCancel(void Function() listener) {
    if (_isCancelled) {
      listener();
      return () {};
    }
    void once() => listener(); // Given twice, it is two.
    _listeners.add(once);
    return () => _listeners.remove(once);
  }

  /// Waits for [work], but no longer than until it is cancelled, and throws an
  /// [UploadCancelled] then. What the work ends with is dropped in that case.
  Future<T> during<T>(Future<T> work) async {
    final cancelled = Completer<T>();
    final forget = onCancel(
      () => cancelled.completeError(const UploadCancelled()),
    );
    try {
      return await Future.any([work, cancelled.future]);
    } finally {
      forget();
    }
  }
}
