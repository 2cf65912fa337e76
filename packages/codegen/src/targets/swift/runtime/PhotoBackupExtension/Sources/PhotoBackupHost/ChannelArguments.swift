import LockstepCore

/// A value that a channel of Flutter carries.
public enum ChannelValue: Sendable {
  /// Nothing.
  case null
  /// A text.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// Yes or no. Foundation makes a number of it: `ChannelArguments` takes 0 and 1 as well.
  case boolean(Bool)
  /// Bytes, which may be a key.
  case bytes(SecureBytes)
  /// Several.
  case list([ChannelValue])
  /// What no method takes: a fraction, for instance. Left out it would be taken for null.
  case other
}

/// The arguments of a call are not those of its method: the app's Dart is of another version.
public struct ChannelError: Error, Sendable, Hashable {
  /// The argument.
  public let name: String
  /// What it must be.
  public let expected: String

  /// What went wrong, without the value, which may be secret.
  public var message: String { "\(name) must be \(expected)" }
}

/// What a call brings.
public struct ChannelArguments: Sendable {
  private let members: [String: ChannelValue]

  /// Puts arguments together.
  public init(_ members: [String: ChannelValue] = [:]) {
    self.members = members
  }

  func text(_ name: String) throws -> String {
    guard case .text(let text)? = members[name] else {
      throw ChannelError(name: name, expected: "a text")
    }
    return text
  }

  func texts(_ name: String) throws -> [String] {
    guard case .list(let values)? = members[name] else {
      throw ChannelError(name: name, expected: "a list of texts")
    }
    return try values.map { value in
      guard case .text(let text) = value else {
        throw ChannelError(name: name, expected: "a list of texts")
      }
      return text
    }
  }

  func textOrNull(_ name: String) throws -> String? {
    isNull(name) ? nil : try text(name)
  }

  func integer(_ name: String) throws -> Int {
    guard case .integer(let number)? = members[name] else {
      throw ChannelError(name: name, expected: "a whole number")
    }
    return number
  }

  func boolean(_ name: String) throws -> Bool {
    switch members[name] {
    case .boolean(let flag): return flag
    case .integer(0): return false
    case .integer(1): return true
    default: throw ChannelError(name: name, expected: "true or false")
    }
  }

  func bytes(_ name: String, count: Int) throws -> SecureBytes {
    guard case .bytes(let bytes)? = members[name], bytes.count == count else {
      throw ChannelError(name: name, expected: "\(count) bytes")
    }
    return bytes
  }

  func bytesOrNull(_ name: String, count: Int) throws -> SecureBytes? {
    isNull(name) ? nil : try bytes(name, count: count)
  }

  private func isNull(_ name: String) -> Bool {
    switch members[name] {
    case nil, .null: true
    default: false
    }
  }
}
