import Foundation
import UIKit

// Added, all of it: declarations of Flutter's engine for iOS, no more Sendable than its headers
// say. The values hold what they are given, so that tests can call the plugin.

public typealias FlutterResult = (Any?) -> Void

public final class FlutterMethodCall: NSObject {
  public let method: String
  public let arguments: Any?

  public init(methodName method: String, arguments: Any?) {
    self.method = method
    self.arguments = arguments
  }
}

public final class FlutterError: NSObject {
  public let code: String
  public let message: String?
  public let details: Any?

  public init(code: String, message: String?, details: Any?) {
    self.code = code
    self.message = message
    self.details = details
  }
}

public final class FlutterStandardTypedData: NSObject {
  public let data: Data

  public init(bytes data: Data) {
    self.data = data
  }
}

nonisolated(unsafe) public let FlutterMethodNotImplemented = NSObject()

public protocol FlutterBinaryMessenger: AnyObject {}

public final class FlutterMethodChannel: NSObject {
  public init(name: String, binaryMessenger messenger: any FlutterBinaryMessenger) { declared() }
}

public protocol FlutterPluginRegistrar: AnyObject {
  func messenger() -> any FlutterBinaryMessenger
  func addMethodCallDelegate(_ delegate: any FlutterPlugin, channel: FlutterMethodChannel)
  func addApplicationDelegate(_ delegate: any FlutterPlugin)
}

public protocol FlutterPlugin: NSObjectProtocol {
  static func register(with registrar: any FlutterPluginRegistrar)
  func handle(_ call: FlutterMethodCall, result: @escaping FlutterResult)
  /// Optional there.
  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) -> Bool
}

/// The body of every declaration.
func declared() -> Never {
  fatalError("a declaration for the compiler: nothing calls it on this system")
}
