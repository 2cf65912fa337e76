/// The bytes of a live photo's archive around its two files: they follow from names, sizes and
/// checksums, and whether ZIP64 is needed is decided before a byte is written.
package struct ArchiveLayout: Sendable {
  private let image: ArchiveEntry
  private let video: ArchiveEntry
  private let directoryOffset: Int

  /// - Parameters:
  ///   - image: the image's path, of which the extension counts.
  ///   - imageSize: the size of the image, in bytes.
  ///   - video: the video's path, likewise.
  ///   - videoSize: the size of the video, in bytes.
  package init(image: String, imageSize: Int, video: String, videoSize: Int) {
    self.image = ArchiveEntry(
      name: LivePhoto.imageEntry + entryExtension(of: image), size: imageSize, offset: 0)
    let videoOffset = self.image.localHeader(checksum: 0).count + imageSize
    self.video = ArchiveEntry(
      name: LivePhoto.videoEntry + entryExtension(of: video), size: videoSize, offset: videoOffset)
    directoryOffset = videoOffset + self.video.localHeader(checksum: 0).count + videoSize
  }

  /// The size of the archive, in bytes.
  package var size: Int {
    directoryOffset + ending(imageChecksum: 0, videoChecksum: 0).count
  }

  /// Where the image's checksum is in the archive.
  var imageChecksumOffset: Int { image.offset + ZipFormat.localChecksumOffset }

  /// Where the video's checksum is in the archive.
  var videoChecksumOffset: Int { video.offset + ZipFormat.localChecksumOffset }

  /// What stands before the image.
  package func imageHeader(checksum: UInt32) -> [UInt8] {
    image.localHeader(checksum: checksum)
  }

  /// What stands between the image and the video.
  package func videoHeader(checksum: UInt32) -> [UInt8] {
    video.localHeader(checksum: checksum)
  }

  /// What follows the video: the central directory and its end.
  package func ending(imageChecksum: UInt32, videoChecksum: UInt32) -> [UInt8] {
    let directory =
      image.centralHeader(checksum: imageChecksum) + video.centralHeader(checksum: videoChecksum)
    var fields = ArchiveFields(bytes: directory)
    if needsZip64(directoryOffset) {
      appendZip64End(to: &fields, directorySize: directory.count)
    }
    fields.append(ZipFormat.endSignature, size: 4)
    fields.append(0, size: 2)  // The number of this disk,
    fields.append(0, size: 2)  // and of the one where the directory begins.
    fields.append(ZipFormat.entries, size: 2)
    fields.append(ZipFormat.entries, size: 2)
    fields.append(directory.count, size: 4)
    fields.append(narrowed(directoryOffset), size: 4)
    fields.append(0, size: 2)  // No comment.
    return fields.bytes
  }

  /// ZIP64's end of the central directory, and its locator.
  private func appendZip64End(to fields: inout ArchiveFields, directorySize: Int) {
    fields.append(ZipFormat.zip64EndSignature, size: 4)
    fields.append(ZipFormat.zip64EndRestBytes, size: 8)
    fields.append(ZipFormat.versionMadeBy, size: 2)
    fields.append(ZipFormat.zip64VersionNeeded, size: 2)
    fields.append(0, size: 4)  // The number of this disk,
    fields.append(0, size: 4)  // and of the one where the directory begins.
    fields.append(ZipFormat.entries, size: 8)
    fields.append(ZipFormat.entries, size: 8)
    fields.append(directorySize, size: 8)
    fields.append(directoryOffset, size: 8)
    fields.append(ZipFormat.zip64LocatorSignature, size: 4)
    fields.append(0, size: 4)  // The disk of ZIP64's end.
    fields.append(directoryOffset + directorySize, size: 8)
    fields.append(1, size: 4)  // How many disks there are.
  }
}

/// Numbers and texts, one after the other.
struct ArchiveFields {
  private(set) var bytes: [UInt8] = []

