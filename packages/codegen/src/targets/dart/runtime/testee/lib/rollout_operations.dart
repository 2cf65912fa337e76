import '../../lib/src/crypto/crypto_provider.dart';
import '../../lib/src/monitoring/rollout_policy.dart';
import '../../lib/src/spec/rollout_decisions.dart';
import '../../lib/src/upload/rollout_bucket.dart';
import 'handlers/rollout_handler.dart';
import 'open_databases.dart';

/// `rollout.*`: buckets of users, and the document that says how far a feature
/// is rolled out.
final class RolloutOperations implements RolloutHandler {
  /// Hashes with [_crypto].
  const RolloutOperations(this._crypto, this._databases);

  final CryptoProvider _crypto;
  final OpenDatabases _databases;

  @override
  RolloutBucketResult bucket(RolloutBucketArguments arguments) =>
      RolloutBucketResult(
        bucket: rolloutBucket(_crypto, arguments.feature, arguments.userID),
      );

  @override
  RolloutGateResult gate(RolloutGateArguments arguments) => RolloutGateResult(
    outcome: RolloutGates.decide(
      switchedOn: arguments.switchedOn,
      finding: arguments.finding,
      stopped: arguments.stopped,
      rolledOut: arguments.rolledOut,
    ),
  );

  @override
  RolloutEvaluateResult evaluate(RolloutEvaluateArguments arguments) =>
      RolloutEvaluateResult(
        outcome: rolloutOutcome(
          _crypto,
          switchedOn: arguments.switchedOn,
          document: arguments.document,
          fetchedAt: arguments.fetchedAt,
          now: arguments.now,
          userID: arguments.userID,
        ),
      );

  Future<RolloutPolicy> _at(String path) async =>
      RolloutPolicy((await _databases.at(path)).store, _crypto);

  @override
  Future<void> remember(RolloutRememberArguments arguments) async {
    final policy = await _at(arguments.db);
    await policy.remember(arguments.document, fetchedAt: arguments.fetchedAt);
  }

  @override
  Future<RolloutOutcomeResult> outcome(
    RolloutOutcomeArguments arguments,
  ) async {
    final policy = await _at(arguments.db);
    return RolloutOutcomeResult(
      outcome: await policy.outcome(
        switchedOn: arguments.switchedOn,
        now: arguments.now,
        userID: arguments.userID,
      ),
    );
  }
}
