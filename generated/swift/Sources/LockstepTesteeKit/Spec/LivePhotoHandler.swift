// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `livePhoto`.
protocol LivePhotoHandler: Sendable {
  /// All of an archive but the bytes of its two files, which need not exist: so sizes that need
  /// ZIP64 are quick to compare.
  ///
  /// Spec: `livePhoto.layout`.
  func layout(_ arguments: LivePhotoLayoutArguments) throws -> LivePhotoLayoutResult

  /// Packs an image and its video into a live photo's archive, in one pass over each and in
  /// constant memory.
  ///
  /// Spec: `livePhoto.pack`.
  func pack(_ arguments: LivePhotoPackArguments) throws -> LivePhotoPackResult
}

/// The arguments of the operation `livePhoto.layout`.
struct LivePhotoLayoutArguments: Sendable {
  /// The image's path, of which the extension counts.
  let image: JsonString
  /// The size of the image, in bytes.
  let imageSize: Int
  /// CRC-32 of the image.
  let imageChecksum: Int
  /// The video's path, of which the extension counts.
  let video: JsonString
  /// The size of the video, in bytes.
  let videoSize: Int
  /// CRC-32 of the video.
  let videoChecksum: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let image = try reader.required("image", .string())
    let imageSize = try reader.required("imageSize", .integer(minimum: 0, maximum: 10_737_418_240))
    let imageChecksum = try reader.required(
      "imageChecksum",
      .integer(minimum: 0, maximum: 4_294_967_295))
    let video = try reader.required("video", .string())
    let videoSize = try reader.required("videoSize", .integer(minimum: 0, maximum: 10_737_418_240))
    let videoChecksum = try reader.required(
      "videoChecksum",
      .integer(minimum: 0, maximum: 4_294_967_295))
    return Pending {
      try Self(
        image: image.checked(),
        imageSize: imageSize.checked(),
        imageChecksum: imageChecksum.checked(),
        video: video.checked(),
        videoSize: videoSize.checked(),
        videoChecksum: videoChecksum.checked())
    }
  }
}

/// The result of the operation `livePhoto.layout`.
struct LivePhotoLayoutResult: Sendable {
  /// What stands before the image.
  let imageHeader: [UInt8]
  /// What stands between the image and the video.
  let videoHeader: [UInt8]
  /// What follows the video.
  let ending: [UInt8]
  /// The size of the archive, in bytes.
  let size: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("imageHeader", .bytes(result.imageHeader))
    try members.append("videoHeader", .bytes(result.videoHeader))
    try members.append("ending", .bytes(result.ending))
    members.append("size", .integer(result.size))
    return members
  }
}

/// The arguments of the operation `livePhoto.pack`.
struct LivePhotoPackArguments: Sendable {
  /// The image; a regular file.
  let image: String
  /// The video; a regular file.
  let video: String
  /// The archive to make; it must not exist.
  let destination: String

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let image = try reader.required("image", .path())
    let video = try reader.required("video", .path())
    let destination = try reader.required("destination", .path())
    return Pending {
      try Self(image: image.checked(), video: video.checked(), destination: destination.checked())
    }
  }
}

/// The result of the operation `livePhoto.pack`.
struct LivePhotoPackResult: Sendable {
  /// The size of the archive, in bytes.
  let size: Int
  /// The content hashes of image and video, base64 each, with a colon between them.
  let hash: String

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("size", .integer(result.size))
    members.append("hash", .text(result.hash))
    return members
  }
}
