// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

@testable import LockstepCore

/// A container, a server, and a clock that a test turns: only requests and pauses move it.
final class UploadWorld: Sendable {
  static let second = 1_000_000
  static let run = 28 * second

  let server: UploadServer
  let container: SharedContainer
  let manager: UploadManager
  private let folder: TemporaryFolder
  private let world: World

  /// What is behind the environment, which the manager keeps.
  private final class World: UploadTransfer, @unchecked Sendable {
    let inner = URLSessionTransfer()
    // Guards what follows.
    let turn = NSLock()
    var now = LockClock.system.now
    var cost: @Sendable (String) -> Double = { _ in 0 }
    var putsUntilSuspended = -1

    func send(
      _ request: ApiRequest, slice: FileSlice?, maximumAnswerBytes: Int, limit: Int?,
      cancellation: Cancellation?
    ) throws -> ApiResponse {
      let lasts = turn.withLock { cost(request.method) }
      let allowed = limit.map(Double.init) ?? .infinity
      pass(min(lasts, allowed))
      if lasts > allowed { return ApiResponse(status: 0) }
      let answer = try inner.send(
        request, slice: slice, maximumAnswerBytes: maximumAnswerBytes, limit: nil,
        cancellation: cancellation)
      let isSuspended = turn.withLock {
        if request.method == "PUT" { putsUntilSuspended -= 1 }
        return request.method == "PUT" && putsUntilSuspended == 0
      }
      if isSuspended { pass(60) }
      return answer
    }

    func pass(_ seconds: Double) {
      turn.withLock { now += Int(seconds * Double(UploadWorld.second)) }
    }
  }

  init(
    folder: TemporaryFolder, owner: ProcessType = .background, hashesFirst: Bool = false
  ) throws {
    self.folder = folder
    server = try UploadServer()
    container = try SharedContainer(
      folder: folder.url.appendingPathComponent("container", isDirectory: true))
    let world = World()
    self.world = world
    let environment = UploadEnvironment(
      transfer: world, clock: LockClock { world.turn.withLock { world.now } },
      pause: { seconds, cancellation in
        if cancellation?.isCancelled == true { throw CancellationError() }
        world.pass(seconds)
      })
    let access = ApiAccess(
      baseURL: server.url, authToken: "token", clientPackage: "io.ente.frame", clientVersion: "1")
    manager = try UploadManager(
      container: container, owner: owner, environment: environment, access: access,
      keys: [1: EnteCrypto.CollectionKey([UInt8](repeating: 5, count: 32))],
      hashesFirst: hashesFirst)
    try manager.start()
  }

  /// The time, in microseconds since 1970.
  var now: Int { world.turn.withLock { world.now } }

  /// Lets time pass, in seconds.
  func pass(_ seconds: Double) {
    world.pass(seconds)
  }

  /// Says how long requests last, in seconds, by their method.
  func setCost(_ cost: @escaping @Sendable (String) -> Double) {
    world.turn.withLock { world.cost = cost }
  }

  /// Suspends the process for a minute after so many PUTs.
  func suspend(afterPuts count: Int) {
    world.turn.withLock { world.putsUntilSuspended = count }
  }

  /// A photo of so many bytes, whose content is its own.
  func photo(_ name: String, size: Int = 3000) throws -> UploadPhoto {
    try folder.write(Array("\(name) of \(size)".utf8), to: name)
    let handle = try FileHandle(forWritingTo: folder.file(name))
    try handle.truncate(atOffset: UInt64(size))
    try handle.close()
    try folder.write([UInt8](repeating: 1, count: 500), to: "thumbnail")
    return UploadPhoto(
      localId: name, collectionId: 1, image: folder.file(name),
      thumbnail: folder.file("thumbnail"),
      metadata: FileMetadata(
        title: name, creationTime: 1, modificationTime: 1, fileType: .image))
  }

  /// Uploads a photo, in a run of 28 seconds where it is short.
  func upload(_ photo: UploadPhoto, isShort: Bool = false) throws -> UploadResult {
    try manager.upload(
      photo, options: UploadOptions(deadline: isShort ? now + Self.run : nil))
  }

  /// The names of the encrypted files.
  var left: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: container.uploads.path) }
  }
}
