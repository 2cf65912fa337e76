import Foundation

/// An original that comes piece by piece: a photo library's, for instance.
public protocol PhotoStream: Sendable {
  /// Hands out all bytes in their order, and returns when the last were taken; blocks its thread.
  /// Called again, it begins anew.
  ///
  /// - Parameters:
  ///   - cancellation: ends the reading with `CancellationError`.
  ///   - take: takes a piece in before the next one comes; what it throws ends the reading.
  func read(
    _ cancellation: Cancellation?, _ take: (UnsafeRawBufferPointer) throws -> Void
  ) throws
}

/// Where the bytes of a photo are.
public enum PhotoContent: Sendable {
  /// An image or a video on disk.
  case file(URL)
  /// A live photo on disk: its archive's form depends on both sizes.
  case livePhoto(image: URL, video: URL)
  /// An image or a video that is read where it is, without a copy on disk, in constant memory.
  case stream(any PhotoStream)
}

/// A photo's thumbnail: a JPEG of at most `Thumbnail.maximumBytes`.
public enum PhotoThumbnail: Sendable {
  /// One on disk.
  case file(URL)
  /// One in memory.
  case bytes([UInt8])
}
