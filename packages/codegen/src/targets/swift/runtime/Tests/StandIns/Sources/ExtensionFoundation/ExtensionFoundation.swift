import Foundation

/// Added: on Apple's systems it is Foundation's.
public final class NSXPCConnection: NSObject {}

/// ≈
public protocol AppExtensionConfiguration {
  func accept(connection: NSXPCConnection) -> Bool
}

/// iOS 16.
public protocol AppExtension {
  associatedtype Configuration: AppExtensionConfiguration
  @MainActor @preconcurrency var configuration: Configuration { get }
  @MainActor @preconcurrency init()
  static func main() throws
}

extension AppExtension {
  /// What the framework does there: it waits for the system, and never returns.
  public static func main() throws {
    fatalError("a declaration for the compiler: nothing calls it on this system")
  }
}
