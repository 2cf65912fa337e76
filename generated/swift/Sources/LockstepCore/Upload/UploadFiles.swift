// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// What was encrypted from a photo.
struct EncryptedPhoto {
  /// The name of the encrypted file in the container.
  let name: String
  /// Sizes, header and checksums.
  let file: EncryptedFile
  /// The hash by which the content is found again.
  let contentHash: String
  /// The other forms in which older clients wrote that hash.
  let olderHashes: [String]
}

/// The container's folder of encrypted files. Every method blocks its thread and throws `ioError`.
struct UploadFiles: Sendable {
  let environment: UploadEnvironment
  let owner: ProcessType
  let folder: URL

  private var crypto: EnteCrypto { environment.crypto }

  private func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  private func newName(_ fileExtension: String) -> String {
    UploadFileName.make(owner, "\(environment.drawName()).\(fileExtension)")
  }

  /// The content hash of originals.
  func hash(_ photo: UploadPhoto, _ cancellation: Cancellation?) throws -> String {
    switch photo.content {
    case .file(let file):
      return Base64.encode(try crypto.hashFile(at: file, cancellation: cancellation))
    case .livePhoto(let image, let video):
      return try [image, video]
        .map { Base64.encode(try crypto.hashFile(at: $0, cancellation: cancellation)) }
        .joined(separator: LivePhoto.hashSeparator)
    case .stream(let stream):
      let hash = try crypto.provider.makeHash(size: Hashes.contentHashBytes)
      try stream.read(cancellation) { hash.update($0) }
      return Base64.encode(hash.finish())
    }
  }

  /// The size of the originals together, in bytes; 0 for a stream, whose end shows it.
  func size(_ photo: UploadPhoto) throws -> Int {
    switch photo.content {
    case .file(let file): try Self.size(of: file)
    case .livePhoto(let image, let video): try Self.size(of: image) + Self.size(of: video)
    case .stream: 0
    }
  }

  private static func size(of url: URL) throws -> Int {
    var found = stat()
    guard stat(url.path, &found) == 0 else { throw ioError("read", url.path) }
    return Int(found.st_size)
  }

  /// Encrypts originals into a new file, in the pass that hashes. Nothing is left where it fails.
  func encrypt(
    _ photo: UploadPhoto, key: EnteCrypto.FileKey, _ cancellation: Cancellation?
  ) throws -> EncryptedPhoto {
    switch photo.content {
    case .file(let source): return try whole(encryptFile(source, key, cancellation))
    case .stream(let stream): return try whole(encryptStream(stream, key, cancellation))
    case .livePhoto(let image, let video):
      return try encryptLivePhoto(image, video, key, cancellation)
    }
  }

  private func whole(_ encrypted: (name: String, file: EncryptedFile)) -> EncryptedPhoto {
    EncryptedPhoto(
      name: encrypted.name, file: encrypted.file,
      contentHash: Base64.encode(encrypted.file.hash), olderHashes: [])
  }

  private func encryptLivePhoto(
    _ image: URL, _ video: URL, _ key: EnteCrypto.FileKey, _ cancellation: Cancellation?
  ) throws -> EncryptedPhoto {
    let archive = url(newName("elp"))
    defer { unlink(archive.path) }
    let packed = try LivePhotoPacker(provider: crypto.provider).pack(
      image: image, video: video, to: archive, cancellation: cancellation)
    let (name, file) = try encryptFile(archive, key, cancellation)
    return EncryptedPhoto(
      name: name, file: file, contentHash: packed.hash, olderHashes: [Base64.encode(file.hash)])
  }

  private func encryptFile(
    _ source: URL, _ key: EnteCrypto.FileKey, _ cancellation: Cancellation?
  ) throws -> (name: String, file: EncryptedFile) {
    let name = newName("encrypted")
    let size = try Encryption.encryptedSize(of: Self.size(of: source))
    let isInParts = size > Multipart.singlePutMaximumBytes
    let file = try crypto.encryptFile(
      at: source, to: url(name), key: key, partSize: isInParts ? Multipart.partBytes : nil,
      cancellation: cancellation)
    if (file.size > Multipart.singlePutMaximumBytes) == isInParts { return (name, file) }
    try remove(name)
    throw ioError("read", source.path, "it changed while it was read; upload it again")
  }

