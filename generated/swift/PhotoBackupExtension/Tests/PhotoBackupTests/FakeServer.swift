// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

@testable import PhotoBackup

/// The server and its storage, in memory.
final class FakeServer: UploadTransfer, @unchecked Sendable {
  let clock: FakeClock
  private let turn = NSLock()
  private var objects: [String: [UInt8]] = [:]
  private var lastNumber = 0
  private var commits: [String: Int] = [:]
  /// The bodies of the requests that made an entry.
  private(set) var created: [[String: Any]] = []
  /// What every request to the API is answered with in place of what it asks.
  var refusal: ApiResponse?
  /// How long a PUT takes, in seconds.
  var putSeconds = 0.1
  private(set) var requests = 0
  /// Whether the system continues PUTs whose call has ended, and how many it does.
  var continues = false
  private(set) var handedOver = 0

  init(_ clock: FakeClock) {
    self.clock = clock
  }

  /// The bytes of an object.
  func object(_ key: String) -> [UInt8]? { turn.withLock { objects[key] } }

  func send(
    _ request: ApiRequest, slice: FileSlice?, maximumAnswerBytes: Int, limit: Int?,
    cancellation: Cancellation?
  ) throws -> ApiResponse {
    requests += 1
    if cancellation?.isCancelled == true { throw CancellationError() }
    let url = URL(string: request.url)!
    if url.host == "storage.test" {
      do {
        try clock.wait(putSeconds, cancellation)
      } catch is CancellationError where continues {
        handedOver += 1
        throw CancellationError()
      }
      return try store(url, request, slice)
    }
    try clock.pass(0.01)
    if let refusal { return refusal }
    return answer(url.path, try object(request.body))
  }

  private func object(_ body: [UInt8]?) throws -> [String: Any] {
    guard let body else { return [:] }
    return try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
  }

  private func store(
    _ url: URL, _ request: ApiRequest, _ slice: FileSlice?
  ) throws -> ApiResponse {
    let key = url.lastPathComponent
    guard let slice else {
      let answer = "<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>"
      return ApiResponse(status: 200, body: Array(answer.utf8))
    }
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: slice.path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(slice.offset))
    let bytes = try file.read(upToCount: slice.length) ?? Data()
    turn.withLock { objects[key, default: []] += [UInt8](bytes) }
    return ApiResponse(status: 200, headers: [("etag", "\"e\"")])
  }

  private func answer(_ path: String, _ body: [String: Any]) -> ApiResponse {
    switch path {
    case "/files/upload-eligibility": return ApiResponse(status: 200)
    case "/files/upload-url":
      let key = newKey()
      return json(["objectKey": "1/\(key)", "url": "https://storage.test/\(key)"])
    case "/files/multipart-upload-url":
      let key = newKey()
      let url = "https://storage.test/\(key)"
      let count = (body["partMd5s"] as? [String])?.count ?? 0
      return json([
        "urls": [
          "objectKey": "1/\(key)", "completeURL": "\(url)?complete",
          "partURLs": (0..<count).map { "\(url)?part=\($0)" },
        ]
      ])
    case "/files": return commit(body)
    default: return ApiResponse(status: 404)
    }
  }

  private func newKey() -> String {
    turn.withLock {
      lastNumber += 1
      return "object-\(lastNumber)"
    }
  }

  private func commit(_ body: [String: Any]) -> ApiResponse {
    let key = (body["file"] as? [String: Any])?["objectKey"] as? String ?? ""
    let number = turn.withLock {
      if let known = commits[key] { return known }
      created.append(body)
      commits[key] = created.count
      return created.count
    }
    return json(["id": number, "ownerID": 7, "updationTime": 1_790_000_000_000_000 + number])
  }

  private func json(_ object: [String: Any]) -> ApiResponse {
    let data = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
    return ApiResponse(status: 200, body: [UInt8](data))
  }
}
