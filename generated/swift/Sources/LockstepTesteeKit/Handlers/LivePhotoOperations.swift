// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `livePhoto.*`: archives of live photos.
struct LivePhotoOperations: LivePhotoHandler {
  func pack(_ arguments: LivePhotoPackArguments) throws -> LivePhotoPackResult {
    let packed = try LivePhotoPacker().pack(
      image: arguments.image, video: arguments.video, to: arguments.destination)
    return LivePhotoPackResult(size: packed.size, hash: packed.hash)
  }

  func layout(_ arguments: LivePhotoLayoutArguments) throws -> LivePhotoLayoutResult {
    let layout = ArchiveLayout(
      image: arguments.image.text, imageSize: arguments.imageSize,
      video: arguments.video.text, videoSize: arguments.videoSize)
    let imageChecksum = UInt32(arguments.imageChecksum)
    let videoChecksum = UInt32(arguments.videoChecksum)
    return LivePhotoLayoutResult(
      imageHeader: layout.imageHeader(checksum: imageChecksum),
      videoHeader: layout.videoHeader(checksum: videoChecksum),
      ending: layout.ending(imageChecksum: imageChecksum, videoChecksum: videoChecksum),
      size: layout.size)
  }
}
