import Foundation
import LockstepCore
import PhotoBackup

/// What the driver asks for, a line of JSON each.
struct Order: Decodable {
  /// Where everything is, and whose: the first line.
  struct World: Decodable {
    let container: String
    let library: String
    let masterKey: String
    let authToken: String
  }

  /// A call of the system.
  struct Call: Decodable {
    /// Microseconds since 1970.
    let now: Int
    let finished: [String]
    let inFlight: [String]
    let access: String
    let network: String
    let secrets: String
    let killAfter: Int?
    /// What is multiplied with the time that requests take.
    let slowness: Double
  }

  let world: World?
  let call: Call?
}

/// Writes a line for the driver at once: after a kill it has it.
func tell(_ event: [String: Any]) {
  guard let data = try? JSONSerialization.data(withJSONObject: event) else {
    fatalError("an event must be JSON; got \(event)")
  }
  FileHandle.standardOutput.write(data + [UInt8(ascii: "\n")])
}

/// The system's jobs, which the driver keeps: they outlive the process.
final class MonthJobs: DownloadJobs, @unchecked Sendable {
  private var finished: [String] = []
  private var running: [String] = []

  func begin(_ call: Order.Call) {
    finished = call.finished
    running = call.inFlight
  }

  var isSupported: Bool { true }

  func acknowledgeFinished() throws -> [String] {
    defer { finished = [] }
    if !finished.isEmpty { tell(["acknowledged": finished]) }
    return finished
  }

  func inFlight() throws -> [String] { running }

  func cancel(_ jobIds: [String]) throws {
    running.removeAll { jobIds.contains($0) }
    tell(["cancelled": jobIds])
  }

  func register(_ localId: String) throws -> String {
    let id = "job-\(UUID().uuidString)"
    running.append(id)
    tell(["registered": id, "asset": localId])
    return id
  }
}

/// The account's secrets, as a call finds them.
final class MonthSecrets: SecretStore, @unchecked Sendable {
  private let master: [UInt8]
  private let token: String
  var state = "there"

  init(master: [UInt8], token: String) {
    self.master = master
    self.token = token
  }

  private func require() throws {
    if state == "missing" { throw SecretError.missing }
    if state == "notUnlocked" { throw SecretError.notUnlocked }
  }

  func masterKey() throws -> EnteCrypto.MasterKey {
    try require()
    return EnteCrypto.MasterKey(master)
  }

  func keyPair() throws -> AccountKeyPair? { nil }

  func authToken() throws -> String {
    try require()
    return token
  }
}

/// The shipped transfer over HTTP, beside which the call's time passes.
final class MonthTransfer: UploadTransfer {
  private let transfer = URLSessionTransfer()
  private let clock: MonthClock
  private let slowness: Double

  init(_ clock: MonthClock, slowness: Double) {
    self.clock = clock
    self.slowness = slowness
  }

  func send(
    _ request: ApiRequest, slice: FileSlice?, maximumAnswerBytes: Int, limit: Int?,
    cancellation: Cancellation?
  ) throws -> ApiResponse {
    let bytes = Double(slice?.length ?? request.body?.count ?? 0)
    try clock.operate(slowness * (0.03 + bytes / 10_000_000), cancellation)
    return try transfer.send(
      request, slice: slice, maximumAnswerBytes: maximumAnswerBytes, limit: limit,
      cancellation: cancellation)
  }
}

/// How much memory the process has, in bytes, by a name of the system's status.
func memory(_ name: String) -> Int {
  guard
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
    let line = status.split(separator: "\n").first(where: { $0.hasPrefix("\(name):") }),
    let kibibytes = Int(line.filter(\.isNumber)), kibibytes > 0
  else { fatalError("the system does not say \(name): a budget could not be held against it") }
  return kibibytes * 1024
}

/// Lets the peak begin anew.
func forgetPeak() throws {
  try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
}
