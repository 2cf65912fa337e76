// Generated from the spec of Lockstep: change it there and generate anew.

/// What a live photo's archive is called and what is in it.
///
/// The spec's `LivePhoto`.
abstract final class LivePhoto {
  /// What stands between the hash of the image and that of the video, in the
  /// content hash of a live photo.
  static const String hashSeparator = ':';
}
