import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Requests over a `URLSession` of its own, which follows no redirect and keeps connections open.
///
/// A slice is read into memory before it is sent: with a file as its body, Foundation on Linux ends
/// the process where the storage answers before it has taken the whole body. Of an answer no more
/// is taken in than its call wants.
public final class URLSessionTransfer: UploadTransfer {
  private let session: URLSession
  private let delegate = ExchangeDelegate()

  /// Makes a session without caches and cookies.
  public init() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = TimeInterval(TimeLimits.silenceSeconds)
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
  }

  deinit {
    session.invalidateAndCancel()
  }

  public func send(
    _ request: ApiRequest, slice: FileSlice?, maximumAnswerBytes: Int, limit: Int?,
    cancellation: Cancellation?
  ) throws -> ApiResponse {
    try Cancellation.check(cancellation)
    var urlRequest = try request.urlRequest()
    let body = try slice.map {
      try UploadFiles.readBody($0.path, offset: $0.offset, length: $0.length)
    }
    if let slice, body?.count != slice.length { throw LockstepError.damaged(slice.path) }
    let content = body ?? urlRequest.httpBody
    urlRequest.httpBody = nil
    let task =
      if let content {
        session.uploadTask(with: urlRequest, from: content)
      } else {
        session.dataTask(with: urlRequest)
      }
    let exchange = delegate.begin(task, maximumBytes: maximumAnswerBytes)
    task.resume()
    let end = limit.map { Date().addingTimeInterval(TimeInterval($0)) } ?? .distantFuture
    while true {
      if let answer = exchange.wait(seconds: 0.1) { return answer }
      do {
        try Cancellation.check(cancellation)
      } catch {
        task.cancel()
        throw error
      }
      if Date() > end {
        task.cancel()
        return ApiResponse(status: 0)
      }
    }
  }
}

// Hands what the session tells of a task to the exchange that waits for it, and refuses redirects.
// No subclass of `RedirectRefusal`: on Linux the methods that a subclass adds to an inherited
// conformance are never called.
private final class ExchangeDelegate: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let turn = NSLock()
  private var exchanges: [Int: Exchange] = [:]

  func begin(_ task: URLSessionTask, maximumBytes: Int) -> Exchange {
    let exchange = Exchange(maximumBytes: maximumBytes)
    turn.withLock { exchanges[task.taskIdentifier] = exchange }
    return exchange
  }

  private func exchange(of task: URLSessionTask) -> Exchange? {
    turn.withLock { exchanges[task.taskIdentifier] }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard let exchange = exchange(of: dataTask), exchange.append(data) else { return }
    // The answer is longer than its call wants.
    exchange.finish(dataTask.response as? HTTPURLResponse)
    dataTask.cancel()
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let exchange = turn.withLock { exchanges.removeValue(forKey: task.taskIdentifier) }
    exchange?.finish(error == nil ? task.response as? HTTPURLResponse : nil)
  }
}

// One answer, handed from the session's thread to the one that waits.
private final class Exchange: @unchecked Sendable {
  private let maximumBytes: Int
  private let turn = NSCondition()
  private var body = Data()
  private var answer: ApiResponse?

  init(maximumBytes: Int) {
    self.maximumBytes = maximumBytes
  }

  // Returns whether the body is longer than the call wants.
  func append(_ data: Data) -> Bool {
    turn.lock()
    defer { turn.unlock() }
    body.append(data.prefix(maximumBytes + 1 - body.count))
    return body.count > maximumBytes
  }

  // The first answer stays; nil stands for none.
  func finish(_ response: HTTPURLResponse?) {
    turn.lock()
    defer { turn.unlock() }
    if answer == nil {
      answer = response.map { ApiResponse($0, body) } ?? ApiResponse(status: 0)
    }
    turn.signal()
  }

  func wait(seconds: TimeInterval) -> ApiResponse? {
    turn.lock()
    defer { turn.unlock() }
    if answer == nil { _ = turn.wait(until: Date().addingTimeInterval(seconds)) }
    return answer
  }
}
