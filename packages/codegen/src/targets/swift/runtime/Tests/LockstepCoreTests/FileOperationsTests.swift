import Foundation
import LockstepCore
import XCTest

final class FileOperationsTests: XCTestCase {
  private let crypto = EnteCrypto()

  private func assertThrows(
    _ code: LockstepErrorCode, naming name: String? = nil, line: UInt = #line,
    _ work: () throws -> Void
  ) {
    XCTAssertThrowsError(try work(), line: line) { error in
      let error = error as? LockstepError
      XCTAssertEqual(error?.code, code, line: line)
      if let name { XCTAssertTrue(error?.message.contains(name) == true, line: line) }
    }
  }

  func testFileComesBackWithItsHashAndChecksum() throws {
    let folder = try TemporaryFolder()
    let chunkBytes = Encryption.plaintextChunkBytes
    for size in [0, 1, chunkBytes, chunkBytes + 1] {
      let plaintext = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try folder.write(plaintext, to: "plain")
      let key = crypto.generateKey()
      let file = try crypto.encryptFile(
        at: folder.path("plain"), to: folder.path("encrypted"), key: key)
      XCTAssertEqual(file.hash, try crypto.hash(plaintext))
      XCTAssertEqual(file.hash, try crypto.hashFile(at: folder.path("plain")))
      let ciphertext = try folder.read("encrypted")
      XCTAssertEqual(file.size, ciphertext.count)
      let checksum = try SodiumProvider().makeChecksum()
      checksum.update(ciphertext)
      XCTAssertEqual(file.md5, checksum.finish())
      XCTAssertEqual(
        try crypto.decryptFile(
          at: folder.path("encrypted"), to: folder.path("opened"), key: key, header: file.header),
        size)
      XCTAssertEqual(try folder.read("opened"), plaintext)
      XCTAssertEqual(try folder.names, ["encrypted", "opened", "plain"])
      try FileManager.default.removeItem(atPath: folder.path("encrypted"))
      try FileManager.default.removeItem(atPath: folder.path("opened"))
    }
  }

