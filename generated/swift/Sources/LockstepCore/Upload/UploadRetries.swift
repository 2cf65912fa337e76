// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Counts the tries of one call, and lets time pass between them: the spec's policy, with the
/// caller's pace.
struct UploadRetries {
  private let environment: UploadEnvironment
  private let budget: UploadBudget
  private let pace: Double
  private let maximum: Int
  private let cancellation: Cancellation?
  private var tries = 1

  init(
    _ environment: UploadEnvironment, budget: UploadBudget, pace: Double,
    cancellation: Cancellation?, maximum: Int = RetryPolicy.maximumTries
  ) {
    self.environment = environment
    self.budget = budget
    self.pace = pace
    self.maximum = maximum
    self.cancellation = cancellation
  }

  /// Whether another try may follow the one that failed.
  var areLeft: Bool { tries < maximum }

  /// Lets time pass before the next try. Throws the error where no try is left, or the server asks
  /// to wait for longer than anybody waits; `UploadEnd.budgetSpent` where the run ends before.
  mutating func next(_ error: ApiError) throws {
    guard areLeft,
      let seconds = Self.pause(after: error, tries: tries, chance: environment.chance())
    else { throw error }
    try budget.requireTime(seconds * pace)
    tries += 1
    try environment.pause(seconds * pace, cancellation)
  }

  /// How long to wait after a try that failed, in seconds; nil where the server asks for more than
  /// the longest pause.
  static func pause(after error: ApiError, tries: Int, chance: Double) -> Double? {
    let longest = Double(RetryPolicy.maximumPauseSeconds)
    if let asked = error.retryAfterSeconds { return asked > longest ? nil : asked }
    if error.code == .rateLimited { return Double(RetryPolicy.rateLimitedPauseSeconds) }
    var pause = Double(RetryPolicy.firstPauseSeconds)
    for _ in 0..<(tries - 1) { pause *= Double(RetryPolicy.pauseFactor) }
    return min(pause, longest) * (1 - Double(RetryPolicy.jitterPercent) / 100 * chance)
  }
}
