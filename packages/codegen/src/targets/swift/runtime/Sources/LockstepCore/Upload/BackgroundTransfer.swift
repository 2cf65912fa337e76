import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A transfer whose PUTs the system carries out, from files: they continue where the process is
/// suspended or gone, and a later life of it takes their answers.
///
/// Everything else, and above all what has the token, goes over a session of the process's own: a
/// background session follows redirects and asks nobody.
///
/// An upload is known by its address and its bytes. A request for one that is under way waits for
/// it, and one for an upload that has ended takes its answer, so that nothing is sent twice. Where
/// no answer came, the status is 0 as with `URLSessionTransfer`, and the uploader settles it alike.
public final class BackgroundTransfer: UploadTransfer {
  /// What becomes of an upload where the call for it is cancelled, or its time is over.
  public enum Ending: Sendable, Hashable {
    /// It continues, and a later call takes its answer.
    case handOver
    /// It ends, as a person wants who has stopped the upload.
    case cancel
  }

  private let session: any FileUploadSession
  private let uploads: FileUploads
  private let direct: any UploadTransfer
  private let ending: Ending
  private let crypto: EnteCrypto
  /// How long who waits does not ask the system whether it has the upload still.
  let lookSeconds: TimeInterval
  private let counts = Counts()

  /// - Parameters:
  ///   - session: the system's.
  ///   - uploads: what the session speaks to.
  ///   - direct: for all requests but uploads.
  ///   - ending: what becomes of an upload that is under way at the end of a call.
  ///   - crypto: hashes.
  public convenience init(
    session: any FileUploadSession, uploads: FileUploads,
    direct: any UploadTransfer = URLSessionTransfer(), ending: Ending = .handOver,
    crypto: EnteCrypto = EnteCrypto()
  ) {
    self.init(
      session: session, uploads: uploads, direct: direct, ending: ending, crypto: crypto,
      lookSeconds: 10)
  }

  init(
    session: any FileUploadSession, uploads: FileUploads, direct: any UploadTransfer,
    ending: Ending, crypto: EnteCrypto, lookSeconds: TimeInterval
  ) {
    self.session = session
    self.uploads = uploads
    self.direct = direct
    self.ending = ending
    self.crypto = crypto
    self.lookSeconds = lookSeconds
  }

  public var handedOver: Int { counts.handedOver }

  public func send(
    _ request: ApiRequest, slice: FileSlice?, maximumAnswerBytes: Int, limit: Int?,
    cancellation: Cancellation?
  ) throws -> ApiResponse {
    guard let slice, request.headers[ApiHeaders.authToken] == nil else {
      return try direct.send(
        request, slice: slice, maximumAnswerBytes: maximumAnswerBytes, limit: limit,
        cancellation: cancellation)
    }
    try Cancellation.check(cancellation)
    let name = try FileUploadFolder.name(of: request, slice, crypto)
    // First: what ends from now on is told, and what has ended lies on disk.
    uploads.expect(name)
    defer { uploads.forget(name) }
    if let answer = uploads.folder.take(name) { return Self.cut(answer, maximumAnswerBytes) }
    let listed = session.underWay()
    if counts.isFirst { uploads.folder.removeParts(but: listed) }
    if let answer = uploads.take(name, within: 0) {
      return Self.cut(answer, maximumAnswerBytes)
    }
    if !uploads.isUnderWay(name, among: listed) {
      let file = try uploads.folder.file(for: slice, name: name)
      uploads.begin(name)
      session.begin(try request.urlRequest(), file: file, name: name)
    }
    return Self.cut(try wait(for: name, limit, cancellation), maximumAnswerBytes)
  }

  private func wait(
    for name: String, _ limit: Int?, _ cancellation: Cancellation?
  ) throws -> ApiResponse {
    let end = limit.map { Date().addingTimeInterval(TimeInterval($0)) } ?? .distantFuture
    var nextLook = Date().addingTimeInterval(lookSeconds)
    while true {
      if let answer = uploads.take(name, within: 0.1) { return answer }
      do {
        try Cancellation.check(cancellation)
      } catch {
        leave(name)
        throw error
      }
      let now = Date()
      if now > end {
        leave(name)
        return ApiResponse(status: 0)
      }
      if now > nextLook {
        // The system has lost it, or its end: nobody knows what became of the bytes.
        if !session.underWay().contains(name) {
          return uploads.take(name, within: 0.1) ?? ApiResponse(status: 0)
        }
        nextLook = now.addingTimeInterval(lookSeconds)
      }
    }
  }

  private func leave(_ name: String) {
    switch ending {
    case .handOver: counts.addHandedOver()
    case .cancel: session.cancel([name])
    }
  }

  // One byte more than the call wants shows that the answer is longer.
  private static func cut(_ answer: ApiResponse, _ maximumBytes: Int) -> ApiResponse {
    ApiResponse(
      status: answer.status, headers: answer.headers,
      body: Array(answer.body.prefix(maximumBytes + 1)))
  }

  /// Ends every upload of the session and removes its files: at sign-out; blocks its thread.
  public func cancelAll() {
    session.cancel(session.underWay())
    uploads.folder.removeAll()
  }
}

private final class Counts: @unchecked Sendable {
  private let turn = NSLock()
  private var count = 0
  private var wasAsked = false

  var handedOver: Int { turn.withLock { count } }

  func addHandedOver() {
    turn.withLock { count += 1 }
  }

  // Whether nobody has asked yet.
  var isFirst: Bool {
    turn.withLock {
      defer { wasAsked = true }
      return !wasAsked
    }
  }
}
