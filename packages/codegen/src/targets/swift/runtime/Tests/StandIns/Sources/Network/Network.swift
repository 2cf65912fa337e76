import Dispatch

/// Added, all of it.
public struct NWPath: Sendable {
  public enum Status: Sendable { case satisfied, unsatisfied, requiresConnection }

  public var status: Status { declared() }
  public var isExpensive: Bool { declared() }
  public var isConstrained: Bool { declared() }
}

/// Added.
public final class NWPathMonitor {
  public init() {}
  public var pathUpdateHandler: (@Sendable (NWPath) -> Void)?
  public var currentPath: NWPath { declared() }
  public func start(queue: DispatchQueue) { declared() }
  public func cancel() { declared() }
}

/// The body of every declaration.
func declared() -> Never {
  fatalError("a declaration for the compiler: nothing calls it on this system")
}
