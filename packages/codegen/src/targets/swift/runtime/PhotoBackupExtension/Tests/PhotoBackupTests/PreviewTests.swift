import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

/// An image whose JPEGs have the sizes of a test.
private struct FakeImage: DecodedImage {
  var longestSide = Thumbnail.maximumSide
  /// The size of the JPEG of a quality.
  var size: (Double) -> Int = { Int($0 * 1000) }

  func jpeg(_ quality: Double) -> [UInt8]? {
    let count = size(quality)
    return count < 0 ? nil : [UInt8](repeating: UInt8(quality * 100), count: count)
  }
}

/// A decoder that knows one file.
private final class FakeCoder: ImageCoder {
  var found: [String: Any] = ["PixelWidth": 4000, "PixelHeight": 3000]
  var images: [ThumbnailOrigin: FakeImage] = [:]
  private(set) var asked: [ThumbnailOrigin] = []
  private(set) var sides: Set<Int> = []

  func properties(of data: Data) -> [String: Any] { found }

  func decode(
    _ data: Data, _ origin: ThumbnailOrigin, maximumSide: Int
  ) -> (any DecodedImage)? {
    asked.append(origin)
    sides.insert(maximumSide)
    return images[origin]
  }
}

final class PreviewTests: XCTestCase {
  private let tooLarge = Thumbnail.maximumBytes + 1

  private func make(
    _ coder: FakeCoder, isWhole: Bool = true, derivative: FakeImage? = nil
  ) throws -> [UInt8]? {
    try PreviewMaker(
      coder: coder,
      original: { maximum in
        XCTAssertEqual(maximum, ExtensionLimits.previewBytes)
        return (Data([1]), isWhole)
      },
      derivative: { derivative }
    ).make().thumbnail
  }

  func testAThumbnailIsCompressedUntilItFits() {
    var qualities: [Double] = []
    let limit = Thumbnail.maximumBytes
    func compress(_ size: @escaping (Double) -> Int) -> [UInt8]? {
      qualities = []
      return ThumbnailFit.compress { quality in
        qualities.append(quality)
        return FakeImage(size: size).jpeg(quality)
      }
    }
    XCTAssertEqual(compress { $0 > 0.2 ? limit + 1 : limit }?.count, limit)
    XCTAssertEqual(qualities, [0.5, 0.25, 0.125])
    XCTAssertEqual(compress { _ in limit }?.count, limit)
    XCTAssertEqual(qualities, [0.5])
    XCTAssertNil(compress { _ in limit + 1 })
    XCTAssertEqual(qualities.count, 1 + Thumbnail.maximumCompressions)
    XCTAssertNil(compress { _ in -1 })
    XCTAssertNil(compress { _ in 0 })
  }

  func testTheImageOfTheFileIsTakenWhereItIsLargeEnough() throws {
    let coder = FakeCoder()
    coder.images = [.embedded: FakeImage(), .full: FakeImage()]
    XCTAssertEqual(try make(coder)?.count, 500)
    XCTAssertEqual(coder.asked, [.embedded])
    XCTAssertEqual(coder.sides, [Thumbnail.maximumSide])
    // What cameras put in for their own screens is too small.
    coder.images[.embedded] = FakeImage(longestSide: 160)
    _ = try make(coder)
    XCTAssertEqual(coder.asked, [.embedded, .embedded, .full])
    // Unless the photo is.
    coder.found = ["PixelWidth": 100, "PixelHeight": 160]
    _ = try make(coder)
    XCTAssertEqual(coder.asked.last, .embedded)
  }

  func testTheLibrarysDerivativeIsTakenWhereThisProcessCannotDecode() throws {
    let derivative = FakeImage(size: { _ in 77 })
    let coder = FakeCoder()
    XCTAssertEqual(try make(coder, derivative: derivative)?.count, 77, "nothing is decoded")
    coder.images = [.full: FakeImage(size: { [tooLarge] _ in tooLarge })]
    XCTAssertEqual(try make(coder, derivative: derivative)?.count, 77, "nothing fits")
    coder.images = [.full: FakeImage(longestSide: Thumbnail.maximumSide + 1)]
    XCTAssertEqual(try make(coder, derivative: derivative)?.count, 77, "the side is too long")
    XCTAssertNil(try make(coder))
  }

