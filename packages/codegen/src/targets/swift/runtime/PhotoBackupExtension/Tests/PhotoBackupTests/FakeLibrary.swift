import Foundation
import LockstepCore

@testable import PhotoBackup

/// An asset of the fake library, and how it behaves.
struct FakeAsset {
  var id: String
  var time: Int
  var isVideo = false
  var isEdited = false
  var resources: [ResourceDetails]
  /// The bytes of each resource.
  var bytes: [Int]
  /// Whether iCloud alone has it.
  var isInCloud = false
  /// Whether iCloud ever delivers it.
  var isDelivered = true
  /// How long the library takes to look it up, and to hand out its bytes, in seconds.
  var lookupSeconds = 0.0
  var readSeconds = 0.1
  /// What reading it throws after the first piece.
  var failure: (any Error)?
  /// Whether a thumbnail can be made of it.
  var hasThumbnail = true
  /// What its file says of it, by ImageIO's names.
  var properties: [String: any Sendable] = [:]
  /// What happens when its bytes are read.
  var onRead: (@Sendable () -> Void)?

  init(
    _ id: String, time: Int = 0,
    _ resources: [(ResourceKind, String, Int)] = [(.photo, "IMG.HEIC", 1000)]
  ) {
    self.id = id
    self.time = time
    self.resources = resources.map { ResourceDetails(kind: $0.0, filename: $0.1) }
    bytes = resources.map(\.2)
  }

  /// The bytes of a resource: others for each.
  func content(_ resource: Int) -> [UInt8] {
    var state = "\(id) \(resource) \(isEdited)".utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    let count = bytes[resource]
    // A piece of them again and again: large resources have a hundred million.
    let piece = (0..<min(count, 65_536)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    var content: [UInt8] = []
    content.reserveCapacity(count)
    while content.count < count { content += piece.prefix(count - content.count) }
    return content
  }
}

/// A photo library in memory, whose history is a list.
final class FakeLibrary: PhotoLibrary, @unchecked Sendable {
  let clock: FakeClock
  var allowed = PhotoAccess.full
  private(set) var assets: [FakeAsset] = []
  private var history: [LibraryChange] = []
  /// The history before this is lost.
  var lostBefore = 0
  /// How often the library was asked for anything of a photo.
  private(set) var reads = 0
  /// How often an asset was looked up with its resources.
  private(set) var lookups = 0
  /// What happens where a slice of the whole library is asked for.
  var onSlice: (() throws -> Void)?
  /// The sizes of the slices that were asked for.
  private(set) var slices: [Int] = []

  init(_ clock: FakeClock) {
    self.clock = clock
  }

  func add(_ new: FakeAsset...) { add(new) }

  func add(_ new: [FakeAsset]) {
    assets.append(contentsOf: new)
    note(inserted: new.map(\.id))
  }

  func edit(_ id: String) {
    guard let index = assets.firstIndex(where: { $0.id == id }) else { return }
    assets[index].isEdited = true
    note(updated: [id])
  }

  func touch(_ id: String) { note(updated: [id]) }

  func update(_ id: String, _ change: (inout FakeAsset) -> Void) {
    guard let index = assets.firstIndex(where: { $0.id == id }) else { return }
    change(&assets[index])
  }

  func delete(_ ids: String...) {
    assets.removeAll { ids.contains($0.id) }
    note(deleted: ids)
  }

  private func note(inserted: [String] = [], updated: [String] = [], deleted: [String] = []) {
    history.append(
      LibraryChange(
        token: token(history.count + 1), inserted: inserted, updated: updated, deleted: deleted))
  }

  /// How many changes there were.
  var version: Int { history.count }

  private func token(_ version: Int) -> [UInt8] { Array(String(version).utf8) }

  func access() -> PhotoAccess { allowed }

  func currentToken() throws -> [UInt8] { token(history.count) }

  func changes(since token: [UInt8], _ take: (LibraryChange) throws -> Bool) throws {
    reads += 1
    let start = Int(String(decoding: token, as: UTF8.self)) ?? 0
    if start < lostBefore { throw LibraryHistoryLost() }
    for change in history[start...] where try !take(change) { return }
  }

