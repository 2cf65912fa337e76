import Foundation
import LockstepCore
import PhotoBackup

/// A line of the library's file: an asset as it is now, or a change of the library.
struct LibraryLine: Decodable {
  struct Resource: Decodable {
    let kind: String
    let name: String
    let size: Int
    /// The size that the library says, where it says one.
    let told: Int?
  }

  let op: String
  let id: String?
  let time: Int?
  let video: Bool?
  let version: Int?
  let resources: [Resource]?
  let inCloud: Bool?
  /// How long the library takes to look it up, in seconds.
  let lookup: Double?
  /// Whether reading it fails after the first piece.
  let broken: Bool?
  let inserted: [String]?
  let updated: [String]?
  let deleted: [String]?
}

/// The simulated photo library, as the file has it that its owner appends to.
final class MonthLibrary: PhotoLibrary, @unchecked Sendable {
  let clock: MonthClock
  var allowed = PhotoAccess.full
  private let file: URL
  private var offset: UInt64 = 0
  private var assets: [String: LibraryLine] = [:]
  private var order: [(time: Int, id: String)] = []
  private var isSorted = true
  private var history: [LibraryChange] = []
  private var lostBefore = 0

  init(_ file: URL, clock: MonthClock) {
    self.file = file
    self.clock = clock
  }

  /// Reads what was appended since the last time.
  func refresh() throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    try handle.seek(toOffset: offset)
    let read = try handle.readToEnd() ?? Data()
    // The owner may be in the middle of a line.
    let data = read.prefix((read.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
    offset += UInt64(data.count)
    let decoder = JSONDecoder()
    for line in data.split(separator: UInt8(ascii: "\n")) {
      take(try decoder.decode(LibraryLine.self, from: line))
    }
    if isSorted { return }
    order = assets.values.map { ($0.time ?? 0, $0.id ?? "") }
      .sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    isSorted = true
  }

  private func take(_ line: LibraryLine) {
    switch line.op {
    case "asset":
      assets[line.id ?? ""] = line
      isSorted = false
    case "delete":
      assets[line.id ?? ""] = nil
      isSorted = false
    case "lose": lostBefore = history.count
    default:
      history.append(
        LibraryChange(
          token: token(history.count + 1), inserted: line.inserted ?? [],
          updated: line.updated ?? [], deleted: line.deleted ?? []))
    }
  }

  private func token(_ version: Int) -> [UInt8] { Array(String(version).utf8) }

  func access() -> PhotoAccess { allowed }

  func currentToken() throws -> [UInt8] {
    try clock.operate(0.001)
    return token(history.count)
  }

  func changes(since token: [UInt8], _ take: (LibraryChange) throws -> Bool) throws {
    try clock.operate(0.01)
    let start = Int(String(decoding: token, as: UTF8.self)) ?? 0
    if start < lostBefore { throw LibraryHistoryLost() }
    for change in history[start...] where try !take(change) { return }
  }

  func assets(from offset: Int, limit: Int) throws -> [FoundPhoto] {
    // The library hands out a slice without looking at resources, and 10,000 assets a second.
    try clock.operate(0.0001 * Double(limit))
    return order.dropFirst(offset).prefix(limit).compactMap {
      assets[$0.id].map { found($0, isEdited: ($0.version ?? 0) > 0) }
    }
  }

  func assets(_ localIds: [String]) throws -> [FoundPhoto] {
    try clock.operate(0.0001 * Double(localIds.count))
    return localIds.compactMap { assets[$0] }.map { found($0, isEdited: ($0.version ?? 0) > 0) }
  }

  private func found(_ line: LibraryLine, isEdited: Bool) -> FoundPhoto {
    FoundPhoto(
      localId: line.id ?? "", isVideo: line.video ?? false, creationTime: line.time ?? 0,
      isEdited: isEdited)
  }

  func asset(_ localId: String) throws -> (any LibraryAsset)? {
    try clock.operate(0.01)
    guard let line = assets[localId] else { return nil }
    clock.pass(line.lookup ?? 0)
    return MonthAsset(line: line, clock: clock)
  }
}

private struct MonthAsset: LibraryAsset {
  let line: LibraryLine
  let clock: MonthClock

  var details: AssetDetails {
    AssetDetails(
      localId: line.id ?? "", creationTime: line.time ?? 0, modificationTime: line.time ?? 0,
      resources: (line.resources ?? []).map {
        ResourceDetails(kind: Self.kind($0.kind), filename: $0.name, size: $0.told)
      })
  }

  private static func kind(_ name: String) -> ResourceKind {
    switch name {
    case "photo": .photo
    case "video": .video
    case "alternatePhoto": .alternatePhoto
    case "fullSizePhoto": .fullSizePhoto
    case "fullSizeVideo": .fullSizeVideo
    case "pairedVideo": .pairedVideo
    case "fullSizePairedVideo": .fullSizePairedVideo
    default: .other
    }
  }

  func stream(_ resource: Int) -> any PhotoStream {
    MonthStream(line: line, resource: resource, clock: clock)
  }

  func preview(_ cancellation: Cancellation?) throws -> AssetPreview {
    try clock.operate(0.02, cancellation)
    return AssetPreview(thumbnail: [0xff, 0xd8] + Array((line.id ?? "").utf8))
  }
}

private struct MonthStream: PhotoStream {
  let line: LibraryLine
  let resource: Int
  let clock: MonthClock

  func read(
    _ cancellation: Cancellation?, _ take: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard let found = line.resources?[resource] else { throw PhotoReadError.gone }
    if line.inCloud == true { throw PhotoReadError.inCloud }
    let edit = found.kind.hasPrefix("fullSize") ? line.version ?? 0 : 0
    let text = Array("\(line.id ?? "") \(found.kind) \(edit)\n".utf8)
    // Pieces as PhotoKit has them, of which each begins where the text does.
    let piece = max(1, 256 * 1024 / text.count) * text.count
    var buffer = [UInt8](repeating: 0, count: min(piece, found.size))
    for index in buffer.indices { buffer[index] = text[index % text.count] }
    for start in stride(from: 0, to: found.size, by: piece) {
      let count = min(piece, found.size - start)
      try clock.operate(0.005, cancellation)
      try buffer.withUnsafeBytes { try take(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
      if line.broken == true { throw PhotoReadError.library(code: 3302) }
    }
  }
}
