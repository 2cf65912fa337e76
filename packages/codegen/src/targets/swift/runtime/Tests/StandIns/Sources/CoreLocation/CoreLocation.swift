import Foundation

/// Added.
public struct CLLocationCoordinate2D {
  public var latitude: Double
  public var longitude: Double
}

/// Added.
public class CLLocation: NSObject {
  public var coordinate: CLLocationCoordinate2D { declared() }
}

/// The body of every declaration.
func declared() -> Never {
  fatalError("a declaration for the compiler: nothing calls it on this system")
}
