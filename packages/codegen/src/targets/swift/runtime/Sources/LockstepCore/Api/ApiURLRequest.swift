import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension ApiRequest {
  /// The request for URLSession: no cookies, no cache.
  ///
  /// A PUT has no body yet. Send it with `uploadTask(with:from:)`: with `httpBodyStream` the length
  /// that was signed is not sent, and on Linux `uploadTask(with:fromFile:)` ends the process where
  /// storage answers early. The session's delegate must be a `RedirectRefusal`.
  ///
  /// - Throws: `invalid_argument` where Foundation would not send the address as it is.
  public func urlRequest() throws(LockstepError) -> URLRequest {
    guard let address = URL(string: url), address.absoluteString == url else {
      throw LockstepError(.invalidArgument, "the address can't be sent as it is")
    }
    var request = URLRequest(url: address, cachePolicy: .reloadIgnoringLocalCacheData)
    request.httpMethod = method
    request.httpShouldHandleCookies = false
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    request.httpBody = body.map { Data($0) }
    return request
  }
}

extension ApiResponse {
  /// The answer of URLSession.
  public init(_ response: HTTPURLResponse, _ body: Data) {
    let headers = response.allHeaderFields.compactMap { name, value in
      (name as? String).map { (name: $0, value: "\(value)") }
    }
    self.init(status: response.statusCode, headers: headers, body: Array(body))
  }
}

/// Follows no redirect: the token would go to the other host, on Linux with a PUT whose body is
/// empty.
///
/// It must be the delegate of the session: on Linux the delegate of a task is not asked. A
/// background session asks nobody, so that requests with a token must not go through one.
public class RedirectRefusal: NSObject, URLSessionTaskDelegate, @unchecked Sendable {
  /// Refuses: the answer is the redirect itself.
  public func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
