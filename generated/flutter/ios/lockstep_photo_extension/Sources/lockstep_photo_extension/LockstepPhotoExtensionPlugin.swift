// Copied from the same path below packages/codegen/src/targets/flutter/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Flutter
import Foundation
import LockstepCore
import PhotoBackupHost
import UIKit

/// Answers the calls of the app's Dart, one after the other, beside the main thread.
public final class LockstepPhotoExtensionPlugin: NSObject, FlutterPlugin {
  private let host: any PhotoExtensionChannelHandler
  private let queue = DispatchQueue(label: "lockstep.photo-extension")

  /// Lets a handler answer.
  ///
  /// - Parameter host: the app's native side; another one in tests.
  public init(host: any PhotoExtensionChannelHandler = PhotoExtensionHost()) {
    self.host = host
    super.init()
  }

  public static func register(with registrar: any FlutterPluginRegistrar) {
    let channel = FlutterMethodChannel(
      name: PhotoExtensionChannel.name, binaryMessenger: registrar.messenger())
    let plugin = LockstepPhotoExtensionPlugin()
    registrar.addMethodCallDelegate(plugin, channel: channel)
    registrar.addApplicationDelegate(plugin)
  }

  /// The system has launched the app since uploads have ended that it carried out.
  public func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) -> Bool {
    UploadEvents.handle(identifier, completionHandler: completionHandler)
  }

  public func handle(_ call: FlutterMethodCall, result: @escaping FlutterResult) {
    let method = call.method
    let arguments = Self.arguments(call.arguments)
    // Not Sendable by its declaration; it is called once, on the main thread.
    nonisolated(unsafe) let answer = result
    queue.async { [host] in
      let outcome = Result { try PhotoExtensionChannel.answer(method, arguments, by: host) }
      DispatchQueue.main.async { answer(Self.object(outcome)) }
    }
  }

  private static func arguments(_ object: Any?) -> ChannelArguments {
    let members = object as? [String: Any] ?? [:]
    return ChannelArguments(members.mapValues(value))
  }

  private static func value(_ object: Any) -> ChannelValue {
    switch object {
    case let text as String: .text(text)
    case let data as FlutterStandardTypedData: .bytes(SecureBytes(data.data))
    case let items as [Any]: .list(items.map(value))
    // A boolean, too, is a number here; the reader takes 0 and 1 for it.
    case let number as NSNumber where number.doubleValue == Double(number.intValue):
      .integer(number.intValue)
    case is NSNull: .null
    default: .other
    }
  }

  private static func object(
    _ outcome: Result<[String: ChannelValue]?, any Error>
  ) -> Any {
    switch outcome {
    case .success(nil): FlutterMethodNotImplemented
    case .success(let members?): members.mapValues(object)
    case .failure(let error as ChannelError):
      FlutterError(code: "invalid_argument", message: error.message, details: nil)
    case .failure(let error):
      FlutterError(
        code: "internal_error",
        message: "\((error as NSError).domain) \((error as NSError).code)", details: nil)
    }
  }

  private static func object(_ value: ChannelValue) -> Any {
    switch value {
    case .null, .other: NSNull()
    case .text(let text): text
    case .integer(let number): number
    case .boolean(let flag): flag
    case .list(let items): items.map(object)
    // No method answers bytes: a secret never goes back.
    case .bytes: NSNull()
    }
  }
}