  func assets(from offset: Int, limit: Int) throws -> [FoundPhoto] {
    reads += 1
    slices.append(limit)
    try onSlice?()
    try clock.pass(0.01)
    let sorted = assets.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    return sorted.dropFirst(offset).prefix(limit).map { found($0, isEdited: $0.isEdited) }
  }

  func assets(_ localIds: [String]) throws -> [FoundPhoto] {
    reads += 1
    return assets.filter { localIds.contains($0.id) }.map { found($0, isEdited: $0.isEdited) }
  }

  private func found(_ asset: FakeAsset, isEdited: Bool) -> FoundPhoto {
    FoundPhoto(
      localId: asset.id, isVideo: asset.isVideo, creationTime: asset.time, isEdited: isEdited)
  }

  func asset(_ localId: String) throws -> (any LibraryAsset)? {
    reads += 1
    lookups += 1
    guard let asset = assets.first(where: { $0.id == localId }) else { return nil }
    try clock.pass(asset.lookupSeconds)
    return FakeLibraryAsset(asset: asset, clock: clock)
  }
}

struct FakeLibraryAsset: LibraryAsset {
  let asset: FakeAsset
  let clock: FakeClock

  var details: AssetDetails {
    AssetDetails(
      localId: asset.id, creationTime: asset.time, modificationTime: asset.time,
      resources: asset.resources)
  }

  func stream(_ resource: Int) -> any PhotoStream {
    FakeStream(asset: asset, resource: resource, clock: clock)
  }

  func preview(_ cancellation: Cancellation?) throws -> AssetPreview {
    AssetPreview(
      thumbnail: asset.hasThumbnail ? [0xff, 0xd8] + Array(asset.id.utf8) : nil,
      exif: ExifMembers(asset.properties))
  }
}

struct FakeStream: PhotoStream, @unchecked Sendable {
  let asset: FakeAsset
  let resource: Int
  let clock: FakeClock

  func read(
    _ cancellation: Cancellation?, _ take: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    if asset.isInCloud { throw PhotoReadError.inCloud }
    asset.onRead?()
    let content = asset.content(resource)
    let middle = content.count / 2
    for piece in [content[..<middle], content[middle...]] {
      try clock.wait(asset.readSeconds / 2, cancellation)
      try Array(piece).withUnsafeBytes(take)
      if let failure = asset.failure { throw failure }
    }
  }
}

/// The system's jobs, which fetch originals of the fake library.
final class FakeJobs: DownloadJobs, @unchecked Sendable {
  let library: FakeLibrary
  var isSupported = true
  /// How many the system takes.
  var limit = 100
  private var next = 0
  private(set) var running: [(id: String, asset: String)] = []
  /// Those that have ended and are not acknowledged.
  var finished: [String] = []
  private(set) var registered = 0
  private(set) var acknowledged = 0
  private(set) var cancelled: [String] = []

  init(_ library: FakeLibrary) {
    self.library = library
  }

  func acknowledgeFinished() throws -> [String] {
    defer { finished = [] }
    acknowledged += finished.count
    return finished
  }

  func inFlight() throws -> [String] { running.map(\.id) }

  func cancel(_ jobIds: [String]) throws {
    cancelled += jobIds
    running.removeAll { jobIds.contains($0.id) }
  }

  func register(_ localId: String) throws -> String {
    if running.count >= limit { throw DownloadJobLimit() }
    next += 1
    registered += 1
    running.append(("job-\(next)", localId))
    return "job-\(next)"
  }

  /// iCloud delivers what it delivers.
  func deliver() {
    for job in running
    where library.assets.first(where: { $0.id == job.asset })?.isDelivered != false {
      library.update(job.asset) { $0.isInCloud = false }
      finished.append(job.id)
    }
    running.removeAll { finished.contains($0.id) }
  }

  /// What disabling the extension does.
  func dropAll() {
    running = []
    finished = []
  }
}
