// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import ImageIO
import LockstepCore

/// Images by ImageIO, which decodes in this process.
struct ImageIOCoder: ImageCoder {
  func properties(of data: Data) -> [String: Any] {
    Self.pooled {
      guard let source = Self.source(data),
        let found = CGImageSourceCopyPropertiesAtIndex(source, 0, nil) as? [String: Any]
      else { return [:] }
      return found
    }
  }

  func decode(
    _ data: Data, _ origin: ThumbnailOrigin, maximumSide: Int
  ) -> (any DecodedImage)? {
    Self.pooled {
      guard let source = Self.source(data) else { return nil }
      let options: [String: Any] = [
        kCGImageSourceThumbnailMaxPixelSize as String: maximumSide,
        // As its orientation says that it is looked at.
        kCGImageSourceCreateThumbnailWithTransform as String: true,
        kCGImageSourceShouldCache as String: false,
        // Where neither this nor its gentler sister is set, only the small image of the file is.
        kCGImageSourceCreateThumbnailFromImageAlways as String: origin == .full,
      ]
      let image = CGImageSourceCreateThumbnailAtIndex(
        source, 0, NSDictionary(dictionary: options) as CFDictionary)
      return image.map(ImageIOImage.init)
    }
  }

  private static func source(_ data: Data) -> CGImageSource? {
    let options = [kCGImageSourceShouldCache as String: false]
    return CGImageSourceCreateWithData(
      NSData(data: data) as CFData, NSDictionary(dictionary: options) as CFDictionary)
  }

  // What Apple's frameworks leave to a pool is let go now: a call has little memory.
  fileprivate static func pooled<Value>(_ work: () -> Value) -> Value {
    #if canImport(ObjectiveC)
      autoreleasepool(invoking: work)
    #else
      work()
    #endif
  }
}

private struct ImageIOImage: DecodedImage {
  private let image: CGImage

  init(_ image: CGImage) {
    self.image = image
  }

  var longestSide: Int { max(image.width, image.height) }

  func jpeg(_ quality: Double) -> [UInt8]? {
    ImageIOCoder.pooled {
      let data = NSMutableData()
      guard
        let destination = CGImageDestinationCreateWithData(
          data as CFMutableData, "public.jpeg" as CFString, 1, nil)
      else { return nil }
      let properties = [kCGImageDestinationLossyCompressionQuality as String: quality]
      CGImageDestinationAddImage(
        destination, image, NSDictionary(dictionary: properties) as CFDictionary)
      guard CGImageDestinationFinalize(destination) else { return nil }
      return [UInt8](data as Data)
    }
  }
}
