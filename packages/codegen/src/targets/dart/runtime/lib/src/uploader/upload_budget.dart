import '../locks/lock_clock.dart';
import '../spec/upload.dart';
import 'upload_failure.dart';

/// What is left of a run's time: nothing is begun that can't leave a resumable
/// state by its end.
final class UploadBudget {
  /// A run that ends at [deadline], in microseconds since 1970; null for one
  /// without an end.
  const UploadBudget(this._clock, this.deadline);

  final LockClock _clock;

  /// When the run ends.
  final int? deadline;

  // No time at all would be no limit, for some clients of HTTP.
  static const Duration _shortest = Duration(milliseconds: 1);

  /// Throws a [BudgetSpent] where [bytes] can't be encrypted any more.
  void requireEncryption(int bytes) =>
      _require(bytes * 1000000 ~/ UploadPolicy.slowestEncryptionBytes);

  /// Throws a [BudgetSpent] where [bytes] can't be sent any more.
  void requireTransfer(int bytes) =>
      _require(bytes * 1000000 ~/ UploadPolicy.slowestTransferBytes);

  /// Throws a [BudgetSpent] where the run has ended, or so much [time] can't
  /// pass any more.
  void requireTime([Duration time = Duration.zero]) =>
      _require(time.inMicroseconds);

  /// How long an exchange may take for which its call allows so much: what is
  /// in flight at the end of the run is given up.
  Duration? limit(Duration? allowed) {
    final end = deadline;
    if (end == null) return allowed;
    final left = Duration(microseconds: end - _clock());
    final most = left > _shortest ? left : _shortest;
    return allowed == null || most < allowed ? most : allowed;
  }

  void _require(int microseconds) {
    final end = deadline;
    if (end == null) return;
    if (_clock() + microseconds > end) throw const BudgetSpent();
  }
}