  // Nobody knows the size of a stream before its end. So it is summed in parts: what turns out to
  // be sent in one request has one part, whose MD5 is that of the whole.
  private func encryptStream(
    _ stream: any PhotoStream, _ key: EnteCrypto.FileKey, _ cancellation: Cancellation?
  ) throws -> (name: String, file: EncryptedFile) {
    let name = newName("encrypted")
    let encryptor = try FileEncryptor(
      to: url(name), key: key, partSize: Multipart.partBytes, provider: crypto.provider)
    do {
      try stream.read(cancellation) { bytes in
        try Cancellation.check(cancellation)
        try encryptor.append(bytes)
      }
      let file = try encryptor.finish()
      if file.size > Multipart.singlePutMaximumBytes { return (name, file) }
      let single = EncryptedFile(
        header: file.header, size: file.size, hash: file.hash, md5: file.partMd5s?.first,
        partMd5s: nil)
      return (name, single)
    } catch {
      encryptor.cancel()
      throw error
    }
  }

  /// Reads a thumbnail. Throws `invalidArgument` where it is larger than a thumbnail may be.
  func readThumbnail(_ source: PhotoThumbnail) throws -> [UInt8] {
    let maximum = Thumbnail.maximumBytes
    let (bytes, name) =
      switch source {
      case .bytes(let bytes): (bytes, "")
      case .file(let url):
        (try Self.read(url.path, offset: 0, length: maximum + 1), " \(url.path)")
      }
    if bytes.count <= maximum { return bytes }
    throw LockstepError(
      .invalidArgument, "the thumbnail\(name) must have at most \(maximum) bytes")
  }

  static func read(_ path: String, offset: Int, length: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = try read(path, offset: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Reads as `read` does, into memory that the system has back as soon as nobody holds the data:
  /// an allocator would keep some parts of 20 MiB.
  static func readBody(_ path: String, offset: Int, length: Int) throws -> Data {
    guard length > 0 else { return Data() }
    let flags = MAP_PRIVATE | MAP_ANON
    guard let start = mmap(nil, length, PROT_READ | PROT_WRITE, flags, -1, 0), start != MAP_FAILED
    else { throw ioError("read", path) }
    do {
      let room = UnsafeMutableRawBufferPointer(start: start, count: length)
      let count = try read(path, offset: offset, into: room)
      let deallocator = Data.Deallocator.custom { start, _ in munmap(start, length) }
      return Data(bytesNoCopy: start, count: count, deallocator: deallocator)
    } catch {
      munmap(start, length)
      throw error
    }
  }

  private static func read(
    _ path: String, offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ioError("read", path) }
    defer { close(descriptor) }
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 || offset == 0 else {
      throw ioError("read", path)
    }
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let read = Posix.read(descriptor, into: rest)
      guard read >= 0 else { throw ioError("read", path) }
      if read == 0 { break }
      count += read
    }
    return count
  }

  /// Writes a new file, and returns its name.
  func write(_ bytes: [UInt8]) throws -> String {
    let name = newName("encrypted")
    let file = try NewFile(destination: url(name).path)
    try file.write(bytes)
    try file.commit()
    return name
  }

  /// The first bytes of a file, fewer where it is shorter; nil where there is none.
  func readStart(_ name: String, _ length: Int) throws -> [UInt8]? {
    let path = url(name).path
    if access(path, F_OK) != 0, errno == ENOENT { return nil }
    return try Self.read(path, offset: 0, length: length)
  }

  /// A slice of a file, for the transfer.
  func slice(_ name: String, offset: Int, length: Int) -> FileSlice {
    FileSlice(path: url(name).path, offset: offset, length: length)
  }

  private static let blockBytes = 1 << 20

  /// The MD5 of a slice, base64.
  func md5(_ slice: FileSlice) throws -> String {
    let checksum = try crypto.provider.makeChecksum()
    var at = slice.offset
    let end = slice.offset + slice.length
    while at < end {
      let block = try Self.read(
        slice.path, offset: at, length: min(Self.blockBytes, end - at))
      if block.isEmpty { break }
      checksum.update(block)
      at += block.count
    }
    return Base64.encode(checksum.finish())
  }

  /// Deletes a file; does nothing where there is none.
  func remove(_ name: String) throws {
    let path = url(name).path
    if unlink(path) != 0, errno != ENOENT { throw ioError("write", path) }
  }
}
