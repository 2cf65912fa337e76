import Foundation
import LockstepCore
import LockstepTesteeKit
import Testing

/// A vector and the file that it is in: a test case of its own, with its identifier as name.
struct VectorCase: Sendable, CustomTestStringConvertible {
  let id: String
  let vector: Vector
  let streams: VectorStreams

  var testDescription: String { id }

  /// Every vector of the package's neighbour folder.
  static func all() throws -> [VectorCase] {
    try VectorFile.all().flatMap { file in
      guard !file.vectors.isEmpty else { throw VectorProblem("\(file.name) holds no vector") }
      return try file.vectors.map {
        VectorCase(id: try $0.id, vector: $0, streams: file.streams)
      }
    }
  }
}

/// Runs the shared vectors through the testee's own dispatch, in this process.
@Suite(.serialized) struct VectorTests {
  @Test func thereAreVectors() throws {
    #expect(try VectorCase.all().count > 1000)
  }

  @Test(arguments: try VectorCase.all())
  func isAnsweredAsExpected(_ each: VectorCase) async throws {
    // Not in the cooperative pool, where the tasks run that an operation may wait for.
    let problems = try await onThreadOfItsOwn {
      var run = VectorRun()
      try run.check(each.vector, each.streams)
      return run.problems
    }
    for problem in problems { Issue.record("\(each.id): \(problem)") }
  }
}

/// Does blocking work of a test.
private func onThreadOfItsOwn<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
  }
}

/// One vector's way through the testee, and what was wrong on it.
private struct VectorRun {
  private let program = TesteeProgram()
  private(set) var problems: [String] = []

  mutating func check(_ vector: Vector, _ streams: VectorStreams) throws {
    let folder = try VectorFolder()
    let files = try vector.members["files"]?.object()
    try folder.fill(files?.member("before").object() ?? JsonObject(), streams)
    if let steps = try vector.members["steps"]?.array() {
      for (index, step) in steps.enumerated() {
        try take(Vector(members: step.object()), "step \(index + 1)", folder, streams)
      }
    } else {
      try compare(program.answer(line(vector, folder, streams)), vector, "")
    }
    guard let files, let after = files["after"] else { return }
    let contents = try folder.contents(ignoring: files["ignored"]?.text())
    compare(contents, after, "the folder afterwards")
  }

  private mutating func take(
    _ step: Vector, _ place: String, _ folder: VectorFolder, _ streams: VectorStreams
  ) throws {
    if let names = try step.members["remove"]?.array() {
      for name in names { try folder.remove(name.text()) }
      return
    }
    try compare(program.answer(line(step, folder, streams)), step, place)
  }

  private mutating func compare(_ answer: [UInt8], _ vector: Vector, _ place: String) throws {
    if let expected = try vector.members["answerId"]?.text(),
      !answer.starts(with: "{\"id\":\(expected),".utf8)
    {
      problems.append("\(place): the answer's id is not \(expected)")
    }
    let answered = try JsonParser.parse(
      answer, deepestOnLargeStack: Testee.maximumRequestDepth
    ).object()
    if let result = vector.members["result"] {
      return compare(answered["result"] ?? answered["error"], result, place)
    }
    let expected = try vector.members.member("error").object()
    guard case .object(let error)? = answered["error"] else {
      return compare(answered["result"], .object(expected), place)
    }
    // All that it says, but the message.
    var decisive = JsonObject()
    for member in error.members where member.name != "message" {
      decisive.append(member.name, member.value)
    }
    compare(.object(decisive), .object(expected), place)
  }

  private mutating func compare(_ answered: JsonValue?, _ expected: JsonValue, _ place: String) {
    if answered?.ordered == expected.ordered { return }
    let difference = VectorDifference.describe(expected: expected, answered: answered)
    problems.append(place.isEmpty ? difference : "\(place)\n\(difference)")
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
