// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Flutter
import FlutterPlugin
import Foundation
import LockstepCore
import XCTest

/// The plugin from the call of the app's Dart to the answer, as Flutter's codec brings and takes
/// them.
final class PluginTests: XCTestCase {
  private let handler = FakeHandler()
  private var key: FlutterStandardTypedData {
    FlutterStandardTypedData(bytes: Data(repeating: 7, count: 32))
  }

  /// Calls a method, and returns what Dart is given.
  private func call(_ method: String, _ arguments: Any? = nil) -> Any? {
    let answered = expectation(description: method)
    nonisolated(unsafe) var answer: Any?
    LockstepPhotoExtensionPlugin(host: handler).handle(
      FlutterMethodCall(methodName: method, arguments: arguments)
    ) { result in
      XCTAssertTrue(Thread.isMainThread, "Flutter takes answers on the main thread")
      answer = result
      answered.fulfill()
    }
    wait(for: [answered], timeout: 30)
    return answer
  }

  private func members(_ answer: Any?, line: UInt = #line) throws -> [String: String] {
    let members = try XCTUnwrap(answer as? [String: Any], "\(answer ?? "nil")", line: line)
    return members.mapValues { $0 is NSNull ? "null" : "\($0)" }
  }

  private func refusal(_ answer: Any?, line: UInt = #line) throws -> String {
    let error = try XCTUnwrap(answer as? FlutterError, "\(answer ?? "nil")", line: line)
    return "\(error.code): \(error.message ?? "")"
  }

  func testEachMethodReachesTheHandlerAndItsAnswerTheApp() throws {
    XCTAssertEqual(try members(call("containerPath")), ["path": "/group/lockstep"])
    XCTAssertEqual(
      try members(call("status", [String: Any]())),
      [
        "supported": "true", "registered": "false", "access": "limited", "refresh": "denied",
        "lowPower": "true", "network": "expensive",
      ])
    XCTAssertEqual(try members(call("requestAccess")), ["access": "full"])
    XCTAssertEqual(
      try members(call("enable", ["repair": NSNumber(value: true)])),
      ["outcome": "staleRegistration", "code": "3202"])
    XCTAssertEqual(
      try members(call("enable", ["repair": NSNumber(value: 0)])),
      ["outcome": "staleRegistration", "code": "3202"])
    XCTAssertEqual(try members(call("disable")), ["outcome": "disabled", "code": "3201"])
    let secrets: [String: Any] = [
      "masterKey": key, "publicKey": NSNull(), "secretKey": key, "authToken": "token",
    ]
    XCTAssertEqual(try members(call("storeSecrets", secrets)), ["status": "-34018"])
    let moved: [String: Any] = ["publicKey": key, "authToken": "token"]
    XCTAssertEqual(try members(call("moveSecrets", moved)), ["status": "-25300"])
    XCTAssertEqual(try members(call("removeSecrets")), ["status": "0"])
    XCTAssertEqual(try members(call("cancelJobs", ["ids": ["a", "b"]])), ["cancelled": "2"])
    XCTAssertEqual(try members(call("cancelJobs", ["ids": [String]()])), ["cancelled": "0"])
    XCTAssertEqual(
      handler.asked,
      [
        "containerPath", "status", "requestAccess", "enable true", "enable false", "disable",
        "storeSecrets 32 null 32 5", "moveSecrets 32", "removeSecrets", "cancelJobs a,b",
        "cancelJobs ",
      ])
  }

  func testNothingIsNullAndNotAbsent() throws {
    handler.path = nil
    XCTAssertEqual(try members(call("containerPath")), ["path": "null"])
  }

  func testAMethodThatThereIsNotIsNotImplemented() throws {
    for method in ["", "Status", "status ", "init", "toString"] {
      XCTAssertTrue(call(method) as? NSObject === FlutterMethodNotImplemented, method)
    }
    XCTAssertEqual(handler.asked, [])
  }

  func testArgumentsThatAreNotTheMethodsReachNobody() throws {
    let wrong: [(String, Any?, String)] = [
      ("enable", nil, "repair must be true or false"),
      ("enable", "repair", "repair must be true or false"),
      ("enable", ["repair": NSNumber(value: 2)], "repair must be true or false"),
      ("enable", ["repair": NSNumber(value: 0.5)], "repair must be true or false"),
      ("enable", ["repair": "true"], "repair must be true or false"),
      ("enable", ["repair": NSNull()], "repair must be true or false"),
      ("cancelJobs", ["ids": "a"], "ids must be a list of texts"),
      ("cancelJobs", ["ids": ["a", NSNumber(value: 1.5)]], "ids must be a list of texts"),
      ("cancelJobs", ["ids": ["a", NSNull()]], "ids must be a list of texts"),
      ("moveSecrets", ["publicKey": NSNull()], "authToken must be a text"),
      (
        "moveSecrets", ["publicKey": NSNumber(value: 1.5), "authToken": "t"],
        "publicKey must be 32 bytes"
      ),
    ]
    for (method, arguments, message) in wrong {
      XCTAssertEqual(try refusal(call(method, arguments)), "invalid_argument: \(message)")
    }
    XCTAssertEqual(handler.asked, [])
  }

  func testASecretOfAnotherLengthIsRefusedAndNotShown() throws {
    for count in [0, 31, 33] {
      let key = FlutterStandardTypedData(bytes: Data(repeating: 65, count: count))
      let secrets: [String: Any] = [
        "masterKey": key, "publicKey": NSNull(), "secretKey": NSNull(), "authToken": "secret-token",
      ]
      let refusal = try refusal(call("storeSecrets", secrets))
      XCTAssertEqual(refusal, "invalid_argument: masterKey must be 32 bytes")
    }
    let text: [String: Any] = [
      "masterKey": "secret", "publicKey": NSNull(), "secretKey": NSNull(), "authToken": "t",
    ]
    XCTAssertEqual(
      try refusal(call("storeSecrets", text)), "invalid_argument: masterKey must be 32 bytes")
    XCTAssertEqual(handler.asked, [])
  }

  func testAnErrorOfTheHandlerHasACodeAndNoText() throws {
    handler.failure = NSError(
      domain: "PHPhotosErrorDomain", code: 3311,
      userInfo: [NSLocalizedDescriptionKey: "IMG_0001.HEIC"])
    XCTAssertEqual(try refusal(call("status")), "internal_error: PHPhotosErrorDomain 3311")
    handler.failure = LockstepError(.ioError, "IMG_0001.HEIC")
    XCTAssertFalse(try refusal(call("status")).contains("IMG_0001"))
  }
}
