import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A session of the system that sends files, and continues while no process of ours lives: a
/// background `URLSession` on Apple's systems.
///
/// What it says of an upload goes to a `FileUploads`, in whichever life of the process it says it.
public protocol FileUploadSession: Sendable {
  /// Begins to send a file as the body of a request. The name comes back with what is said of it.
  func begin(_ request: URLRequest, file: URL, name: String)

  /// The names of the uploads that are under way, those that an earlier life of the process began
  /// among them; blocks its thread.
  func underWay() -> Set<String>

  /// Ends uploads; blocks its thread.
  func cancel(_ names: Set<String>)
}

extension FileUploads {
  /// The answer to an upload: nil where none came.
  ///
  /// A background session follows redirects and asks nobody. An answer that came from elsewhere is
  /// not believed: it counts as the redirect, which the plain session refuses.
  ///
  /// - Parameters:
  ///   - response: what the session has.
  ///   - asked: the address that the request was made for.
  ///   - body: as much of the body as was kept.
  static func answer(_ response: HTTPURLResponse?, asked: URL?, body: Data) -> ApiResponse? {
    guard let response else { return nil }
    guard let asked, response.url?.absoluteString == asked.absoluteString else {
      return ApiResponse(status: FileUploads.redirected)
    }
    return ApiResponse(response, body)
  }

  // A PUT that a server moves keeps its method and its body.
  private static let redirected = 307
}
