// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'upload_failure.dart';

/// Cancels uploads: they end before their next step, and their records stay.
final class UploadCancellation {
  bool _isCancelled = false;

  /// Cancels what was given this.
  void cancel() => _isCancelled = true;

  /// Throws an [UploadCancelled] once it is cancelled.
  void check() {
    if (_isCancelled) throw const UploadCancelled();
  }
}
