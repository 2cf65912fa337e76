// JsonEncode ROUNDS METADATA DOCUMENT…: see json.ts, which reads what it prints.
import Foundation
import LockstepCore

/// The metadata as an app would declare it for Foundation's encoder.
struct Metadata: Codable {
  let title: String
  let deviceFolder: String?
  let localID: String?
  let creationTime: Int
  let modificationTime: Int
  let fileType: Int
  let latitude: Double?
  let longitude: Double?
  let duration: Int?
  let hash: String?
  let hasStaticThumbnail: Bool?
  let version: Int?
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = DispatchTime.now().uptimeNanoseconds
  try body()
  return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
}

let arguments = CommandLine.arguments
let rounds = Int(arguments[1])!

func measure(_ ways: [(name: String, body: () throws -> Void)]) throws {
  for round in 0..<rounds {
    for (name, body) in ways { print(name, round, try seconds(body), separator: "\t") }
  }
}

let bytes = try Data(contentsOf: URL(fileURLWithPath: arguments[2]))
guard case .array(let values) = try JsonParser.parse(Array(bytes), maximumDepth: 8),
  let objects = try JSONSerialization.jsonObject(with: bytes) as? [Any]
else { fatalError("the metadata is not an array") }
let metadata = try JSONDecoder().decode([Metadata].self, from: bytes)
let encoder = JSONEncoder()

try measure([
  ("canonical", { for value in values { _ = try CanonicalJson.encode(value) } }),
  (
    "JSONSerialization",
    { for object in objects { _ = try JSONSerialization.data(withJSONObject: object) } }
  ),
  ("JSONEncoder", { for each in metadata { _ = try encoder.encode(each) } }),
])
for path in arguments.dropFirst(3) {
  let text = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  try measure([(path, { _ = try? CanonicalJson.canonicalize(text) })])
}
