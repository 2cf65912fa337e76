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
        at: folder.file("plain"), to: folder.file("encrypted"), key: key)
      XCTAssertEqual(file.hash, try crypto.hash(plaintext))
      XCTAssertEqual(file.hash, try crypto.hashFile(at: folder.file("plain")))
      let ciphertext = try folder.read("encrypted")
      XCTAssertEqual(file.size, ciphertext.count)
      let checksum = try SodiumProvider().makeChecksum()
      checksum.update(ciphertext)
      XCTAssertEqual(file.md5, checksum.finish())
      XCTAssertEqual(
        try crypto.decryptFile(
          at: folder.file("encrypted"), to: folder.file("opened"), key: key, header: file.header),
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
      at: URL(fileURLWithPath: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"),
      to: folder.file("encrypted"), key: key)
    written.wait()
    XCTAssertEqual(file.hash, try crypto.hash(plaintext))
    XCTAssertEqual(file.size, plaintext.count + Encryption.frameOverheadBytes)
  }

  func testFailureLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("photo".utf8), to: "plain")
    let key = crypto.generateKey()
    let file = try crypto.encryptFile(
      at: folder.file("plain"), to: folder.file("encrypted"), key: key)
    var damaged = try folder.read("encrypted")
    damaged[3] ^= 1
    try folder.write(damaged, to: "damaged")
    let before = try folder.names

    assertThrows(.corrupt) {
      _ = try self.crypto.decryptFile(
        at: folder.file("damaged"), to: folder.file("out"), key: key, header: file.header)
    }
    assertThrows(.corrupt) {
      _ = try self.crypto.decryptFile(
        at: folder.file("encrypted"), to: folder.file("out"), key: self.crypto.generateKey(),
        header: file.header)
    }
    assertThrows(.ioError, naming: folder.path("missing")) {
      _ = try self.crypto.encryptFile(
        at: folder.file("missing"), to: folder.file("out"), key: key)
    }
    assertThrows(.ioError, naming: folder.path("none/out")) {
      _ = try self.crypto.encryptFile(
        at: folder.file("plain"), to: folder.file("none/out"), key: key)
    }
    assertThrows(.ioError, naming: folder.url.path) {
      _ = try self.crypto.hashFile(at: folder.url)
    }
    for partSize in [0, Encryption.maximumEncryptedBytes + 1] {
      assertThrows(.invalidArgument) {
        _ = try self.crypto.encryptFile(
          at: folder.file("plain"), to: folder.file("out"), key: key, partSize: partSize)
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
          at: folder.file("plain"), to: folder.file(name), key: self.crypto.generateKey())
      }
    }
    XCTAssertEqual(try folder.read("taken"), Array("mine".utf8))
    XCTAssertEqual(try folder.names, ["dangling", "plain", "taken"])
  }

  func testDestinationThatAppearsMeanwhileIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    let reader = URL(fileURLWithPath: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
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
        at: reader, to: taken, key: self.crypto.generateKey())
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
        at: folder.file("huge"), to: folder.file("out"), key: self.crypto.generateKey())
    }
    XCTAssertEqual(try folder.names, ["huge"])
    let largest = try LargestFile()
    assertThrows(.invalidArgument, naming: largest.path) {
      _ = try self.crypto.encryptFile(
        at: URL(fileURLWithPath: largest.path), to: folder.file("out"),
        key: self.crypto.generateKey())
    }
    XCTAssertEqual(try folder.names, ["huge"])
  }

  func testADestinationsNameMayBeginWithACombiningAccent() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "plain")
    let path = folder.url.path + "/\u{301}encrypted"
    _ = try crypto.encryptFile(
      at: folder.file("plain"), to: URL(fileURLWithPath: path), key: crypto.generateKey())
    XCTAssertEqual(try folder.names, ["plain", "\u{301}encrypted"])
  }

  /// Cancels what reads from a pipe: while nothing comes, and in the middle of a chunk.
  func testCancellationEndsWhatReadsAPipeAndLeavesNothingBehind() async throws {
    // Who still writes when the last reader is gone is told by an error, and not by the signal that
    // ends the process.
    signal(SIGPIPE, SIG_IGN)
    let folder = try TemporaryFolder()
    let crypto = self.crypto
    for written in [0, 100_000] {
      let pipe = Pipe()
      let reader = URL(fileURLWithPath: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
      let writer = pipe.fileHandleForWriting
      Thread.detachNewThread { try? writer.write(contentsOf: Data(count: written)) }
      let encrypting = Task {
        try await crypto.encryptFile(
          at: reader, to: folder.file("encrypted"), key: crypto.generateKey())
      }
      while try folder.names.isEmpty { try await Task.sleep(nanoseconds: 1_000_000) }
      encrypting.cancel()
      let result = await encrypting.result
      XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError, "\($0)") }
      let cancellation = Cancellation()
      let hashing = expectation(description: "hashing ends")
      Thread.detachNewThread {
        do {
          _ = try crypto.hashFile(at: reader, cancellation: cancellation)
          XCTFail("the pipe has no end")
        } catch {
          XCTAssertTrue(error is CancellationError, "\(error)")
        }
        hashing.fulfill()
      }
      cancellation.cancel()
      await fulfillment(of: [hashing], timeout: 60)
      XCTAssertEqual(try folder.names, [])
      XCTAssertEqual(openFiles(in: folder), [])
      try writer.close()
    }
  }

  func testProgressIsToldOfEachChunk() throws {
    let folder = try TemporaryFolder()
    let chunkBytes = Encryption.plaintextChunkBytes
    try folder.write([UInt8](repeating: 1, count: 2 * chunkBytes + 5), to: "plain")
    let key = crypto.generateKey()
    let progress = Progress()
    let file = try crypto.encryptFile(
      at: folder.file("plain"), to: folder.file("encrypted"), key: key, progress: progress.note)
    XCTAssertEqual(progress.taken.last, 2 * chunkBytes + 5)
    _ = try crypto.decryptFile(
      at: folder.file("encrypted"), to: folder.file("opened"), key: key, header: file.header,
      progress: progress.note)
    XCTAssertEqual(progress.taken, [chunkBytes, 2 * chunkBytes, 2 * chunkBytes + 5])
  }

  func testOnlyFilesHaveURLsHere() throws {
    let folder = try TemporaryFolder()
    let page = try XCTUnwrap(URL(string: "https://example.org/plain"))
    assertThrows(.invalidArgument, naming: "https://example.org/plain") {
      _ = try self.crypto.encryptFile(
        at: page, to: folder.file("out"), key: self.crypto.generateKey())
    }
    assertThrows(.invalidArgument) {
      _ = try FileEncryptor(to: page, key: self.crypto.generateKey())
    }
  }
}

/// What was told of a file's progress, since it was asked last.
private final class Progress: @unchecked Sendable {
  private let turn = NSLock()
  private var told: [Int] = []

  func note(_ bytes: Int) {
    turn.withLock { told.append(bytes) }
  }

  var taken: [Int] {
    turn.withLock {
      defer { told = [] }
      return told
    }
  }
}