  func testPipeCanBeEncrypted() throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    let plaintext = [UInt8](repeating: 7, count: 100_000)
    let writer = pipe.fileHandleForWriting
    let written = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      writer.write(Data(plaintext))
      try? writer.close()
      written.signal()
    }
    let key = crypto.generateKey()
    let file = try crypto.encryptFile(
      at: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)", to: folder.path("encrypted"),
      key: key)
    written.wait()
    XCTAssertEqual(file.hash, try crypto.hash(plaintext))
    XCTAssertEqual(file.size, plaintext.count + Encryption.frameOverheadBytes)
  }

  func testFailureLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("photo".utf8), to: "plain")
    let key = crypto.generateKey()
    let file = try crypto.encryptFile(
      at: folder.path("plain"), to: folder.path("encrypted"), key: key)
    var damaged = try folder.read("encrypted")
    damaged[3] ^= 1
    try folder.write(damaged, to: "damaged")
    let before = try folder.names

    assertThrows(.corrupt) {
      _ = try self.crypto.decryptFile(
        at: folder.path("damaged"), to: folder.path("out"), key: key, header: file.header)
    }
    assertThrows(.corrupt) {
      _ = try self.crypto.decryptFile(
        at: folder.path("encrypted"), to: folder.path("out"), key: self.crypto.generateKey(),
        header: file.header)
    }
    assertThrows(.ioError, naming: folder.path("missing")) {
      _ = try self.crypto.encryptFile(
        at: folder.path("missing"), to: folder.path("out"), key: key)
    }
    assertThrows(.ioError, naming: folder.path("none/out")) {
      _ = try self.crypto.encryptFile(
        at: folder.path("plain"), to: folder.path("none/out"), key: key)
    }
    assertThrows(.ioError, naming: folder.url.path) {
      _ = try self.crypto.hashFile(at: folder.url.path)
    }
    for partSize in [0, Encryption.maximumEncryptedBytes + 1] {
      assertThrows(.invalidArgument) {
        _ = try self.crypto.encryptFile(
          at: folder.path("plain"), to: folder.path("out"), key: key, partSize: partSize)
      }
    }
    XCTAssertEqual(try folder.names, before)
  }

  func testExistingDestinationIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("photo".utf8), to: "plain")
    try folder.write(Array("mine".utf8), to: "taken")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("dangling"), withDestinationPath: folder.path("nowhere"))
    for name in ["taken", "dangling", "plain"] {
      assertThrows(.alreadyExists, naming: folder.path(name)) {
        _ = try self.crypto.encryptFile(
          at: folder.path("plain"), to: folder.path(name), key: self.crypto.generateKey())
      }
    }
    XCTAssertEqual(try folder.read("taken"), Array("mine".utf8))
    XCTAssertEqual(try folder.names, ["dangling", "plain", "taken"])
  }

  func testDestinationThatAppearsMeanwhileIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    let reader = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    let writer = pipe.fileHandleForWriting
    let taken = folder.url.appendingPathComponent("taken")
    let isDone = DispatchSemaphore(value: 0)
    // The pipe ends only after the destination has appeared, so that the work goes on until then.
    DispatchQueue.global().async {
      writer.write(Data([1, 2, 3]))
      while (try? folder.names.isEmpty) ?? true { usleep(1000) }
      try? Data("mine".utf8).write(to: taken)
      try? writer.close()
      isDone.signal()
    }
    assertThrows(.alreadyExists, naming: taken.path) {
      _ = try self.crypto.encryptFile(
        at: reader, to: taken.path, key: self.crypto.generateKey())
    }
    isDone.wait()
    XCTAssertEqual(try folder.read("taken"), Array("mine".utf8))
    XCTAssertEqual(try folder.names, ["taken"])
  }

  func testFileBeyondTheLimitIsRefusedBeforeItIsRead() throws {
    let folder = try TemporaryFolder()
    XCTAssertTrue(FileManager.default.createFile(atPath: folder.path("huge"), contents: nil))
    let handle = try XCTUnwrap(FileHandle(forWritingAtPath: folder.path("huge")))
    // Sparse: it takes no room on the disk.
    try handle.truncate(atOffset: UInt64(Encryption.maximumEncryptedBytes))
    try handle.close()
    assertThrows(.invalidArgument, naming: folder.path("huge")) {
      _ = try self.crypto.encryptFile(
        at: folder.path("huge"), to: folder.path("out"), key: self.crypto.generateKey())
    }
    XCTAssertEqual(try folder.names, ["huge"])
    let largest = try LargestFile()
    assertThrows(.invalidArgument, naming: largest.path) {
      _ = try self.crypto.encryptFile(
        at: largest.path, to: folder.path("out"), key: self.crypto.generateKey())
    }
    XCTAssertEqual(try folder.names, ["huge"])
  }

  func testADestinationsNameMayBeginWithACombiningAccent() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "plain")
    let path = folder.url.path + "/\u{301}encrypted"
    _ = try crypto.encryptFile(at: folder.path("plain"), to: path, key: crypto.generateKey())
    XCTAssertEqual(try folder.names, ["plain", "\u{301}encrypted"])
  }

  func testCancellationLeavesNothingBehind() async throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    let reader = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    let encrypting = Task { [crypto] in
      try crypto.encryptFile(
        at: reader, to: folder.path("encrypted"), key: crypto.generateKey())
    }
    while try folder.names.isEmpty { try await Task.sleep(nanoseconds: 1_000_000) }
    encrypting.cancel()
    // Two chunks: the second one is not read any more.
    let writer = pipe.fileHandleForWriting
    signal(SIGPIPE, SIG_IGN)
    Thread.detachNewThread {
      for _ in 0..<2 * Encryption.plaintextChunkBytes / 4096 {
        guard (try? writer.write(contentsOf: Data(count: 4096))) != nil else { break }
      }
      try? writer.close()
    }
    let result = await encrypting.result
    XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError, "\($0)") }
    XCTAssertEqual(try folder.names, [])
    try pipe.fileHandleForReading.close()
  }
}
