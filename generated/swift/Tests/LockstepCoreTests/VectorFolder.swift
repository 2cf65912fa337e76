// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// A vector's own folder: filled before, looked at afterwards, then deleted.
final class VectorFolder {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The path of a name in the folder.
  func path(_ name: String) -> String {
    folder.path(name)
  }

  /// Makes files and folders.
  func fill(_ entries: JsonObject, _ streams: VectorStreams) throws {
    for entry in entries.members {
      let entryURL = folder.url.appendingPathComponent(entry.name.text)
      if entry.value == .string("directory") {
        try FileManager.default.createDirectory(at: entryURL, withIntermediateDirectories: false)
      } else {
        try Data(streams.bytes(of: entry.value)).write(to: entryURL)
      }
    }
  }

  /// Removes a file where there is one.
  func remove(_ name: String) throws {
    let url = folder.url.appendingPathComponent(name)
    if FileManager.default.fileExists(atPath: url.path) {
      try FileManager.default.removeItem(at: url)
    }
  }

  /// What the folder holds, described as a vector does; names that begin with `ignored` are left
  /// out.
  func contents(ignoring ignored: String?) throws -> JsonValue {
    var contents = JsonObject()
    for name in try folder.names where ignored.map(name.hasPrefix) != true {
      let entryURL = folder.url.appendingPathComponent(name)
      if try entryURL.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
        contents.append(JsonString(name), .string("directory"))
        continue
      }
      let bytes = try folder.read(name)
      var entry = JsonObject()
      entry.append("blake2b", .string(JsonString(Base64.encode(try EnteCrypto().hash(bytes)))))
      entry.append("size", .number(JsonNumber(bytes.count)))
      contents.append(JsonString(name), .object(entry))
    }
    return .object(contents)
  }
}
