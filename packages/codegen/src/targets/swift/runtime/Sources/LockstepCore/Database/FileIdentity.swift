import Foundation

/// Which file stands at a path: a file that was deleted and made again has another one.
struct FileIdentity: Sendable, Equatable {
  private let device: Int
  private let number: UInt64
  private let birth: [Int]

  /// Asks for the file at a path; nil where there is none that can be looked at.
  init?(path: String) {
    // SQLite passes over slashes at the end.
    let end = path.utf8.lastIndex { $0 != UInt8(ascii: "/") }
    let path = end.map { String(decoding: path.utf8[...$0], as: UTF8.self) } ?? path
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    device = Int(found.st_dev)
    number = UInt64(found.st_ino)
    // A number is given to a new file as soon as nobody has the old one open.
    #if canImport(Darwin)
      birth = [found.st_birthtimespec.tv_sec, found.st_birthtimespec.tv_nsec]
    #else
      birth = []
    #endif
  }
}
