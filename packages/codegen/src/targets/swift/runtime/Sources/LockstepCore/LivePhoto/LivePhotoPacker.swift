import Foundation

/// Packs live photos: an image and its video become one archive with the same bytes everywhere.
public struct LivePhotoPacker: Sendable {
  private let provider: any CryptoProvider

  /// - Parameter provider: the primitives; libsodium's unless another core is given.
  public init(provider: any CryptoProvider = SodiumProvider()) {
    self.provider = provider
  }

  /// Packs an image and its video into a new archive.
  ///
  /// Each is read once, in constant memory. Their sizes decide the archive's form before a byte is
  /// written: so both are regular files, and one whose size changes meanwhile is an error.
  ///
  /// - Parameters:
  ///   - image: the image, whose extension goes into the archive.
  ///   - video: the video, likewise.
  ///   - destination: the archive to make; its name ends with `LivePhoto.archiveExtension` by
  ///     custom.
  ///   - cancellation: what ends the work.
  /// - Throws: `io_error`, `already_exists`, or `invalid_argument` for a file so large that sizes
  ///   can't be added; `CancellationError`. Nothing stays at the destination then.
  public func pack(
    image: URL, video: URL, to destination: URL, cancellation: Cancellation? = nil
  ) throws -> PackedLivePhoto {
    try pack(
      image: image.filePath, video: video.filePath, to: destination.filePath,
      cancellation: cancellation)
  }

  /// Packs an image and its video as the other `pack` does, in a task: on a thread of its own.
  public func pack(image: URL, video: URL, to destination: URL) async throws -> PackedLivePhoto {
    try await runBlocking {
      try pack(image: image, video: video, to: destination, cancellation: nil)
    }
  }

  /// Packs what stands at paths.
  package func pack(
    image: String, video: String, to destination: String, cancellation: Cancellation? = nil
  ) throws -> PackedLivePhoto {
    let imageFile = try SourceFile(ofKnownSize: image, cancellation)
    let videoFile = try SourceFile(ofKnownSize: video, cancellation)
    let layout = ArchiveLayout(
      image: image, imageSize: try imageFile.knownSize, video: video,
      videoSize: try videoFile.knownSize)
    let target = try NewFile(destination: destination)
    try target.write(layout.imageHeader(checksum: 0))
    let packedImage = try copy(imageFile, to: target)
    try target.write(layout.videoHeader(checksum: 0))
    let packedVideo = try copy(videoFile, to: target)
    try target.write(
      layout.ending(imageChecksum: packedImage.checksum, videoChecksum: packedVideo.checksum))
    try target.replace(checksumBytes(packedImage.checksum), at: layout.imageChecksumOffset)
    try target.replace(checksumBytes(packedVideo.checksum), at: layout.videoChecksumOffset)
    try target.commit()
    return PackedLivePhoto(
      size: layout.size, imageHash: packedImage.hash, videoHash: packedVideo.hash)
  }

  /// Copies a file whose size has to hold.
  private func copy(
    _ file: SourceFile, to target: NewFile
  ) throws -> (hash: [UInt8], checksum: UInt32) {
    let size = try file.knownSize
    let hash = try provider.makeHash(size: Hashes.contentHashBytes)
    var checksum = Checksum32()
    let buffer = ReusableBuffer(count: 256 * 1024)
    var total = 0
    while true {
      let count = try file.read(into: buffer.bytes)
      total += count
      guard total <= size, count > 0 || total == size else {
        throw ioError(
          "read", file.path,
          "it had \(size) bytes, and was changed while it was read; pack it again")
      }
      if count == 0 { return (hash.finish(), checksum.value) }
      let bytes = buffer.first(count)
      hash.update(bytes)
      checksum.update(bytes)
      try target.write(bytes)
    }
  }

  private func checksumBytes(_ checksum: UInt32) -> [UInt8] {
    var fields = ArchiveFields()
    fields.append(Int(checksum), size: 4)
    return fields.bytes
  }
}

/// What is known of a live photo's archive after the one pass that made it.
public struct PackedLivePhoto: Sendable, Hashable {
  /// The size of the archive, in bytes.
  public let size: Int
  /// The content hash of the image: BLAKE2b-512.
  public let imageHash: [UInt8]
  /// The content hash of the video.
  public let videoHash: [UInt8]

  /// The content hash of the live photo: both hashes in base64, with a colon between them.
  public var hash: String {
    Base64.encode(imageHash) + LivePhoto.hashSeparator + Base64.encode(videoHash)
  }
}

extension SourceFile {
  /// Opens a file; a pipe is refused before, since opening it would wait for somebody who writes.
  fileprivate convenience init(ofKnownSize path: String, _ cancellation: Cancellation?) throws {
    if Self.isPipe(path) { throw Self.sizeUnknown(path) }
    try self.init(path: path, cancellation: cancellation)
  }

  private static func sizeUnknown(_ path: String) -> LockstepError {
    ioError("read", path, "it is not a regular file, and its size must be known; copy it to one")
  }

  /// The size when it was opened, in bytes.
  ///
  /// - Throws: `io_error` where it is not a regular file, and has none; `invalid_argument` where it
  ///   is so large, as a sparse file may be, that it can't be added to another.
  fileprivate var knownSize: Int {
    get throws {
      guard let size else { throw Self.sizeUnknown(path) }
      guard size <= JsonLimits.maximumExactInteger else {
        throw LockstepError(.invalidArgument, "\(path) is too large: it has \(size) bytes")
      }
      return size
    }
  }
}
