// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

extension UploadEnvironment {
  /// Blocks the thread for some seconds, and looks every tenth of one whether it is cancelled.
  public static func wait(_ seconds: Double, _ cancellation: Cancellation?) throws {
    let end = Date().addingTimeInterval(seconds)
    while true {
      try Cancellation.check(cancellation)
      let left = end.timeIntervalSinceNow
      if left <= 0 { return }
      Thread.sleep(forTimeInterval: min(left, 0.1))
    }
  }

  /// A name for a file or a request that nobody has drawn before.
  func drawName() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
