// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// What a Mac lacks: tests of the rest run there all the same.
#if !os(macOS)
  import Foundation
  import LockstepCore
  import PhotoBackup

  /// What the host app shows while the experiments on a device run: the state of the system, and
  /// the last calls. It blocks its thread.
  public struct Diagnosis: Sendable {
    private let host = PhotoExtensionHost()
    private let records: ExtensionRecords

    /// - Parameter records: those of the shared database.
    public init(_ records: ExtensionRecords) {
      self.records = records
    }

    /// Asks the person for access to the photo library.
    public func requestAccess() throws -> PhotoAccess { try host.requestAccess().access }

    /// Registers the extension, over a record of an earlier installation too.
    public func enable() throws -> RegistrationResult {
      try ExtensionRegistration(records).enable()
    }

    /// Takes the registration back.
    public func disable() throws -> RegistrationResult {
      try ExtensionRegistration(records).disable()
    }

    /// Does something, and returns how things are after it: a line each.
    public static func lines(_ work: (Diagnosis) throws -> Void) -> [String] {
      do {
        guard let path = try PhotoExtensionHost().containerPath().path else {
          return ["The App Group is missing: add it to the entitlements."]
        }
        let container = try SharedContainer(folder: URL(fileURLWithPath: path))
        defer { container.suspend() }
        let diagnosis = Diagnosis(container.extensionRecords)
        try work(diagnosis)
        return try diagnosis.state() + diagnosis.calls()
      } catch {
        return ["\((error as NSError).domain) \((error as NSError).code)"]
      }
    }

    private func state() throws -> [String] {
      let status = try host.status()
      return [
        "supported \(status.supported), registered \(status.registered)",
        "access \(status.access.wireValue), refresh \(status.refresh.wireValue)",
        "Low Power Mode \(status.lowPower), network \(status.network.wireValue)",
      ]
    }

    private func calls() throws -> [String] {
      try records.calls().map(Self.describe)
    }

    /// A call on a line.
    static func describe(_ call: ExtensionCall) -> String {
      let began = Date(timeIntervalSince1970: Double(call.startedAt) / 1_000_000)
      let end = call.reason?.wireValue ?? "runs, or was killed"
      let seconds = call.duration.map { String(format: "%.1f s", Double($0) / 1_000_000) } ?? "-"
      let counts =
        "found \(call.found), uploaded \(call.uploaded), left \(call.passedOver), "
        + "queued \(call.queued), jobs \(call.registered)/\(call.acknowledged)/\(call.cancelled)"
      return [
        ISO8601DateFormatter().string(from: began), end, call.answer?.wireValue ?? "-", seconds,
        counts, call.failure ?? "",
      ].joined(separator: " ")
    }
  }
#endif
