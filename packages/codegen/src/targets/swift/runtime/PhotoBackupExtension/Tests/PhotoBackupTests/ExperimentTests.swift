import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup
@testable import PhotoBackupHost

/// What the host app shows of the experiments, as far as they can be run without a device.
final class ExperimentTests: XCTestCase {
  private func call(
    _ startedAt: Int, _ reason: ExtensionReason?, duration: Int? = nil
  ) -> ExtensionCall {
    var call = ExtensionCall.begun(at: startedAt * 1_000_000)
    call.reason = reason
    call.duration = duration
    call.uploaded = reason == .finished ? 2 : 0
    call.sentBytes = reason == .finished ? 100 : 0
    return call
  }

  func testCallsAreSummedUpFromTheBeginningOfTheExperiment() {
    let calls = [
      call(400, nil), call(310, .finished, duration: 1_500_000), call(100, nil),
      call(300, .foregroundAlive, duration: 2000), call(40, .finished, duration: 9_000_000),
      call(370, .finished, duration: 700_000),
    ]
    let summary = CallSummary(calls, since: 100_000_000, now: 430_000_000)
    XCTAssertEqual(
      summary.lines,
      [
        "calls 5, killed 1, longest 1500 ms",
        "gaps s: least 10, median 60, most 200",
        "ends: foregroundAlive 1, finished 2",
        "uploaded 4, sent 200 bytes",
      ])
    XCTAssertEqual(
      CallSummary([], since: 0, now: 1).lines,
      [
        "calls 0, killed 0, longest 0 ms", "gaps s: least -, median -, most -", "ends: -",
        "uploaded 0, sent 0 bytes",
      ])
  }

  func testEachExperimentSaysSomethingAndNamesNoPhoto() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("secret-photo"))
    _ = try world.jobs.register("secret-photo")
    _ = world.core.process()
    let experiments = DeviceExperiments(world.environment, sampleBytes: 5_000_000, hold: 1)
    for experiment in DeviceExperiment.allCases {
      let lines = experiments.run(experiment, since: 0)
      XCTAssertEqual(lines.first, "experiment \(experiment.wireValue)")
      XCTAssertGreaterThan(lines.count, 1, "\(experiment)")
      XCTAssertFalse(lines.joined().contains("secret"), lines.joined())
      XCTAssertFalse(lines.joined().contains("failed"), lines.joined())
    }
  }

  func testAHeldUpReadAndALockedDeviceShowTheirCodes() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("photo")
    asset.isInCloud = true
    world.library.add(asset)
    let experiments = DeviceExperiments(world.environment, sampleBytes: 1, hold: 1)
    let read = experiments.run(.reading, since: 0).joined(separator: "\n")
    XCTAssertTrue(read.contains("then in_cloud"), read)
    world.secrets.error = .notUnlocked
    world.openFailure = LockstepError(.databaseError, "/a/path", databaseFailure: .lockedDevice)
    let probes = experiments.run(.lockedDevice, since: 0)
    XCTAssertEqual(probes[1], "database: database_error.lockedDevice")
    XCTAssertEqual(probes[2], "master key: not_unlocked")
    XCTAssertEqual(
      experiments.run(.callsWithoutJobs, since: 0),
      ["experiment 1", "failed: database_error.lockedDevice"])
  }

  func testTheMemoryOfALargeFileIsThatOfAFewChunks() throws {
    let world = try FakeWorld()
    let lines = DeviceExperiments(world.environment, sampleBytes: 200_000_000)
      .run(.memoryLimit, since: 0)
    let size = try Encryption.encryptedSize(of: 200_000_000)
    XCTAssertEqual(lines[1], "encrypted 200000000 bytes to \(size)")
    let numbers = lines[2].split { !$0.isNumber }.compactMap { Int($0) }
    XCTAssertLessThan(numbers[2] - numbers[1], 100_000_000, lines[2])
  }
}
