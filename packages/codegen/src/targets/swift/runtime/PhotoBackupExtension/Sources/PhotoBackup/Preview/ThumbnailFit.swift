import LockstepCore

/// Compresses a thumbnail until it is small enough, as often as the spec allows.
enum ThumbnailFit {
  /// Returns a JPEG of at most `Thumbnail.maximumBytes`; nil where none is small enough.
  ///
  /// - Parameter compress: the JPEG of a quality, from 0 to 1; nil where there is none.
  static func compress(_ compress: (Double) -> [UInt8]?) -> [UInt8]? {
    var quality = Double(Thumbnail.quality) / 100
    for _ in 0...Thumbnail.maximumCompressions {
      guard let bytes = compress(quality), !bytes.isEmpty else { return nil }
      if bytes.count <= Thumbnail.maximumBytes { return bytes }
      quality /= 2
    }
    return nil
  }
}
