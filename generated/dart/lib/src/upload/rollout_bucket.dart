// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';

import '../crypto/bytes_hash.dart';
import '../crypto/crypto_provider.dart';
import '../spec/rollout.dart';

/// The bucket of a user for a feature, from 0 to one below [Rollout.buckets];
/// [crypto] hashes.
int rolloutBucket(CryptoProvider crypto, String feature, int userID) {
  final hash = hashOfBytes(
    crypto,
    utf8.encode('$feature${Rollout.separator}$userID'),
    digestBytes: Rollout.hashBytes,
  );
  var number = 0;
  for (final byte in hash.take(Rollout.bucketBytes)) {
    number = number * 256 + byte;
  }
  return number % Rollout.buckets;
}

/// Whether a feature is on for a user, where it is rolled out to [percent],
/// from 0 to 100; two decimals count.
bool isRolledOut(
  CryptoProvider crypto,
  String feature,
  int userID, {
  required num percent,
}) =>
    rolloutBucket(crypto, feature, userID) <
    (percent * Rollout.bucketsPerPercent).round();
