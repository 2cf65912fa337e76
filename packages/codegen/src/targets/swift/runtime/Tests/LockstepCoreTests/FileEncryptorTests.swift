import Foundation
import LockstepCore
import XCTest

final class FileEncryptorTests: XCTestCase {
  private let crypto = EnteCrypto()
  private let folder = try! TemporaryFolder()

  override func tearDown() {
    folder.remove()
  }

  private func code(_ work: () throws -> Void) -> LockstepErrorCode? {
    do {
      try work()
      return nil
    } catch {
      return (error as? LockstepError)?.code
    }
  }

  private func isCancelled(_ work: () throws -> Void) -> Bool {
    do {
      try work()
      return false
    } catch {
      return error is CancellationError
    }
  }

  func testPiecesOfAnySizeBecomeOneFile() throws {
    let chunkBytes = Encryption.plaintextChunkBytes
    let pieceSizes = [1, 40_000, chunkBytes, chunkBytes + 1, 3 * chunkBytes]
    for size in [0, 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 9_000_000] {
      let plaintext = try SodiumProvider()
        .deterministicBytes(size, seed: [UInt8](repeating: 7, count: 32))
      for pieceSize in pieceSizes where size / pieceSize < 300 {
        let key = crypto.generateKey()
        let encryptor = try FileEncryptor(to: folder.file("encrypted"), key: key)
        for start in stride(from: 0, to: size, by: pieceSize) {
          try encryptor.append(Data(plaintext[start..<min(start + pieceSize, size)]))
          try encryptor.append(Data())
        }
        let file = try encryptor.finish()
        XCTAssertEqual(file.size, try Encryption.encryptedSize(of: size))
        let ciphertext = try folder.read("encrypted")
        XCTAssertEqual(file.size, ciphertext.count)
        XCTAssertEqual(file.hash, try crypto.hash(plaintext))
        let checksum = try SodiumProvider().makeChecksum()
        checksum.update(ciphertext)
        XCTAssertEqual(file.md5, checksum.finish())
        _ = try crypto.decryptFile(
          at: folder.file("encrypted"), to: folder.file("opened"), key: key, header: file.header)
        XCTAssertEqual(try folder.read("opened"), plaintext, "\(size) bytes by \(pieceSize)")
        for name in ["encrypted", "opened"] {
          try FileManager.default.removeItem(at: folder.file(name))
        }
      }
    }
  }

  func testPartsHaveChecksumsOfTheirOwn() throws {
    let partSize = 3_000_000
    let encryptor = try FileEncryptor(
      to: folder.file("encrypted"), key: crypto.generateKey(), partSize: partSize)
    for _ in 0..<70 { try encryptor.append([UInt8](repeating: 7, count: 100_000)) }
    let file = try encryptor.finish()
    XCTAssertNil(file.md5)
    let ciphertext = try folder.read("encrypted")
    let expected = try stride(from: 0, to: ciphertext.count, by: partSize).map { start in
      let checksum = try SodiumProvider().makeChecksum()
      checksum.update(Array(ciphertext[start..<min(start + partSize, ciphertext.count)]))
      return checksum.finish()
    }
    XCTAssertEqual(file.partMd5s, expected)
    XCTAssertEqual(expected.count, 3)
  }

  func testNothingStaysOfWhatIsCancelledFailsOrIsForgotten() throws {
    let big = Data(count: Encryption.plaintextChunkBytes + 5)
    func begin() throws -> FileEncryptor {
      try FileEncryptor(to: folder.file("encrypted"), key: crypto.generateKey())
    }
    var encryptor = try begin()
    try encryptor.append(big)
    XCTAssertEqual(try folder.names.count, 1, "the temporary file")
    encryptor.cancel()
    XCTAssertEqual(try folder.names, [])
    XCTAssertTrue(isCancelled { try encryptor.append(Data()) })
    XCTAssertTrue(isCancelled { _ = try encryptor.finish() })

    encryptor = try begin()
    try encryptor.append(big)
    try folder.write([1], to: "encrypted")
    for _ in 0..<2 { XCTAssertEqual(code { _ = try encryptor.finish() }, .alreadyExists) }
    XCTAssertEqual(code { try encryptor.append(big) }, .alreadyExists)
    XCTAssertEqual(try folder.names, ["encrypted"])
    XCTAssertEqual(try folder.read("encrypted"), [1])
    XCTAssertEqual(code { _ = try begin() }, .alreadyExists)
    try FileManager.default.removeItem(at: folder.file("encrypted"))

    try begin().append(big)
    XCTAssertEqual(try folder.names, [], "nobody has it any more")
    XCTAssertEqual(openFiles(in: folder), [])
  }

