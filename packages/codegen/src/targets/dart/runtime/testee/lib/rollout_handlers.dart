import '../../lib/src/crypto/crypto_provider.dart';
import '../../lib/src/upload/rollout_bucket.dart';
import 'requests/rollout_requests.dart';

/// `rollout.*`: buckets of users.
final class RolloutHandlers implements RolloutRequests {
  /// Hashes with [_crypto].
  const RolloutHandlers(this._crypto);

  final CryptoProvider _crypto;

  @override
  RolloutBucketResult bucket(RolloutBucketArguments arguments) =>
      RolloutBucketResult(
        bucket: rolloutBucket(_crypto, arguments.feature, arguments.userID),
      );
}
