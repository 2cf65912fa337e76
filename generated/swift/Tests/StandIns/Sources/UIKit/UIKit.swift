// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// Added: CoreGraphics has it.
public typealias CGFloat = Foundation.CGFloat

/// Added.
public class UIImage: NSObject {
  public var size: CGSize { declared() }
  public var scale: CGFloat { declared() }
  public func jpegData(compressionQuality: CGFloat) -> Data? { declared() }
}

/// Added.
public enum UIBackgroundRefreshStatus: Int {
  case restricted = 0
  case denied, available
}

/// Added.
@MainActor public class UIApplication: NSObject {
  public static var shared: UIApplication { declared() }
  public var backgroundRefreshStatus: UIBackgroundRefreshStatus { declared() }
}

/// The body of every declaration.
func declared() -> Never {
  fatalError("a declaration for the compiler: nothing calls it on this system")
}
