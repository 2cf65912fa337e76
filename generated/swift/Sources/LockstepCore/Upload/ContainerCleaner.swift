// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

extension SharedContainer {
  /// Removes what killed processes left in the folder of uploads; blocks its thread.
  ///
  /// That is temporary files, and files that no record names: those of the owner's earlier life and
  /// of dead owners at once, others when they were not written for an hour, and those that a
  /// background session sends when they were not written for a week.
  ///
  /// - Parameters:
  ///   - owner: the process that asks.
  ///   - now: its clock, in microseconds since 1970.
  /// - Returns: how many files.
  @discardableResult
  public func clean(_ owner: ProcessType, now: Int) throws -> Int {
    // Files first: what is written after this is not looked at, and what is recorded by then is.
    let names = try fileNames()
    var kept = Set<JsonString>()
    for record in try records.list() {
      kept.insert(JsonString(record.encryptedFileName))
      if let thumbnail = record.encryptedThumbnailName { kept.insert(JsonString(thumbnail)) }
    }
    for upload in try store.perform(TrackedUploadStatements.list()) {
      kept.insert(JsonString(upload.encryptedFileName))
    }
    let living = Set(
      try locks.list().heartbeats
        .filter { Self.distance(now, $0.time) <= LockTiming.aliveWithin }.map(\.owner))
    var removed = 0
    for name in names where !kept.contains(JsonString(name)) {
      let whose = UploadFileName(name)
      if whose?.isOurs == true { continue }
      let path = uploads.appendingPathComponent(name).path
      guard let written = try Self.modificationTime(path) else { continue }
      let isLeft = whose.map { $0.owner == owner || !living.contains($0.owner) } ?? false
      // The system may read it while no process of ours lives.
      let isSending = name.hasPrefix(UploadNames.sendingPrefix)
      let keptFor = isSending ? UploadNames.sendingFor : UploadNames.untouchedFor
      if !isLeft, Self.distance(now, written) <= keptFor { continue }
      if unlink(path) == 0 {
        removed += 1
      } else if errno != ENOENT {
        throw ioError("write", path)
      }
    }
    return removed
  }

  private func fileNames() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: uploads.path).sorted()
    } catch {
      throw LockstepError(.ioError, "\(uploads.path) can't be read: \(error)")
    }
  }

  private static func distance(_ a: Int, _ b: Int) -> Int {
    let (difference, overflow) = a.subtractingReportingOverflow(b)
    return overflow ? .max : Int(clamping: difference.magnitude)
  }

  // In microseconds since 1970; nil for what is not a regular file, or is gone.
  private static func modificationTime(_ path: String) throws -> Int? {
    var found = stat()
    guard lstat(path, &found) == 0 else {
      if errno == ENOENT { return nil }
      throw ioError("read", path)
    }
    guard found.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let time = found.st_mtimespec
    #else
      let time = found.st_mtim
    #endif
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}
