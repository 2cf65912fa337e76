// Generated from the spec's subject `live-photo`; edit the spec instead.

/// What a live photo's archive is called and what is in it.
///
/// Spec: `LivePhoto`.
public enum LivePhoto {
  /// What stands between the hash of the image and that of the video, in the content hash of a live
  /// photo.
  ///
  /// Spec: `LivePhoto.hashSeparator`, text.
  public static let hashSeparator = ":"
}
