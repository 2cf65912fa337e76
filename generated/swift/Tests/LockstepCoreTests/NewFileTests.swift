// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import XCTest

@testable import LockstepCore

final class NewFileTests: XCTestCase {
  private let folder = try! TemporaryFolder()

  override func tearDown() {
    folder.remove()
  }

  /// What was brought to the disk, in order: the file before it has its name, then its folder.
  func testBytesAreOnDiskBeforeTheNameAndTheNameBeforeItReturns() throws {
    var synced: [String] = []
    let file = try NewFile(
      destination: folder.path("new"),
      sync: { [folder] descriptor in
        var found = stat()
        fstat(descriptor, &found)
        let kind = found.st_mode & S_IFMT == S_IFDIR ? "folder" : "file of \(found.st_size)"
        let name = (try? folder.names)?.contains("new") == true ? "named" : "unnamed"
        synced.append("\(kind), \(name)")
        return Posix.sync(descriptor)
      })
    try file.write([1, 2, 3])
    try file.commit()
    XCTAssertEqual(synced, ["file of 3, unnamed", "folder, named"])
  }

  func testNothingStaysWhereTheDiskRefuses() throws {
    for refusal in 0..<2 {
      var calls = 0
      var file: NewFile? = try NewFile(
        destination: folder.path("new"),
        sync: { _ in
          defer { calls += 1 }
          errno = EIO
          return calls == refusal ? -1 : 0
        })
      try file?.write([1])
      XCTAssertThrowsError(try file?.commit()) { error in
        XCTAssertEqual((error as? LockstepError)?.code, .ioError)
      }
      file = nil
      XCTAssertEqual(try folder.names, [], "refused in step \(refusal)")
      XCTAssertEqual(openFiles(in: folder), [])
    }
  }

  /// A pipe can't be synced: the system says so to its caller.
  func testSyncingAsksTheSystem() {
    let pipe = Pipe()
    errno = 0
    XCTAssertEqual(Posix.sync(pipe.fileHandleForWriting.fileDescriptor), -1)
    XCTAssertNotEqual(errno, 0)
  }

  func testANameThatIsTakenIsNotTakenAway() throws {
    let (one, other) = (folder.path("one"), folder.path("other"))
    try folder.write([1], to: "one")
    try folder.write([2], to: "other")
    XCTAssertEqual(Posix.renameExcluding(one, to: other), -1)
    XCTAssertEqual(errno, EEXIST)
    XCTAssertEqual(try folder.read("other"), [2])
    try FileManager.default.removeItem(atPath: other)
    XCTAssertEqual(Posix.renameExcluding(one, to: other), 0)
    XCTAssertEqual(try folder.names, ["other"])
    XCTAssertEqual(try folder.read("other"), [1])
  }

  func testFilesAreClosedWhateverBecomesOfTheWork() throws {
    let crypto = EnteCrypto()
    let key = crypto.generateKey()
    try folder.write([1, 2, 3], to: "plain")
    let file = try crypto.encryptFile(
      at: folder.file("plain"), to: folder.file("encrypted"), key: key)
    let works: [(LockstepErrorCode?, () throws -> Void)] = [
      (nil, { _ = try crypto.hashFile(at: self.folder.file("plain")) }),
      (
        nil,
        {
          _ = try crypto.decryptFile(
            at: self.folder.file("encrypted"), to: self.folder.file("opened"), key: key,
            header: file.header)
        }
      ),
      (
        .truncated,
        {
          _ = try crypto.decryptFile(
            at: self.folder.file("plain"), to: self.folder.file("x"), key: key, header: file.header)
        }
      ),
      (
        .alreadyExists,
        {
          _ = try crypto.encryptFile(
            at: self.folder.file("plain"), to: self.folder.file("encrypted"), key: key)
        }
      ),
      (
        nil,
        {
          _ = try LivePhotoPacker().pack(
            image: self.folder.file("plain"), video: self.folder.file("plain"),
            to: self.folder.file("packed"))
        }
      ),
      (.ioError, { _ = try crypto.hashFile(at: self.folder.url) }),
    ]
    for (code, work) in works {
      do {
        try work()
        XCTAssertNil(code)
      } catch {
        XCTAssertEqual((error as? LockstepError)?.code, code, "\(error)")
      }
      XCTAssertEqual(openFiles(in: folder), [])
    }
  }
}