  func testAFinishedFileStays() throws {
    let encryptor = try FileEncryptor(to: folder.file("encrypted"), key: crypto.generateKey())
    let file = try encryptor.finish()
    XCTAssertEqual(file.size, Encryption.frameOverheadBytes)
    encryptor.cancel()
    XCTAssertEqual(try folder.names, ["encrypted"])
    XCTAssertEqual(code { try encryptor.append(Data(count: 1)) }, .invalidArgument)
    XCTAssertEqual(code { _ = try encryptor.finish() }, .invalidArgument)
    XCTAssertEqual(try folder.read("encrypted").count, file.size)
    XCTAssertEqual(openFiles(in: folder), [])
  }

  func testOneThreadCancelsWhatAnotherAppends() throws {
    let encryptor = try FileEncryptor(to: folder.file("encrypted"), key: crypto.generateKey())
    let ended = expectation(description: "appending ends")
    Thread.detachNewThread {
      let piece = Data(count: 1_000_000)
      do {
        while true { try encryptor.append(piece) }
      } catch {
        XCTAssertTrue(error is CancellationError, "\(error)")
      }
      ended.fulfill()
    }
    encryptor.cancel()
    wait(for: [ended], timeout: 60)
    XCTAssertEqual(try folder.names, [])
  }

  func testArgumentsAreCheckedBeforeAFileIsMade() throws {
    let key = crypto.generateKey()
    let url = folder.file("encrypted")
    XCTAssertEqual(
      code { _ = try FileEncryptor(to: url, key: EnteCrypto.FileKey([1])) }, .invalidArgument)
    for partSize in [0, -1, Encryption.maximumEncryptedBytes + 1] {
      XCTAssertEqual(
        code { _ = try FileEncryptor(to: url, key: key, partSize: partSize) }, .invalidArgument)
    }
    XCTAssertEqual(code { _ = try FileEncryptor(to: folder.file("no/x"), key: key) }, .ioError)
    XCTAssertEqual(try folder.names, [])
  }

  func testTheEncryptedSizeIsKnownBefore() throws {
    let chunkBytes = Encryption.plaintextChunkBytes
    let overhead = Encryption.frameOverheadBytes
    let sizes: KeyValuePairs = [
      0: overhead, 1: 1 + overhead, chunkBytes: chunkBytes + overhead,
      chunkBytes + 1: chunkBytes + 1 + 2 * overhead,
    ]
    for (size, expected) in sizes {
      XCTAssertEqual(try Encryption.encryptedSize(of: size), expected)
    }
    var largest = Encryption.maximumEncryptedBytes
    while (try? Encryption.encryptedSize(of: largest)) == nil { largest -= 1 }
    XCTAssertEqual(try Encryption.encryptedSize(of: largest), Encryption.maximumEncryptedBytes)
    for size in [-1, .min, .max, largest + 1] {
      XCTAssertEqual(code { _ = try Encryption.encryptedSize(of: size) }, .invalidArgument)
    }
  }

  #if os(Linux)
    func testFourAtOnceTakeTheMemoryOfTwoChunksEach() throws {
      func residentBytes() throws -> Int {
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
          .split(separator: " ")[1]
        guard let count = Int(pages) else { throw CocoaError(.fileReadCorruptFile) }
        return count * Int(getpagesize())
      }
      let piece = Data(count: 100_000)
      // Fills what earlier tests have freed, which would be used again, and not be counted.
      var filling: [Data] = []
      let start = try residentBytes()
      while try residentBytes() - start < 1_000_000 {
        filling.append(Data(repeating: 1, count: 64_000))
      }
      let before = try residentBytes()
      var most = 0
      let encryptors = try (0..<4).map {
        try FileEncryptor(to: folder.file("\($0)"), key: crypto.generateKey())
      }
      for _ in 0..<100 {
        for encryptor in encryptors { try encryptor.append(piece) }
        most = max(most, try residentBytes() - before)
      }
      XCTAssertLessThan(most, 48_000_000)
      XCTAssertGreaterThan(most, 4 * 2 * 4_000_000, "or nothing was measured")
      XCTAssertGreaterThan(filling.count, 0)
    }
  #endif
}