  /// Appends a number, lowest byte first.
  mutating func append(_ number: Int, size: Int) {
    for index in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }

  /// Appends bytes.
  mutating func append(_ other: [UInt8]) {
    bytes += other
  }
}

private func needsZip64(_ value: Int) -> Bool {
  value >= ZipFormat.zip64Marker
}

/// A size or offset as 32 bits hold it.
private func narrowed(_ value: Int) -> Int {
  min(value, ZipFormat.zip64Marker)
}

/// One of the two files of an archive.
private struct ArchiveEntry {
  let name: String
  let size: Int
  /// Where its local header begins.
  let offset: Int

  /// The header before the file's bytes.
  func localHeader(checksum: UInt32) -> [UInt8] {
    let extra = zip64Field(needsZip64(size) ? [size, size] : [])
    var fields = ArchiveFields()
    fields.append(ZipFormat.localHeaderSignature, size: 4)
    appendCommon(to: &fields, checksum: checksum, extra: extra)
    fields.append(Array(name.utf8))
    fields.append(extra)
    return fields.bytes
  }

  /// The header in the central directory.
  func centralHeader(checksum: UInt32) -> [UInt8] {
    let extra = zip64Field(
      (needsZip64(size) ? [size, size] : []) + (needsZip64(offset) ? [offset] : []))
    var fields = ArchiveFields()
    fields.append(ZipFormat.centralHeaderSignature, size: 4)
    fields.append(ZipFormat.versionMadeBy, size: 2)
    appendCommon(to: &fields, checksum: checksum, extra: extra)
    fields.append(0, size: 2)  // No comment.
    fields.append(0, size: 2)  // On the only disk there is.
    fields.append(ZipFormat.internalAttributes, size: 2)
    fields.append(ZipFormat.externalAttributes, size: 4)
    fields.append(narrowed(offset), size: 4)
    fields.append(Array(name.utf8))
    fields.append(extra)
    return fields.bytes
  }

  /// The fields that both headers have, from the version needed to the extra field's size.
  private func appendCommon(to fields: inout ArchiveFields, checksum: UInt32, extra: [UInt8]) {
    let isLarge = needsZip64(size) || needsZip64(offset)
    fields.append(isLarge ? ZipFormat.zip64VersionNeeded : ZipFormat.versionNeeded, size: 2)
    fields.append(ZipFormat.flags, size: 2)
    fields.append(ZipFormat.method, size: 2)
    fields.append(ZipFormat.time, size: 2)
    fields.append(ZipFormat.date, size: 2)
    fields.append(Int(checksum), size: 4)
    fields.append(narrowed(size), size: 4)  // As it is stored,
    fields.append(narrowed(size), size: 4)  // and as it was before.
    fields.append(name.utf8.count, size: 2)
    fields.append(extra.count, size: 2)
  }

  /// ZIP64's extra field with some numbers; nothing where there are none.
  private func zip64Field(_ values: [Int]) -> [UInt8] {
    guard !values.isEmpty else { return [] }
    var fields = ArchiveFields()
    fields.append(ZipFormat.zip64ExtraField, size: 2)
    fields.append(8 * values.count, size: 2)
    for value in values { fields.append(value, size: 8) }
    return fields.bytes
  }
}

/// The extension of a path's last component, its dot included and as it is written; empty where
/// there is none, or one that an entry of a zip file had better not have.
///
/// It looks at bytes: a dot before a combining accent is a dot.
private func entryExtension(of path: String) -> String {
  let allowed =
    LivePhoto.firstExtensionCharacter.utf8.first!...LivePhoto.lastExtensionCharacter.utf8.first!
  let name = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last!
  guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
  let isFit = name[dot...].allSatisfy {
    allowed.contains($0) && !LivePhoto.reservedExtensionCharacters.utf8.contains($0)
  }
  return isFit && name[dot...].count > 1 ? String(decoding: name[dot...], as: UTF8.self) : ""
}
