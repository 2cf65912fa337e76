import LockstepCore

/// Reads the arguments of a request by name; those that no operation reads are ignored.
struct ArgumentReader {
  private let object: JsonObject
  private let path: String

  /// - Parameters:
  ///   - object: the arguments.
  ///   - path: where they are in the request, for messages.
  init(_ object: JsonObject, path: String) {
    self.object = object
    self.path = path
  }

  /// An argument that must be there.
  func required<Value>(
    _ name: JsonString, _ type: ValueType<Value>
  ) throws -> Pending<Value> {
    guard let value = object[name] else {
      throw LockstepError(.invalidRequest, "\(path).\(name) is missing")
    }
    return try type.decode(value, "\(path).\(name)")
  }

  /// An argument that may be absent, which is not null.
  func optional<Value>(
    _ name: JsonString, _ type: ValueType<Value>
  ) throws -> Pending<Value?> {
    guard let value = object[name] else { return Pending { nil } }
    let pending = try type.decode(value, "\(path).\(name)")
    return Pending { try pending.checked() }
  }
}
