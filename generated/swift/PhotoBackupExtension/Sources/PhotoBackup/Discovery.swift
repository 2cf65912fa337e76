// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// Finds photos that are not uploaded, in slices, each of them one transaction with the token or
/// the cursor that it leads to. A call that is killed loses at most its last slice.
struct Discovery {
  let queue: PhotoQueue
  let library: any PhotoLibrary
  let clock: LockClock
  /// Whether the time for discovery is over, or the call.
  let isOver: () -> Bool

  private struct Ended: Error {}

  /// Looks for photos until there is nothing new, the time is over or the queue is full; returns
  /// how many were added.
  func run() throws -> Int {
    var found = 0
    do {
      try look(&found)
    } catch is Ended {
      // The next call goes on from the cursor.
    }
    return found
  }

  private func look(_ found: inout Int) throws {
    var cursor = try queue.cursor()
    if cursor.changeToken == nil && cursor.scanToken == nil { try beginScan(&cursor) }
    // Twice at most: where the history is lost between a scan's end and the changes since.
    for _ in 0..<2 {
      do {
        if cursor.scanToken != nil { found += try scan(&cursor) }
        found += try readChanges(&cursor)
        return
      } catch is LibraryHistoryLost {
        try beginScan(&cursor)
      }
    }
  }

  // The token comes first: what changes while the scan runs is among the changes since.
  private func beginScan(_ cursor: inout LibraryCursor) throws {
    cursor.scanToken = Base64.encode(try library.currentToken())
    cursor.changeToken = nil
    cursor.scanOffset = 0
    try queue.write(cursor)
  }

  // The cap comes before any work on an asset.
  private func requireRoom() throws {
    if isOver() { throw Ended() }
    let limit = ExtensionLimits.maximumQueued
    if try queue.next(now: clock.now, limit: limit).count >= limit { throw Ended() }
  }

  // Each slice that a call was killed at makes those after it smaller, until there is nothing new:
  // what has killed one would kill the next of that size, too.
  private func sliceSize(_ cursor: LibraryCursor) -> Int {
    var size = ExtensionLimits.discoverySlice
    for _ in 0..<min(cursor.unfinishedSlices, 9) { size /= ExtensionLimits.sliceDivisor }
    return max(1, size)
  }

  // Counts a slice as unfinished while it is worked on: a call that is killed takes nothing back.
  private func noteBeginning(_ cursor: LibraryCursor) throws {
    var begun = cursor
    begun.unfinishedSlices += 1
    try queue.write(begun)
  }

  private func scan(_ cursor: inout LibraryCursor) throws -> Int {
    var found = 0
    var isFirst = true
    while true {
      try requireRoom()
      let size = sliceSize(cursor)
      try noteBeginning(cursor)
      if isFirst { try rewind(&cursor) }
      isFirst = false
      // A photo that is committed and edited may have another content since: what a lost history
      // hides. One that waits keeps its state.
      let assets = try library.assets(from: cursor.scanOffset, limit: size).map { photo in
        try photo.isEdited && queue.read(photo.localId) != nil ? photo.unedited : photo
      }
      cursor.scanOffset += assets.count
      let isLast = assets.count < size
      if isLast {
        cursor.changeToken = cursor.scanToken
        cursor.scanToken = nil
        cursor.scanOffset = 0
      }
      found += try queue.record(assets, cursor: cursor, now: clock.now)
      if isLast { return found }
    }
  }

  // Assets that were deleted since the scan began have moved those behind them forward, so that as
  // many may have slipped by. To look at one twice does no harm.
  private func rewind(_ cursor: inout LibraryCursor) throws {
    guard cursor.scanOffset > 0, let token = Base64.decode(cursor.scanToken ?? "") else { return }
    var deleted = 0
    try library.changes(since: token) { change in
      deleted += change.deleted.count
      return true
    }
    cursor.scanOffset = max(0, cursor.scanOffset - deleted)
  }

  private func readChanges(_ cursor: inout LibraryCursor) throws -> Int {
    guard let token = Base64.decode(cursor.changeToken ?? "") else { throw LibraryHistoryLost() }
    var found = 0
    var position = cursor
    try requireRoom()
    try library.changes(since: token) { change in
      let updated = Set(change.updated)
      let changed = change.inserted + change.updated
      let size = sliceSize(position)
      for start in stride(from: 0, to: changed.count, by: size) {
        try requireRoom()
        try noteBeginning(position)
        let slice = Array(changed[start..<min(start + size, changed.count)])
        // Only what was edited is another content; a favourite is none.
        let assets = try library.assets(slice).map { photo in
          photo.isEdited && !updated.contains(photo.localId) ? photo.unedited : photo
        }
        // The token stands with the last slice alone.
        found += try queue.record(assets, cursor: position, now: clock.now)
      }
      position.changeToken = Base64.encode(change.token)
      _ = try queue.record([], gone: change.deleted, cursor: position, now: clock.now)
      return true
    }
    cursor = position
    if cursor.unfinishedSlices > 0 {
      cursor.unfinishedSlices = 0
      try queue.write(cursor)
    }
    return found
  }
}

extension FoundPhoto {
  // The photo, for who has never seen it before.
  fileprivate var unedited: FoundPhoto {
    FoundPhoto(
      localId: localId, isVideo: isVideo, creationTime: creationTime,
      modificationTime: modificationTime)
  }
}
