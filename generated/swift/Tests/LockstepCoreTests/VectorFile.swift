// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import LockstepTesteeKit

/// A mistake in a vector file, or a vector that asks for what these tests don't offer.
struct VectorProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// A file of shared vectors.
struct VectorFile {
  let name: String
  let vectors: [Vector]
  let streams: VectorStreams

  /// Every file of the package's neighbour folder.
  static func all() throws -> [VectorFile] {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("../../../vectors").standardized
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") && $0 != "project.json" }
      .sorted()
      .map { try VectorFile(name: $0, folder.appendingPathComponent($0)) }
  }

  private init(name: String, _ url: URL) throws {
    let file = try JsonParser.parse(
      [UInt8](Data(contentsOf: url)), deepestOnLargeStack: Testee.maximumRequestDepth
    ).object()
    self.name = name
    vectors = try file.member("vectors").array().map { Vector(members: try $0.object()) }
    streams = VectorStreams(try file["streams"]?.object() ?? JsonObject())
  }
}

/// One vector.
struct Vector: Sendable {
  let members: JsonObject

  var id: String { get throws { try members.member("id").text() } }
}

/// The streams that a file's vectors cut pieces from; each is encrypted once.
final class VectorStreams: @unchecked Sendable {
  private let descriptions: JsonObject
  // Guards the streams.
  private let turn = NSRecursiveLock()
  private var made: [JsonString: [UInt8]] = [:]

  init(_ descriptions: JsonObject) {
    self.descriptions = descriptions
  }

  private func stream(_ name: JsonString) throws -> [UInt8] {
    try turn.withLock { try madeOnce(name) }
  }

  private func madeOnce(_ name: JsonString) throws -> [UInt8] {
    if let stream = made[name] { return stream }
    let description = try descriptions.member(name).object()
    let arguments = try description.member("args").object()
    let writer = try SodiumProvider().makeStreamWriter(
      key: SecureBytes(bytes(of: arguments.member("key"))),
      header: bytes(of: arguments.member("header")))
    let encryptor = FrameEncryptor(writer: writer)
    let plaintext = try bytes(of: arguments.member("plaintext"))
    let stream: [UInt8]
    switch try description.member("op").text() {
    case "stream.encrypt": stream = try encryptor.encryptAll(plaintext)
    case "blob.encrypt": stream = try encryptor.encryptBlob(plaintext)
    case let operation: throw VectorProblem("no stream is made by \(operation)")
    }
    made[name] = stream
    return stream
  }

  /// The bytes that base64, a seed and a size, a piece of a stream, a repetition, or pieces stand
  /// for.
  func bytes(of value: JsonValue) throws -> [UInt8] {
    if case .string(let text) = value {
      guard let bytes = Base64.decode(text.text) else {
        throw VectorProblem("\(text) is no base64")
      }
      return bytes
    }
    let object = try value.object()
    if let pieces = object["concat"] { return try pieces.array().flatMap { try bytes(of: $0) } }
    if let unit = object["repeat"] {
      let times = try object.member("times").integer()
      return try Array(repeatElement(bytes(of: unit), count: times).joined())
    }
    let size = try object.member("size").integer()
    if let name = object["stream"] {
      let from = try object.member("from").integer()
      return Array(try stream(JsonString(name.text()))[from..<from + size])
    }
    return try SodiumProvider().deterministicBytes(size, seed: bytes(of: object.member("seed")))
  }
}

extension JsonValue {
  func object() throws -> JsonObject {
    guard case .object(let object) = self else { throw VectorProblem("\(self) is no object") }
    return object
  }

  func array() throws -> [JsonValue] {
    guard case .array(let items) = self else { throw VectorProblem("\(self) is no array") }
    return items
  }

  func text() throws -> String {
    guard case .string(let text) = self else { throw VectorProblem("\(self) is no string") }
    return text.text
  }

  func integer() throws -> Int {
    guard case .number(let number) = self, let integer = number.integer else {
      throw VectorProblem("\(self) is no integer")
    }
    return integer
  }

  /// The same value with members in canonical order: JSON objects have none.
  var ordered: JsonValue {
    switch self {
    case .array(let items):
      return .array(items.map(\.ordered))
    case .object(let object):
      var ordered = JsonObject()
      for member in object.members.sorted(by: { $0.name < $1.name }) {
        ordered.append(member.name, member.value.ordered)
      }
      return .object(ordered)
    default:
      return self
    }
  }
}

extension JsonObject {
  func member(_ name: JsonString) throws -> JsonValue {
    guard let value = self[name] else { throw VectorProblem("the member \(name) is missing") }
    return value
  }
}
