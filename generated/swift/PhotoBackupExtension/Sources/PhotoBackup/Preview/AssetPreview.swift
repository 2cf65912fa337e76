// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// What goes with every file of an asset.
public struct AssetPreview: Sendable {
  /// A JPEG of at most `Thumbnail.maximumBytes` and `Thumbnail.maximumSide`; nil where none can be
  /// made: then the spec's fixed image stands for it, and the file says so.
  public let thumbnail: [UInt8]?
  /// What the original's EXIF data says.
  public let exif: ExifMembers

  /// Puts a preview together.
  public init(thumbnail: [UInt8]?, exif: ExifMembers = ExifMembers([:])) {
    self.thumbnail = thumbnail
    self.exif = exif
  }
}

/// An image in memory, small enough for a thumbnail.
public protocol DecodedImage {
  /// The longer one of its sides, in pixels.
  var longestSide: Int { get }

  /// A JPEG of a quality from 0 to 1; nil where it can't be made.
  func jpeg(_ quality: Double) -> [UInt8]?
}

/// Which image of a file a thumbnail is made from.
public enum ThumbnailOrigin: Sendable, Hashable {
  /// The small one that many files hold beside the large one. It costs next to nothing.
  case embedded
  /// The large one, which is decoded in this process.
  case full
}

/// Decodes images. ImageIO stands behind it on a device, a fake in tests.
public protocol ImageCoder {
  /// What a file says of its image, by ImageIO's names; the beginning of the file may do.
  func properties(of data: Data) -> [String: Any]

  /// An image of at most so many pixels a side, turned as it is looked at; nil where the file has
  /// none, or is damaged.
  func decode(_ data: Data, _ origin: ThumbnailOrigin, maximumSide: Int) -> (any DecodedImage)?
}

/// Makes a preview: a thumbnail of the image that the file holds, of the file decoded in this
/// process, or of the library's own derivative, in this order.
struct PreviewMaker {
  let coder: any ImageCoder
  /// Reads the original of a photo up to so many bytes, and says whether that is all of it; nil for
  /// a video.
  let original: (Int) throws -> (data: Data, isWhole: Bool)?
  /// The library's own derivative; nil where it has none.
  let derivative: () -> (any DecodedImage)?

  func make() throws -> AssetPreview {
    let (thumbnail, exif) = try readOriginal()
    // By now the original's bytes are let go.
    return AssetPreview(thumbnail: thumbnail ?? readDerivative(), exif: exif)
  }

  private func readOriginal() throws -> ([UInt8]?, ExifMembers) {
    guard let (data, isWhole) = try original(ExtensionLimits.previewBytes) else {
      return (nil, ExifMembers([:]))
    }
    let exif = ExifMembers(coder.properties(of: data))
    guard isWhole, let size = exif.pixels else { return (nil, exif) }
    let wanted = min(Thumbnail.maximumSide, max(size.width, size.height))
    if let image = decode(data, .embedded), image.longestSide >= wanted,
      let jpeg = ThumbnailFit.compress(image.jpeg)
    {
      return (jpeg, exif)
    }
    let (pixels, isTooMany) = size.width.multipliedReportingOverflow(by: size.height)
    if isTooMany || pixels > ExtensionLimits.maximumDecodedPixels { return (nil, exif) }
    return (decode(data, .full).flatMap { ThumbnailFit.compress($0.jpeg) }, exif)
  }

  private func decode(_ data: Data, _ origin: ThumbnailOrigin) -> (any DecodedImage)? {
    let side = Thumbnail.maximumSide
    guard let image = coder.decode(data, origin, maximumSide: side), image.longestSide <= side
    else { return nil }
    return image
  }

  private func readDerivative() -> [UInt8]? {
    guard let image = derivative() else { return nil }
    if image.longestSide <= Thumbnail.maximumSide { return ThumbnailFit.compress(image.jpeg) }
    // The library may hand out more than it was asked for.
    guard let large = image.jpeg(1), let small = decode(Data(large), .full) else { return nil }
    return ThumbnailFit.compress(small.jpeg)
  }
}
