// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import XCTest

@testable import LockstepCore

final class LivePhotoTests: XCTestCase {
  private let packer = LivePhotoPacker()

  private func checksum(_ bytes: [UInt8], in pieces: [Range<Int>]) -> UInt32 {
    var checksum = Checksum32()
    bytes.withUnsafeBytes { all in
      for piece in pieces { checksum.update(UnsafeRawBufferPointer(rebasing: all[piece])) }
    }
    return checksum.value
  }

  func testChecksumIsThatOfEveryZipFile() {
    let digits = Array("123456789".utf8)
    XCTAssertEqual(checksum(digits, in: [0..<9]), 0xcbf4_3926)
    XCTAssertEqual(checksum(digits, in: []), 0)
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let whole = checksum(bytes, in: [0..<1000])
    for cut in 0...40 {
      XCTAssertEqual(checksum(bytes, in: [0..<cut, cut..<1000]), whole, "cut at \(cut)")
    }
  }

  func testTakesNoPipeAndWaitsForNobodyWhoWrites() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "photo.jpg")
    XCTAssertEqual(mkfifo(folder.path("pipe"), 0o600), 0)
    XCTAssertThrowsError(
      try packer.pack(
        image: folder.path("photo.jpg"), video: folder.path("pipe"), to: folder.path("photo.elp"))
    ) { error in
      XCTAssertEqual((error as? LockstepError)?.code, .ioError)
    }
    XCTAssertEqual(try folder.names, ["photo.jpg", "pipe"])
  }

  func testArchiveHoldsBothFiles() throws {
    let folder = try TemporaryFolder()
    let image = [UInt8](repeating: 7, count: 100)
    let video = [UInt8](repeating: 9, count: 600_000)
    try folder.write(image, to: "photo.HEIC")
    try folder.write(video, to: "photo.MOV")
    let packed = try packer.pack(
      image: folder.path("photo.HEIC"), video: folder.path("photo.MOV"),
      to: folder.path("photo.elp"))
    let archive = try folder.read("photo.elp")
    XCTAssertEqual(packed.size, archive.count)
    XCTAssertEqual(packed.imageHash, try EnteCrypto().hash(image))
    XCTAssertEqual(packed.videoHash, try EnteCrypto().hash(video))
    let layout = ArchiveLayout(
      image: "photo.HEIC", imageSize: image.count, video: "photo.MOV", videoSize: video.count)
    let imageChecksum = checksum(image, in: [0..<image.count])
    let videoChecksum = checksum(video, in: [0..<video.count])
    XCTAssertEqual(
      archive,
      layout.imageHeader(checksum: imageChecksum) + image
        + layout.videoHeader(checksum: videoChecksum) + video
        + layout.ending(imageChecksum: imageChecksum, videoChecksum: videoChecksum))
    XCTAssertEqual(try folder.names, ["photo.HEIC", "photo.MOV", "photo.elp"])
  }

  func testFilesWhoseSizesCanNotBeAddedAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "photo.jpg")
    let largest = try LargestFile()
    for (image, video) in [
      (folder.path("photo.jpg"), largest.path), (largest.path, folder.path("photo.jpg")),
    ] {
      XCTAssertThrowsError(
        try packer.pack(image: image, video: video, to: folder.path("photo.elp"))
      ) { error in
        let error = error as? LockstepError
        XCTAssertEqual(error?.code, .invalidArgument)
        XCTAssertTrue(error?.message.contains(largest.path) == true)
      }
    }
    XCTAssertEqual(try folder.names, ["photo.jpg"])
  }

  func testFilesWithoutASizeThatHoldsAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "photo.jpg")
    let pipe = Pipe()
    // Files that the kernel makes up say that they are empty, and are not.
    var paths = ["/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"]
    if FileManager.default.fileExists(atPath: "/proc/self/status") {
      paths.append("/proc/self/status")
    }
    for path in paths {
      XCTAssertThrowsError(
        try packer.pack(
          image: folder.path("photo.jpg"), video: path, to: folder.path("photo.elp"))
      ) { error in
        let error = error as? LockstepError
        XCTAssertEqual(error?.code, .ioError)
        XCTAssertTrue(error?.message.contains(path) == true)
      }
      XCTAssertEqual(try folder.names, ["photo.jpg"])
    }
  }
}
