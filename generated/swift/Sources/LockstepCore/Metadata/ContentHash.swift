// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

extension FileMetadata {
  /// The content hash in base64, of a live photo `imageHash:videoHash`: from `hash`, or from the
  /// two members that older web clients wrote instead. Nil where neither is there.
  public var contentHash: String? {
    if let hash = hash.value { return hash }
    guard let image = imageHash.value, let video = videoHash.value else { return nil }
    return image + LivePhoto.hashSeparator + video
  }
}
