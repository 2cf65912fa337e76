import Dispatch
import LockstepCore
import Network

/// Which network the device has, by the system's monitor.
public final class PathNetwork: @unchecked Sendable {
  // Unchecked: the monitor is touched here, and told of on its own queue.
  private let monitor = NWPathMonitor()

  /// Begins to watch.
  public init() {
    monitor.start(queue: DispatchQueue(label: "lockstep.network"))
  }

  deinit {
    monitor.cancel()
  }

  /// The network now; one that is to be spared counts as expensive.
  public var state: NetworkState {
    let path = monitor.currentPath
    guard path.status == .satisfied else { return .none }
    return path.isExpensive || path.isConstrained ? .expensive : .inexpensive
  }
}
