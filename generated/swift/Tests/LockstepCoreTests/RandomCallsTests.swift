// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

/// Calls what an app can call in random sequences, with random arguments, on several threads at
/// once: each call returns, or throws an error of the package, and what was encrypted decrypts.
///
/// `LOCKSTEP_SEQUENCES` is how many, `LOCKSTEP_SEED` the seed of the first one; each of the others
/// has the next seed.
final class RandomCallsTests: XCTestCase {
  private static let threads = 4

  func testNoOrderOfCallsEndsTheProcess() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["LOCKSTEP_SEQUENCES"].flatMap(Int.init) ?? 500
    let seed = environment["LOCKSTEP_SEED"].flatMap(UInt64.init) ?? .random(in: 0..<1 << 32)
    let folder = try TemporaryFolder()
    let shared = try Shared(folder)
    let done = DispatchGroup()
    for thread in 0..<Self.threads {
      done.enter()
      Thread.detachNewThread {
        for sequence in stride(from: thread, to: count, by: Self.threads) {
          var caller = RandomCaller(shared, seed: seed + UInt64(sequence))
          caller.callSequence()
        }
        done.leave()
      }
    }
    done.wait()
    shared.container.resume()
    XCTAssertEqual(shared.problems, [], "seed \(seed)")
    let (calls, successes) = shared.counts
    print("\(count) sequences from seed \(seed) on: \(calls) calls, \(successes) succeeded")
    XCTAssertGreaterThan(successes, calls / 10, "or everything was refused")
    shared.forgetAll()
    let left = try folder.names.filter { $0.hasSuffix(".tmp") }
    XCTAssertEqual(left, [], "what was neither finished nor cancelled is removed")
  }
}

/// What the threads share: objects that one has made, another uses.
private final class Shared: @unchecked Sendable {
  struct Encrypted {
    let key: EnteCrypto.FileKey
    let plaintext: [UInt8]
    let file: EncryptedFile
    let url: URL
  }

  let folder: TemporaryFolder
  let container: SharedContainer
  // Guards the rest.
  private let turn = NSLock()
  private var encryptors: [(FileEncryptor, Cancellation)] = []
  private var files: [Encrypted] = []
  private var told: [String] = []
  private var calls = 0
  private var successes = 0
  private var lastName = 0

  init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    container = try SharedContainer(folder: folder.url.appendingPathComponent("container"))
  }

  var problems: [String] { turn.withLock { told } }
  var counts: (calls: Int, successes: Int) { turn.withLock { (calls, successes) } }

  func tell(_ problem: String) { turn.withLock { told.append(problem) } }
  func begin() { turn.withLock { calls += 1 } }
  func succeed() { turn.withLock { successes += 1 } }

  func newURL() -> URL {
    turn.withLock {
      lastName += 1
      return folder.file("\(lastName)")
    }
  }

  func add(_ encryptor: FileEncryptor) {
    turn.withLock { encryptors = encryptors.suffix(5) + [(encryptor, Cancellation())] }
  }

  func encryptor(_ index: Int) -> FileEncryptor? {
    turn.withLock { encryptors.isEmpty ? nil : encryptors[index % encryptors.count].0 }
  }

  func add(_ file: Encrypted) { turn.withLock { files = files.suffix(20) + [file] } }

  func file(_ index: Int) -> Encrypted? {
    turn.withLock { files.isEmpty ? nil : files[index % files.count] }
  }

  func forgetAll() {
    turn.withLock {
      encryptors = []
      files = []
    }
  }
}

/// The throws of the dice of one sequence.
private struct RandomCaller {
  private let shared: Shared
  private let crypto = EnteCrypto()
  private var dice: SplitMix

  init(_ shared: Shared, seed: UInt64) {
    self.shared = shared
    dice = SplitMix(state: seed)
  }

  private mutating func upTo(_ limit: Int) -> Int { Int(dice.next() % UInt64(limit)) }

  private mutating func bytes(_ most: Int) -> [UInt8] {
    let count = upTo(most + 1)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
  }

  /// A key, now and then of a length that no key has.
  private mutating func key() -> EnteCrypto.FileKey {
    upTo(8) == 0 ? EnteCrypto.FileKey(bytes(40)) : crypto.generateKey()
  }

  private mutating func owner() -> ProcessType {
    ProcessType.allCases[upTo(ProcessType.allCases.count)]
  }

  mutating func callSequence() {
    for _ in 0...upTo(40) { call() }
  }

