// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

extension Rollout {
  /// The bucket of a user for a feature, from 0 to one below `buckets`.
  ///
  /// - Parameters:
  ///   - feature: the feature's name.
  ///   - userID: the user's number.
  ///   - provider: what hashes.
  public static func bucket(
    feature: String, userID: Int, provider: any CryptoProvider = SodiumProvider()
  ) throws -> Int {
    let hash = try provider.makeHash(size: hashBytes)
    hash.update(Array("\(feature)\(separator)\(userID)".utf8))
    return hash.finish().prefix(bucketBytes).reduce(0) { $0 << 8 | Int($1) } % buckets
  }

  /// Whether a feature is on for a user.
  ///
  /// - Parameters:
  ///   - feature: the feature's name.
  ///   - percent: how far it is rolled out, from 0 to 100; two decimals count.
  ///   - userID: the user's number.
  ///   - provider: what hashes.
  public static func isOn(
    _ feature: String, percent: Double, userID: Int,
    provider: any CryptoProvider = SodiumProvider()
  ) throws -> Bool {
    let bucket = try bucket(feature: feature, userID: userID, provider: provider)
    return Double(bucket) < (percent * Double(bucketsPerPercent)).rounded()
  }
}
