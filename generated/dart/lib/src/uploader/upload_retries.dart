// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';

import '../api/api_exception.dart';
import '../spec/api_errors.dart';
import '../spec/api_policy.dart';
import 'upload_budget.dart';
import 'upload_cancellation.dart';
import 'upload_environment.dart';
import 'upload_failure.dart';

/// Counts the tries of one call, and lets time pass between them: the spec's
/// policy, with the caller's pace.
final class UploadRetries {
  /// Allows [maximum] tries, with pauses multiplied by [pace].
  UploadRetries(
    this._environment, {
    required this.pace,
    required UploadBudget budget,
    UploadCancellation? cancellation,
    this.maximum = RetryPolicy.maximumTries,
  }) : _budget = budget,
       _cancellation = cancellation;

  final UploadEnvironment _environment;
  final UploadBudget _budget;
  final UploadCancellation? _cancellation;

  /// What pauses are multiplied by.
  final double pace;

  /// How often the call is sent at most.
  final int maximum;
  int _tries = 1;

  /// Whether another try may follow the one that failed.
  bool get areLeft => _tries < maximum;

  /// Lets time pass before the next try.
  ///
  /// Throws [error] where no try is left, or the server asks to wait for longer
  /// than anybody waits; a [BudgetSpent] where the run ends before, and an
  /// [UploadCancelled] as soon as it is cancelled.
  Future<void> next(ApiException error) async {
    final seconds = pauseAfter(error, _tries, _environment.random.nextDouble());
    if (!areLeft || seconds == null) throw error;
    final time = Duration(microseconds: (seconds * pace * 1000000).round());
    _budget.requireTime(time);
    _tries += 1;
    final pausing = _environment.pause(time);
    await (_cancellation?.during(pausing) ?? pausing);
  }

  /// How long to wait after [error], in seconds, when there were so many
  /// [tries]; null where the server asks for more than the longest pause.
  /// [chance] is from 0 to 1.
  static double? pauseAfter(ApiException error, int tries, double chance) {
    const longest = RetryPolicy.maximumPauseSeconds;
    if (error.retryAfterSeconds case final asked?) {
      return asked > longest ? null : asked;
    }
    if (error.code == ApiErrorCode.rateLimited) {
      return RetryPolicy.rateLimitedPauseSeconds.toDouble();
    }
    final pause = min(
      RetryPolicy.firstPauseSeconds * pow(RetryPolicy.pauseFactor, tries - 1),
      longest,
    );
    return pause * (1 - RetryPolicy.jitterPercent / 100 * chance);
  }
}
