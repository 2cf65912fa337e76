import Foundation
import LockstepCore
import LockstepTesteeKit
import XCTest

/// Runs the shared vectors through the testee's own dispatch, in this process.
final class VectorTests: XCTestCase {
  private let program = TesteeProgram()

  func testEveryVectorIsAnsweredAsExpected() throws {
    let files = try VectorFile.all()
    XCTAssertGreaterThan(files.count, 0)
    for file in files {
      XCTAssertGreaterThan(file.vectors.count, 0, "\(file.name) holds no vector")
      for vector in file.vectors {
        let id = try vector.id
        do {
          try check(vector, id, file.streams)
        } catch {
          XCTFail("\(id): \(error)")
        }
      }
    }
  }

  private func check(_ vector: Vector, _ id: String, _ streams: VectorStreams) throws {
    let folder = try VectorFolder()
    let files = try vector.members["files"]?.object()
    try folder.fill(files?.member("before").object() ?? JsonObject(), streams)
    if let steps = try vector.members["steps"]?.array() {
      for (index, step) in steps.enumerated() {
        try take(Vector(members: step.object()), "\(id), step \(index + 1)", folder, streams)
      }
    } else {
      try compare(program.answer(line(vector, folder, streams)), vector, id)
    }
    guard let files, let after = files["after"] else { return }
    let contents = try folder.contents(ignoring: files["ignored"]?.text())
    XCTAssertEqual(contents.ordered, after.ordered, "\(id): the folder afterwards")
  }

  private func take(
    _ step: Vector, _ id: String, _ folder: VectorFolder, _ streams: VectorStreams
  ) throws {
    if let names = try step.members["remove"]?.array() {
      for name in names { try folder.remove(name.text()) }
      return
    }
    try compare(program.answer(line(step, folder, streams)), step, id)
  }

  private func compare(_ answer: [UInt8], _ vector: Vector, _ id: String) throws {
    let text = String(decoding: answer, as: UTF8.self)
    if let expected = try vector.members["answerId"]?.text() {
      XCTAssertTrue(text.utf8.starts(with: "{\"id\":\(expected),".utf8), "\(id): \(text)")
    }
    let members = try JsonParser.parse(
      answer, deepestOnLargeStack: Testee.maximumRequestDepth
    ).object()
    if let result = vector.members["result"] {
      XCTAssertEqual(members["result"]?.ordered, result.ordered, "\(id): \(text)")
      return
    }
    let expected = try vector.members.member("error").object()
    let error = try members["error"]?.object()
    XCTAssertEqual(error?["code"], expected["code"], "\(id): \(text)")
    if let path = expected["path"] { XCTAssertEqual(error?["path"], path, "\(id): \(text)") }
  }

  private func line(
    _ vector: Vector, _ folder: VectorFolder, _ streams: VectorStreams
  ) throws -> [UInt8] {
    if let line = vector.members["line"] { return Array(try line.text().utf8) }
    if let line = vector.members["lineBytes"] { return try streams.bytes(of: line) }
    var request = JsonObject()
    request.append("id", .number(JsonNumber(1)))
    request.append("op", try vector.members.member("op"))
    var arguments = JsonObject()
    for argument in try vector.members.member("args").object().members {
      arguments.append(argument.name, try replaced(argument.value, folder, streams))
    }
    request.append("args", .object(arguments))
    var writer = JsonWriter()
    writer.write(.object(request))
    return writer.bytes
  }

  /// The arguments with their pieces joined and their paths inside the vector's folder.
  private func replaced(
    _ value: JsonValue, _ folder: VectorFolder, _ streams: VectorStreams
  ) throws -> JsonValue {
    switch value {
    case .array(let items):
      return .array(try items.map { try replaced($0, folder, streams) })
    case .object(let object):
      if let verbatim = object["verbatim"] { return verbatim }
      if object["concat"] != nil {
        return .string(JsonString(Base64.encode(try streams.bytes(of: value))))
      }
      if let name = object["path"] {
        return .string(JsonString(folder.path(try name.text())))
      }
      var replacement = JsonObject()
      for member in object.members {
        replacement.append(member.name, try replaced(member.value, folder, streams))
      }
      return .object(replacement)
    default:
      return value
    }
  }
}