  private mutating func call() {
    shared.begin()
    do {
      try callOne()
      shared.succeed()
    } catch is LockstepError {
    } catch is JsonError {
    } catch is CancellationError {
    } catch {
      shared.tell("another error: \(error)")
    }
  }

  private mutating func callOne() throws {
    switch upTo(20) {
    case 0: try roundTripBlob()
    case 1: try openBlob()
    case 2: try roundTripFile()
    case 3: try openFile()
    case 4: shared.add(try FileEncryptor(to: shared.newURL(), key: key(), partSize: partSize()))
    case 5, 6, 7: try shared.encryptor(upTo(6))?.append(Data(bytes(3000)))
    case 8: _ = try shared.encryptor(upTo(6))?.finish()
    case 9: shared.encryptor(upTo(6))?.cancel()
    case 10: try boxes()
    case 11: _ = try crypto.deriveLoginKey(from: key())
    case 12: _ = try JsonParser.parse(bytes(40), maximumDepth: 10)
    case 13: _ = try FileMetadata(decoding: CanonicalJson.canonicalize(bytes(20)))
    case 14: _ = try MultipartPlan(encryptedSize: upTo(4) - 1)
    case 15: try suspendOrResume()
    case 16: _ = try shared.container.locks.list()
    default: try locks()
    }
  }

  private mutating func partSize() -> Int? { upTo(3) == 0 ? upTo(2000) - 1 : nil }

  private mutating func roundTripBlob() throws {
    let (key, plaintext) = (key(), bytes(500))
    let blob = try crypto.encryptBlob(plaintext, key: key)
    if try crypto.decryptBlob(blob, key: key) != plaintext { shared.tell("a blob differs") }
  }

  private mutating func openBlob() throws {
    _ = try crypto.decryptBlob(
      EncryptedBlob(header: bytes(30), ciphertext: bytes(40)), key: key())
    shared.tell("a blob that nobody sealed was opened")
  }

  private mutating func roundTripFile() throws {
    let (key, plaintext) = (key(), bytes(2000))
    let (source, target) = (shared.newURL(), shared.newURL())
    try Data(plaintext).write(to: source)
    let cancellation = Cancellation()
    if upTo(6) == 0 { cancellation.cancel() }
    let file = try crypto.encryptFile(
      at: source, to: target, key: key, partSize: partSize(), cancellation: cancellation)
    shared.add(Shared.Encrypted(key: key, plaintext: plaintext, file: file, url: target))
  }

  private mutating func openFile() throws {
    guard let known = shared.file(upTo(20)) else { return }
    let target = shared.newURL()
    let isRight = upTo(3) > 0
    let size = try crypto.decryptFile(
      at: known.url, to: target, key: isRight ? known.key : crypto.generateKey(),
      header: known.file.header)
    // Foundation keeps 4 KiB for each empty file that it reads, which AddressSanitizer reports.
    let opened = size == 0 ? [] : try [UInt8](Data(contentsOf: target))
    if !isRight || opened != known.plaintext || size != opened.count {
      shared.tell("a file differs")
    }
  }

  private mutating func boxes() throws {
    let (key, secret) = (key(), bytes(64))
    let box = try crypto.sealBox(SecureBytes(secret), key: key)
    let opened = try crypto.openBox(box, key: key).withUnsafeBytes { Array($0) }
    if opened != secret { shared.tell("a box differs") }
    _ = try crypto.unwrapFileKey(
      SealedBox(nonce: bytes(30), ciphertext: bytes(60)),
      collectionKey: EnteCrypto.CollectionKey(self.key()))
    shared.tell("a box that nobody sealed was opened")
  }

  private func suspendOrResume() throws {
    shared.container.suspend()
    shared.container.resume()
    shared.container.store.interrupt()
  }

  private mutating func locks() throws {
    let (locks, owner, id) = (shared.container.locks, owner(), "\(upTo(4))")
    switch upTo(6) {
    case 0: _ = try locks.start(owner)
    case 1: _ = try locks.decide(owner)
    case 2: try locks.heartbeat(owner)
    case 3: _ = try locks.sweep()
    case 4: shared.container.store.close()
    default:
      guard let token = try locks.acquire(id, owner: owner) else { return }
      _ = try locks.verify(id, owner: owner, token: token)
      _ = try locks.release(id, owner: owner, token: token)
    }
  }
}

/// A generator that a seed repeats.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
