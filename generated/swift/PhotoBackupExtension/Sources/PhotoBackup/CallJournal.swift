// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// Where a call writes its first and its last line, both synchronously: after a kill nothing else
/// is left of it.
enum CallJournal {
  /// The database, with the number of the call's row.
  case database(ExtensionRecords, id: Int)
  /// The file for calls that can't open the database.
  case early(EarlyLog)

  /// Writes the last line.
  func end(_ call: ExtensionCall) throws {
    switch self {
    case .database(let records, let id):
      var row = call
      row.id = id
      try records.write(row)
    case .early(let log):
      try log.append(call)
    }
  }

  /// Whether the system was told of an error with a code, and no call since was sound.
  func isReported(_ code: String) -> Bool {
    switch self {
    // Where that can't be read either, nothing more is told.
    case .database(let records, _): (try? records.isReported(code)) ?? true
    case .early(let log): log.isReported(code)
    }
  }
}

/// The lines of calls that could not open the database, or lost it: before the first unlock, where
/// it is damaged, or where the system has ended the time of the process. Each has a time, a reason
/// and a code, and does not name a photo or an account.
struct EarlyLog: Sendable {
  let file: URL

  /// Adds a line; the oldest ones go where the file is full.
  func append(_ call: ExtensionCall) throws {
    let line = [
      String(call.startedAt), String(call.duration ?? 0), call.reason?.wireValue ?? "",
      call.answer?.wireValue ?? "", call.failure ?? "",
    ].joined(separator: " ")
    var lines = self.lines + [line]
    while lines.count > 1, Self.size(of: lines) > ExtensionLimits.earlyLogBytes {
      lines.removeFirst(lines.count / 2)
    }
    let data = Data((lines.joined(separator: "\n") + "\n").utf8)
    #if os(iOS)
      try data.write(to: file, options: [.atomic, .noFileProtection])
    #else
      try data.write(to: file, options: .atomic)
    #endif
  }

  private static func size(of lines: [String]) -> Int {
    lines.map { $0.utf8.count + 1 }.reduce(0, +)
  }

  /// The lines, the oldest first.
  var lines: [String] {
    guard let data = try? Data(contentsOf: file) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Whether a line says that the system was told of an error with a code.
  func isReported(_ code: String) -> Bool {
    lines.contains {
      $0.hasSuffix(
        " \(ExtensionReason.failed.wireValue) \(ExtensionAnswer.failure.wireValue) \(code)")
    }
  }

  /// Moves all lines into the database, where the app shows them beside the other calls.
  ///
  /// - Parameters:
  ///   - records: the calls of the database.
  ///   - current: the number of the call that runs, to which no line belongs.
  func move(to records: ExtensionRecords, beside current: Int) throws {
    let calls = lines.compactMap(Self.read)
    let known = calls.isEmpty ? [] : try records.calls()
    for call in calls {
      // A call whose database was closed under it has its first line there.
      var row =
        known.first {
          $0.startedAt == call.startedAt && $0.reason == nil && $0.id != current
        } ?? call
      row.duration = call.duration
      row.reason = call.reason
      row.answer = call.answer
      row.failure = call.failure
      try records.write(row)
    }
    if !calls.isEmpty { try FileManager.default.removeItem(at: file) }
  }

  private static func read(_ line: String) -> ExtensionCall? {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let startedAt = Int(parts[0]) else { return nil }
    var call = ExtensionCall.begun(at: startedAt)
    call.duration = Int(parts[1])
    call.reason = ExtensionReason(wireValue: parts[2])
    call.answer = ExtensionAnswer(wireValue: parts[3])
    call.failure = parts[4].isEmpty ? nil : parts[4]
    return call
  }
}
