// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What is left of a run's time: nothing is begun that can't leave a resumable state by its end.
struct UploadBudget: Sendable {
  let clock: LockClock
  /// When the run ends, in microseconds since 1970; nil for one without an end.
  let deadline: Int?

  /// Throws where so many bytes can't be encrypted any more.
  func requireEncryption(of bytes: Int) throws {
    try requireTime(Double(bytes) / Double(UploadPolicy.slowestEncryptionBytes))
  }

  /// Throws where so many bytes can't be sent any more.
  func requireTransfer(of bytes: Int) throws {
    try requireTime(Double(bytes) / Double(UploadPolicy.slowestTransferBytes))
  }

  /// Throws where the run has ended, or so many seconds can't pass any more.
  func requireTime(_ seconds: Double = 0) throws {
    guard let deadline else { return }
    if Double(clock.now) + seconds * 1_000_000 > Double(deadline) { throw UploadEnd.budgetSpent }
  }

  /// How long an exchange may take for which its call allows so many seconds: what is in flight at
  /// the end of the run is given up, within the second.
  func limit(_ seconds: Int?) -> Int? {
    guard let deadline else { return seconds }
    let left = max(1, (deadline - clock.now + 999_999) / 1_000_000)
    return seconds.map { min($0, left) } ?? left
  }
}
