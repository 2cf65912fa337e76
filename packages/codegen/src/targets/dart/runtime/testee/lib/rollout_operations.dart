import '../../lib/src/crypto/crypto_provider.dart';
import '../../lib/src/upload/rollout_bucket.dart';
import 'handlers/rollout_handler.dart';

/// `rollout.*`: buckets of users.
final class RolloutOperations implements RolloutHandler {
  /// Hashes with [_crypto].
  const RolloutOperations(this._crypto);

  final CryptoProvider _crypto;

  @override
  RolloutBucketResult bucket(RolloutBucketArguments arguments) =>
      RolloutBucketResult(
        bucket: rolloutBucket(_crypto, arguments.feature, arguments.userID),
      );
}
