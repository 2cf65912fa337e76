// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// What the calls of some time say together: how many there were, how far apart, how they ended.
/// It holds figures and the spec's names, and so may be handed on.
public struct CallSummary: Sendable, Hashable {
  /// How many calls began.
  public let calls: Int
  /// How many of those have no end though the system would have ended them by now.
  public let killed: Int
  /// Seconds between the beginnings of two calls, from the shortest on.
  public let gaps: [Int]
  /// How often a call ended with a reason.
  public let reasons: [ExtensionReason: Int]
  /// The longest call that has an end, in milliseconds; 0 where none has.
  public let longest: Int
  /// How many photos they came to an end with.
  public let uploaded: Int
  /// How much they sent to the storage, in bytes.
  public let sentBytes: Int

  /// Sums calls up.
  ///
  /// - Parameters:
  ///   - calls: the calls, in any order.
  ///   - start: those that began before are left out; in microseconds since 1970.
  ///   - now: likewise.
  public init(_ calls: [ExtensionCall], since start: Int, now: Int) {
    let counted = calls.filter { $0.startedAt >= start }.sorted { $0.startedAt < $1.startedAt }
    self.calls = counted.count
    killed =
      counted.filter {
        $0.reason == nil && now - $0.startedAt > ExtensionHost.killSeconds * 1_000_000
      }.count
    gaps = zip(counted, counted.dropFirst())
      .map { ($1.startedAt - $0.startedAt) / 1_000_000 }.sorted()
    reasons = counted.reduce(into: [:]) { sums, call in
      if let reason = call.reason { sums[reason, default: 0] += 1 }
    }
    longest = (counted.compactMap(\.duration).max() ?? 0) / 1000
    uploaded = counted.map(\.uploaded).reduce(0, +)
    sentBytes = counted.map(\.sentBytes).reduce(0, +)
  }

  /// The figures, a line each, in an order that does not change.
  public var lines: [String] {
    let median = gaps.isEmpty ? "-" : "\(gaps[gaps.count / 2])"
    let ends = ExtensionReason.allCases.compactMap { reason in
      reasons[reason].map { "\(reason.wireValue) \($0)" }
    }
    return [
      "calls \(calls), killed \(killed), longest \(longest) ms",
      "gaps s: least \(gaps.first.map(String.init) ?? "-"), median \(median), "
        + "most \(gaps.last.map(String.init) ?? "-")",
      "ends: \(ends.isEmpty ? "-" : ends.joined(separator: ", "))",
      "uploaded \(uploaded), sent \(sentBytes) bytes",
    ]
  }
}
