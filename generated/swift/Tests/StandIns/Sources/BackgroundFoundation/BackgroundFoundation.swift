// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Added, all of it: what Foundation has on Apple's systems alone.
extension URLSessionConfiguration {
  public static func background(withIdentifier identifier: String) -> URLSessionConfiguration {
    declared()
  }

  public var sharedContainerIdentifier: String? {
    get { declared() }
    set { declared() }
  }

  public var sessionSendsLaunchEvents: Bool {
    get { declared() }
    set { declared() }
  }
}

extension ProcessInfo {
  public func performExpiringActivity(
    withReason reason: String, using block: @escaping @Sendable (Bool) -> Void
  ) { declared() }
}

/// The body of every declaration.
func declared() -> Never {
  fatalError("a declaration for the compiler: nothing calls it on this system")
}
