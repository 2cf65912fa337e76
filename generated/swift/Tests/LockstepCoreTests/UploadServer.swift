// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// A server of photos and its storage over HTTP on this machine, which commits what its storage
/// has.
final class UploadServer: @unchecked Sendable {
  /// What a call is answered with in place of what it asks.
  enum Fault {
    /// A status, of a storage that says it has something, and has not.
    case status(Int)
    /// The connection ends.
    case noAnswer
  }

  private let server: LocalServer
  // Guards what follows.
  private let turn = NSLock()
  private var objects: Set<String> = []
  private var parts: [String: Set<Int>] = [:]
  private var lastKey = 0
  private var asked: [String] = []
  private var sentTo: [String] = []
  private var commits: [String] = []
  private var decide: @Sendable (UploadServer, String) -> Fault? = { _, _ in nil }
  private var signsAddresses = false

  init() throws {
    server = try LocalServer()
    server.respondToEach { [weak self] in self?.answer($0, $1) }
  }

  /// The base of its addresses.
  var url: String { server.url }
  /// The calls so far, by their names in the spec; a PUT of a part with its number.
  var calls: [String] { turn.withLock { asked } }
  /// The object keys of PUTs that storage took.
  var puts: [String] { turn.withLock { sentTo } }
  /// The object keys of the files that were committed, each once.
  var committed: [String] { turn.withLock { commits } }

  /// Answers calls like this in place of what they ask; nil lets one pass.
  func fail(_ decide: @escaping @Sendable (UploadServer, String) -> Fault?) {
    turn.withLock { self.decide = decide }
  }

  /// Lets the addresses of storage say from now on that they live for a week.
  func signAddresses() {
    turn.withLock { signsAddresses = true }
  }

  /// How often a call was sent.
  func count(_ call: String) -> Int {
    calls.count { $0.split(separator: " ").first.map(String.init) == call }
  }

  private static func name(of request: SeenRequest, _ url: URLComponents) -> String {
    let part = url.queryItems?.first { $0.name == "part" }?.value
    switch (request.method, url.path) {
    case ("PUT", _): return part.map { "putPart \($0)" } ?? "putObject"
    case (_, "/files/upload-eligibility"): return "validateUploadEligibility"
    case (_, "/files/upload-url"): return "getUploadURL"
    case (_, "/files/multipart-upload-url"): return "getMultipartUploadURL"
    case (_, "/files"): return "createFile"
    case (_, "/collections/v2/diff"): return "getDiff"
    default: return "completeMultipartUpload"
    }
  }

  private func answer(_ request: SeenRequest, _ connection: LocalConnection) {
    guard let url = URLComponents(string: request.path) else { return connection.answer(400) }
    let name = Self.name(of: request, url)
    let call = name.split(separator: " ").first.map(String.init) ?? ""
    let decide = turn.withLock {
      asked.append(name)
      return self.decide
    }
    switch decide(self, call) {
    case .noAnswer: return
    case .status(let status): return connection.answer(status, ["ETag": "\"nowhere\""])
    case nil: break
    }
    let json = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any]
    let (status, body) = turn.withLock {
      take(name, key: String(url.path.split(separator: "/").last ?? ""), json ?? [:])
    }
    connection.answer(status, ["ETag": "\"tag\""], body)
  }

  private func take(_ name: String, key: String, _ json: [String: Any]) -> (Int, String) {
    switch name.split(separator: " ").map(String.init) {
    case ["putObject"]:
      sentTo.append(key)
      objects.insert(key)
    case let words where words.first == "putPart":
      sentTo.append(key)
      parts[key, default: []].insert(Int(words[1]) ?? 0)
    case ["completeMultipartUpload"]:
      objects.insert(key)
      return (200, "<CompleteMultipartUploadResult/>")
    case ["getUploadURL"]:
      let key = newKey()
      let end = signsAddresses ? "?X-Amz-Date=\(Self.stamp())&X-Amz-Expires=604800" : ""
      return (200, #"{"objectKey":"1/\#(key)","url":"\#(url)/store/\#(key)\#(end)"}"#)
    case ["getMultipartUploadURL"]:
      let key = newKey()
      let count = (json["partMd5s"] as? [String])?.count ?? 0
      let urls = (0..<count).map { #""\#(url)/store/\#(key)?part=\#($0)""# }
      return (
        200,
        #"{"objectKey":"1/\#(key)","completeURL":"\#(url)/store/\#(key)?complete","#
          + #""partURLs":[\#(urls.joined(separator: ","))]}"#
      )
    case ["getDiff"]: return (200, #"{"diff":[],"hasMore":false}"#)
    case ["createFile"]: return commit(json)
    default: break
    }
    return (200, "")
  }

  private func newKey() -> String {
    lastKey += 1
    return "o\(lastKey)"
  }

  private func commit(_ body: [String: Any]) -> (Int, String) {
    let keys = ["file", "thumbnail"].map { name in
      String(((body[name] as? [String: Any])?["objectKey"] as? String ?? "").dropFirst(2))
    }
    guard keys.allSatisfy(objects.contains) else {
      return (503, #"{"code":"OBJECT_SIZE_FETCH_FAILED","message":""}"#)
    }
    if !commits.contains(keys[0]) { commits.append(keys[0]) }
    let index = commits.firstIndex(of: keys[0]) ?? 0
    return (200, #"{"id":\#(index + 1),"ownerID":7,"updationTime":\#(1000 + index)}"#)
  }

  private static func stamp() -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "yyyyMMdd'T'HHmmss'Z'"
    return formatter.string(from: Date())
  }
}
