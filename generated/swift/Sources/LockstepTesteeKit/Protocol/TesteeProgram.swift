// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// Answers the requests of the testee protocol, a line each.
public struct TesteeProgram {
  private let handlers: TesteeHandlers

  /// Makes the program with Lockstep's own handlers.
  public init() {
    self.init(handlers: .lockstep)
  }

  init(handlers: TesteeHandlers) {
    self.handlers = handlers
  }

  /// Answers a request. Whatever it holds, there is an answer.
  ///
  /// - Parameter line: the request without its line end.
  /// - Returns: the answer without a line end.
  public func answer(_ line: [UInt8]) -> [UInt8] {
    var id = JsonValue.null
    var answer = JsonObject()
    do {
      let request = try parse(line)
      id = try Self.id(of: request)
      answer.append("id", id)
      answer.append("result", .object(try perform(request)))
    } catch {
      answer = JsonObject()
      answer.append("id", id)
      answer.append("error", .object(Self.describe(error)))
    }
    var writer = JsonWriter()
    writer.write(.object(answer))
    return writer.bytes
  }

  /// Performs an operation.
  ///
  /// - Parameters:
  ///   - operation: its name.
  ///   - arguments: what the request has as `args`; nil where it has none.
  /// - Returns: the members of the result.
  public func perform(_ operation: JsonString, _ arguments: JsonValue?) throws -> JsonObject {
    let result = try handlers.perform(operation) {
      guard case .object(let object)? = arguments else {
        throw LockstepError(.invalidRequest, "args must be an object")
      }
      return ArgumentReader(object, path: "args")
    }
    guard let result else {
      throw LockstepError(.unsupportedOperation, "there is no operation \(operation)")
    }
    return result
  }

  private func parse(_ line: [UInt8]) throws -> JsonObject {
    let value: JsonValue
    do {
      value = try JsonParser.parse(
        line, deepestOnLargeStack: Testee.maximumRequestDepth, flaws: .stay)
    } catch let error as JsonError {
      throw LockstepError(.invalidRequest, "the line is not JSON: \(error)")
    }
    switch value {
    case .object(let request):
      return request
    case .flawed(let flaw):
      throw LockstepError(.invalidRequest, "the line can't be read: \(flaw)")
    default:
      throw LockstepError(.invalidRequest, "the line is not a JSON object")
    }
  }

  private static func id(of request: JsonObject) throws -> JsonValue {
    switch request["id"] {
    case .number(let number)?: return .number(number)
    case .string(let text)?: return .string(text)
    default: throw LockstepError(.invalidRequest, "id must be a number or a string")
    }
  }

  private func perform(_ request: JsonObject) throws -> JsonObject {
    guard case .string(let operation)? = request["op"] else {
      throw LockstepError(.invalidRequest, "op must be a string")
    }
    return try perform(operation, request["args"])
  }

  private static func describe(_ error: any Error) -> JsonObject {
    if let error = error as? ApiError { return describe(error) }
    let known =
      switch error {
      case let error as LockstepError: error
      case let error as JsonError: LockstepError(error.code, error.description)
      default: LockstepError(.internalError, String(describing: error))
      }
    var object = JsonObject()
    object.append("code", .text(known.code.wireValue))
    object.append("message", .text(known.message))
    object.append("path", known.path.map { .text($0) })
    return object
  }

  private static func describe(_ error: ApiError) -> JsonObject {
    var object = JsonObject()
    object.append("code", .text(error.code.wireValue))
    object.append("message", .text(error.message))
    object.append("retryable", .bool(error.isRetryable))
    let seconds = error.retryAfterSeconds
    object.append("retryAfterSeconds", seconds.map { .number(JsonNumber($0)) } ?? .null)
    object.append("serverCode", error.serverCode.map { .text($0) })
    return object
  }
}
