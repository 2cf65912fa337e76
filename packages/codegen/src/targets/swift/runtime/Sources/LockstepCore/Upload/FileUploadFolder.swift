import Foundation

/// The files of uploads that the system carries out: what is sent, and what was answered. They lie
/// in the container's folder of uploads under names of their own, so that they outlive the process
/// that began, and `SharedContainer.clean` removes those that nobody came back for.
struct FileUploadFolder: Sendable {
  private let folder: URL
  private let owner: ProcessType

  init(_ folder: URL, owner: ProcessType) {
    self.folder = folder
    self.owner = owner
  }

  private enum Kind: String {
    case part, answer
  }

  private var prefix: String { "\(UploadNames.sendingPrefix)\(owner.wireValue)-" }

  private func url(_ name: String, _ kind: Kind) -> URL {
    folder.appendingPathComponent(prefix + name).appendingPathExtension(kind.rawValue)
  }

  /// The name of an upload: the same for the same bytes to the same address, in each life of the
  /// process. The address does not follow from it.
  static func name(of request: ApiRequest, _ slice: FileSlice, _ crypto: EnteCrypto) throws
    -> String
  {
    let hash = try crypto.provider.makeHash(size: 32)
    let checksum = request.headers[ApiHeaders.contentMD5] ?? ""
    for text in [request.url, checksum, String(slice.length)] {
      hash.update(Array("\(text)\n".utf8))
    }
    return hash.finish().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }

  private static let blockBytes = 1 << 20

  /// The file to send for a slice: the file itself where the slice is all of it, else a copy of
  /// exactly these bytes.
  func file(for slice: FileSlice, name: String) throws -> URL {
    let isWhole = try slice.offset == 0 && slice.length == Self.size(of: slice.path)
    if isWhole { return URL(fileURLWithPath: slice.path) }
    let part = url(name, .part)
    // Of an upload that has ended: what is under way is not begun again.
    try Self.remove(part)
    let copy = try NewFile(destination: part.path)
    var at = slice.offset
    let end = slice.offset + slice.length
    while at < end {
      let block = try UploadFiles.read(
        slice.path, offset: at, length: min(Self.blockBytes, end - at))
      if block.isEmpty { throw LockstepError.damaged(slice.path) }
      try copy.write(block)
      at += block.count
    }
    try copy.commit()
    return part
  }

  private static func size(of path: String) throws -> Int {
    var found = stat()
    guard stat(path, &found) == 0 else { throw ioError("read", path) }
    return Int(found.st_size)
  }

  private static func remove(_ url: URL) throws {
    if unlink(url.path) != 0, errno != ENOENT { throw ioError("write", url.path) }
  }

  /// Removes the copy that was made for an upload.
  func removePart(_ name: String) {
    try? Self.remove(url(name, .part))
  }

  /// Removes the copies of uploads that are not under way any more.
  func removeParts(but names: Set<String>) {
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard file.hasPrefix(prefix), file.hasSuffix(".\(Kind.part)") else { continue }
      let name = String(file.dropFirst(prefix.count).dropLast(Kind.part.rawValue.count + 1))
      if !names.contains(name) { removePart(name) }
    }
  }

  /// Removes all that is there of this process.
  func removeAll() {
    removeParts(but: [])
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where file.hasPrefix(prefix) {
      try? Self.remove(folder.appendingPathComponent(file))
    }
  }

  // What is kept of an answer: no header but those that are read.
  private struct Kept: Codable {
    let status: Int
    let headers: [String: String]
    let body: Data
  }

  private static let keptHeaders = ["etag", "retry-after"]
  private static let maximumHeaderBytes = 4096
  private static let maximumFileBytes = AnswerLimits.noticeBytes * 2

  /// Keeps an answer for the life of the process that asks for it.
  func keep(_ answer: ApiResponse, name: String) throws {
    var headers: [String: String] = [:]
    for header in answer.headers {
      let name = header.name.lowercased()
      guard Self.keptHeaders.contains(name), header.value.utf8.count <= Self.maximumHeaderBytes
      else { continue }
      headers[name] = header.value
    }
    let kept = Kept(
      status: answer.status, headers: headers,
      body: Data(answer.body.prefix(AnswerLimits.noticeBytes + 1)))
    let bytes = [UInt8](try JSONEncoder().encode(kept))
    let destination = url(name, .answer)
    try Self.remove(destination)
    let file = try NewFile(destination: destination.path)
    try file.write(bytes)
    try file.commit()
  }

  /// Takes an answer that was kept; nil where none was, or it can't be read.
  func take(_ name: String) -> ApiResponse? {
    let source = url(name, .answer)
    guard access(source.path, F_OK) == 0 else { return nil }
    defer { try? Self.remove(source) }
    guard
      let bytes = try? UploadFiles.read(
        source.path, offset: 0, length: Self.maximumFileBytes + 1),
      bytes.count <= Self.maximumFileBytes,
      let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)),
      (100...599).contains(kept.status)
    else { return nil }
    return ApiResponse(
      status: kept.status, headers: kept.headers.map { (name: $0.key, value: $0.value) },
      body: [UInt8](kept.body))
  }
}
