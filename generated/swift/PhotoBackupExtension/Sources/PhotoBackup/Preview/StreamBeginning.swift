// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

// Ends a read of which nothing more is wanted.
private struct Enough: Error {}

extension PhotoStream {
  /// The bytes up to so many, and whether they are all.
  func beginning(
    _ maximum: Int, _ cancellation: Cancellation?
  ) throws -> (data: Data, isWhole: Bool) {
    var data = Data()
    do {
      try read(cancellation) { bytes in
        let count = min(bytes.count, maximum - data.count)
        if count > 0, let start = bytes.baseAddress {
          data.append(start.assumingMemoryBound(to: UInt8.self), count: count)
        }
        if bytes.count > count { throw Enough() }
      }
      return (data, true)
    } catch is Enough {
      return (data, false)
    }
  }
}
