import Foundation
import LockstepCore
import PhotoBackup

/// The part of the experiments on a device that a program can do: it measures, and reads what the
/// calls have left behind. What it finds are figures, codes and the spec's names, and no photo's.
/// It blocks its thread.
public struct DeviceExperiments: Sendable {
  private let environment: BackupEnvironment
  private let sampleBytes: Int
  private let hold: Double

  /// - Parameters:
  ///   - environment: the library, the Keychain, the container.
  ///   - sampleBytes: how much is encrypted to measure the memory.
  ///   - hold: how long a piece of a photo is held up, in seconds.
  public init(
    _ environment: BackupEnvironment, sampleBytes: Int = 1024 * 1024 * 1024, hold: Double = 10
  ) {
    self.environment = environment
    self.sampleBytes = sampleBytes
    self.hold = hold
  }

  /// Does what a program can do of an experiment.
  ///
  /// - Parameters:
  ///   - experiment: which one.
  ///   - start: when the person began it, in microseconds since 1970.
  /// - Returns: what was found, a line each.
  public func run(_ experiment: DeviceExperiment, since start: Int) -> [String] {
    let head = "experiment \(experiment.wireValue)"
    do {
      return [head] + (try find(experiment, since: start))
    } catch {
      return [head, "failed: \(Self.code(of: error))"]
    }
  }

  private func find(_ experiment: DeviceExperiment, since start: Int) throws -> [String] {
    switch experiment {
    case .callsWithoutJobs, .answers, .timeLimit, .registration, .appOpenedMeanwhile, .nextSystem:
      return try summarize(since: start)
    case .memoryLimit: return try encrypt()
    case .thumbnails: return try thumbnails()
    case .downloadJobs: return try jobs() + summarize(since: start)
    case .reading: return try read()
    case .lockedDevice: return probe()
    case .backgroundSession, .review: return ["by hand: fill in the form"]
    }
  }

  private func summarize(since start: Int) throws -> [String] {
    let container = try environment.openContainer()
    defer { container.suspend() }
    return CallSummary(
      try container.extensionRecords.calls(), since: start, now: environment.clock.now
    ).lines
  }

  private func encrypt() throws -> [String] {
    let destination = FileManager.default.temporaryDirectory
      .appendingPathComponent("experiment-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: destination) }
    let piece = [UInt8](repeating: 0, count: 256 * 1024)
    return try measure {
      let encryptor = try FileEncryptor(to: destination, key: environment.crypto.generateKey())
      var left = sampleBytes
      while left > 0 {
        try encryptor.append(piece.prefix(left))
        left -= min(left, piece.count)
      }
      return ["encrypted \(sampleBytes) bytes to \(try encryptor.finish().size)"]
    }
  }

  private func thumbnails() throws -> [String] {
    let found = try environment.library.assets(from: 0, limit: ExtensionLimits.discoverySlice)
    return try measure {
      var sizes: [Int] = []
      var refused: [String: Int] = [:]
      for photo in found {
        do {
          guard let asset = try environment.library.asset(photo.localId) else { continue }
          let thumbnail = try asset.preview(nil).thumbnail
          if let thumbnail { sizes.append(thumbnail.count) }
          if thumbnail == nil { refused["no_thumbnail", default: 0] += 1 }
        } catch {
          refused[Self.code(of: error), default: 0] += 1
        }
      }
      let failures = refused.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return [
        "thumbnails \(sizes.count) of \(found.count), largest \(sizes.max() ?? 0) bytes",
        "refused: \(failures.isEmpty ? "-" : failures.joined(separator: ", "))",
      ]
    }
  }

  private func jobs() throws -> [String] {
    ["jobs in flight \(try environment.jobs.inFlight().count)"]
  }

  // The first piece is held up: what the library does meanwhile shows in the time and in the error.
  private func read() throws -> [String] {
    guard let photo = try environment.library.assets(from: 0, limit: 1).first,
      let asset = try environment.library.asset(photo.localId)
    else { return ["the library has no photo"] }
    return try measure {
      var bytes = 0
      var pieces = 0
      do {
        try asset.stream(0).read(nil) { piece in
          if pieces == 0 { try environment.pause(hold, nil) }
          bytes += piece.count
          pieces += 1
        }
        return ["read \(bytes) bytes in \(pieces) pieces"]
      } catch {
        return ["read \(bytes) bytes in \(pieces) pieces, then \(Self.code(of: error))"]
      }
    }
  }

  private func probe() -> [String] {
    let probes: [(String, () throws -> Void)] = [
      ("database", { try environment.openContainer().suspend() }),
      ("master key", { _ = try environment.secrets.masterKey() }),
      ("token", { _ = try environment.secrets.authToken() }),
      (
        "early log",
        { try Data("probe\n".utf8).write(to: environment.earlyLog.appendingPathExtension("probe")) }
      ),
    ]
    return probes.map { name, reach in
      do {
        try reach()
        return "\(name): reached"
      } catch {
        return "\(name): \(Self.code(of: error))"
      }
    }
  }

  // What it took, beside what it found.
  private func measure(_ work: () throws -> [String]) throws -> [String] {
    let (began, before) = (environment.uptime(), Self.peakMemory())
    let found = try work()
    let milliseconds = Int((environment.uptime() - began) * 1000)
    return found + [
      "took \(milliseconds) ms, peak memory \(before) before, \(Self.peakMemory()) after, bytes"
    ]
  }

  /// The most memory that the process has had, in bytes; 0 where the system does not say.
  static func peakMemory() -> Int {
    #if canImport(Darwin)
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return (line?.split { !$0.isNumber }.first).flatMap { Int($0) }.map { $0 * 1024 } ?? 0
    #endif
  }

  // The same codes as in the rows of calls: no text of an error, which could name a file.
  private static func code(of error: any Error) -> String {
    FailureCode.of(error)
  }
}
