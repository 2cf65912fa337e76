// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// An empty file that says it has as many bytes as any file may have.
final class LargestFile: Sendable {
  let path: String

  init() throws {
    // On Linux most file systems set a limit of their own; the one in memory sets none.
    #if os(Linux)
      let folder = "/dev/shm"
    #else
      let folder = NSTemporaryDirectory()
    #endif
    path = "\(folder)/lockstep-\(UUID().uuidString)"
    guard FileManager.default.createFile(atPath: path, contents: nil),
      truncate(path, off_t.max) == 0
    else { throw CocoaError(.fileWriteUnknown) }
  }

  deinit {
    unlink(path)
  }
}

/// A folder that is deleted with its last reference.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("lockstep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// The path of a name in the folder.
  func path(_ name: String) -> String {
    url.appendingPathComponent(name).path
  }

  /// The URL of a name in the folder.
  func file(_ name: String) -> URL {
    url.appendingPathComponent(name)
  }

  /// Makes a file.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  /// The bytes of a file.
  func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url.appendingPathComponent(name)))
  }

  /// What is in the folder, hidden files too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  /// Deletes the folder now: XCTest keeps the objects of all tests, and what they hold, to its end.
  func remove() {
    try? FileManager.default.removeItem(at: url)
  }

  deinit {
    remove()
  }
}

/// The files of a folder that this process has open.
func openFiles(in folder: TemporaryFolder) -> [String] {
  #if os(Linux)
    let own = "/proc/self/fd"
    let paths = ((try? FileManager.default.contentsOfDirectory(atPath: own)) ?? []).compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "\(own)/\($0)")
    }
  #else
    let paths = (0..<getdtablesize()).compactMap { descriptor -> String? in
      var path = [CChar](repeating: 0, count: Int(MAXPATHLEN))
      return fcntl(descriptor, F_GETPATH, &path) == 0 ? String(cString: path) : nil
    }
  #endif
  return paths.filter { $0.contains(folder.url.lastPathComponent) }
}
