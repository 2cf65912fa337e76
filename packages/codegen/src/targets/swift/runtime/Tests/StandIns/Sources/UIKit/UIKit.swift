import Foundation

/// Added: CoreGraphics has it.
public typealias CGFloat = Foundation.CGFloat

/// Added.
public class UIImage: NSObject {
  public func jpegData(compressionQuality: CGFloat) -> Data? { declared() }
}

/// The body of every declaration.
func declared() -> Never {
  fatalError("a declaration for the compiler: nothing calls it on this system")
}
