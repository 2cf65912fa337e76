// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

#if os(Linux)
  import CLockstepSQLite
#else
  import SQLite3
#endif

/// The bytes of a database's file, read through SQLite's own layer: a process that opens and closes
/// the file beside SQLite drops all locks that its connections hold on it (POSIX ties them to the
/// file, not to the descriptor). No transaction begins, so nothing is written or rolled back.
final class DatabaseFile {
  private let handle: OpaquePointer
  private let file: UnsafeMutablePointer<sqlite3_file>
  private let path: String

  /// Opens a file for reading; throws where SQLite can't. To open a pipe would wait for a writer.
  init(path: String) throws {
    guard !SourceFile.isPipe(path) else {
      throw LockstepError.database(.refused, path, "it is a pipe")
    }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY, nil)
    var found: UnsafeMutablePointer<sqlite3_file>?
    guard code == SQLITE_OK, let handle = opened,
      sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &found) == SQLITE_OK,
      let file = found, file.pointee.pMethods != nil
    else {
      defer { sqlite3_close_v2(opened) }
      throw SQLiteConnection.failure(code, path, opened)
    }
    (self.handle, self.file, self.path) = (handle, file, path)
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  /// How many bytes the file has. SQLite itself takes one byte for none.
  func size() throws -> Int {
    var found = stat()
    guard stat(path, &found) == 0 else {
      throw SQLiteConnection.failure(SQLITE_IOERR, path, nil)
    }
    return Int(found.st_size)
  }

  /// Bytes from an offset; fewer where the file ends before.
  func read(_ count: Int, at offset: Int) throws -> [UInt8] {
    let count = max(0, min(count, try size() - offset))
    var bytes = [UInt8](repeating: 0, count: count)
    if count == 0 { return bytes }
    let code = file.pointee.pMethods.pointee.xRead(
      file, &bytes, Int32(count), sqlite3_int64(offset))
    if code != SQLITE_OK { throw SQLiteConnection.failure(code, path, nil) }
    return bytes
  }
}