  func testWhatIsTooLargeForThisProcessIsNotDecoded() throws {
    let derivative = FakeImage(size: { _ in 77 })
    let coder = FakeCoder()
    coder.images = [.full: FakeImage()]
    let width = 1000
    let height = ExtensionLimits.maximumDecodedPixels / width
    coder.found = ["PixelWidth": width, "PixelHeight": height]
    XCTAssertEqual(try make(coder, derivative: derivative)?.count, 500)
    coder.found = ["PixelWidth": width, "PixelHeight": height + 1]
    XCTAssertEqual(try make(coder, derivative: derivative)?.count, 77)
    coder.found = [:]
    XCTAssertEqual(try make(coder, derivative: derivative)?.count, 77, "the size is unknown")
    coder.found = ["PixelWidth": 10, "PixelHeight": 10]
    XCTAssertEqual(try make(coder, isWhole: false, derivative: derivative)?.count, 77)
  }

  func testADerivativeThatIsTooLargeIsMadeSmaller() throws {
    let coder = FakeCoder()
    let derivative = FakeImage(longestSide: 2000, size: { _ in 99_999 })
    XCTAssertNil(try make(coder, isWhole: false, derivative: derivative))
    coder.images = [.full: FakeImage(size: { _ in 33 })]
    XCTAssertEqual(try make(coder, isWhole: false, derivative: derivative)?.count, 33)
  }

  func testAnOriginalThatCannotBeReadEndsIt() {
    for error in [PhotoReadError.inCloud, .gone] {
      let maker = PreviewMaker(
        coder: FakeCoder(), original: { _ in throw error },
        derivative: {
          XCTFail("without an original there is nothing to upload")
          return nil
        })
      XCTAssertThrowsError(try maker.make()) { XCTAssertEqual($0 as? PhotoReadError, error) }
    }
  }

  func testOfAVideoNothingIsRead() throws {
    let coder = FakeCoder()
    let preview = try PreviewMaker(
      coder: coder, original: { _ in nil }, derivative: { FakeImage(size: { _ in 5 }) }
    ).make()
    XCTAssertEqual(preview.thumbnail?.count, 5)
    XCTAssertEqual(preview.exif, ExifMembers([:]))
    XCTAssertEqual(coder.asked, [])
  }

  func testNoMoreOfAnOriginalIsReadThanIsWanted() throws {
    struct Pieces: PhotoStream {
      func read(
        _ cancellation: Cancellation?, _ take: (UnsafeRawBufferPointer) throws -> Void
      ) throws {
        for piece in [[1, 2, 3], [4, 5], [6]] as [[UInt8]] { try piece.withUnsafeBytes(take) }
      }
    }
    for (maximum, count, isWhole) in [(0, 0, false), (4, 4, false), (5, 5, false), (6, 6, true)] {
      let beginning = try Pieces().beginning(maximum, nil)
      XCTAssertEqual([UInt8](beginning.data), Array([1, 2, 3, 4, 5, 6].prefix(count)))
      XCTAssertEqual(beginning.isWhole, isWhole, "\(maximum)")
    }
  }

  func testAPhotoWithoutAThumbnailGoesWithTheFixedOneAndSaysSo() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("photo")
    asset.hasThumbnail = false
    asset.properties = ["{TIFF}": ["Make": "Apple"]]
    world.library.add(asset)
    FakeHost(world).drain()
    XCTAssertEqual(try world.committed(), ["photo"])
    let body = try XCTUnwrap(world.server.created.first)
    let magic = try XCTUnwrap(body["pubMagicMetadata"] as? [String: Any])
    XCTAssertEqual(magic["count"] as? Int, 2)
    XCTAssertEqual(
      try world.openedMagic(body), #"{"cameraMake":"Apple","noThumb":true}"#)
    XCTAssertEqual(
      try world.openedThumbnail(body), Base64.decode(Thumbnail.missingImage))
  }
}
