// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

#if os(Linux)
  import BackgroundFoundation
  import FoundationNetworking
#endif

/// The background `URLSession` of a process, whose uploads the system carries out.
///
/// A process has one, under its own identifier: what two do on one is undefined. The session stays
/// for the life of the process, since the extension's outlives a call.
public final class BackgroundSession: NSObject, FileUploadSession, @unchecked Sendable {
  /// What the session speaks to.
  public let uploads: FileUploads
  private let identifier: String
  // Set once, before anybody has the object: the session needs its delegate first.
  private var session = URLSession.shared

  private static let turn = NSLock()
  // Guarded by the lock.
  nonisolated(unsafe) private static var made: [String: BackgroundSession] = [:]

  /// The session of a process.
  ///
  /// - Parameters:
  ///   - owner: the process; in the app, the extension only to take its events.
  ///   - uploads: the container's folder of uploads.
  ///   - delivered: called once the events of uploads are told that ended while no process lived;
  ///     nil where the system has not launched the app for them.
  public static func of(
    _ owner: ProcessType, uploads: URL, delivered: (@Sendable () -> Void)? = nil
  ) -> BackgroundSession {
    turn.lock()
    defer { turn.unlock() }
    let known = made[owner.uploadSession]
    let session = known ?? BackgroundSession(owner, FileUploads(uploads: uploads, owner: owner))
    // Before the session is made, which may tell at once.
    if let delivered { session.uploads.whenDelivered(delivered) }
    if known == nil {
      session.open()
      made[owner.uploadSession] = session
    }
    return session
  }

  private init(_ owner: ProcessType, _ uploads: FileUploads) {
    identifier = owner.uploadSession
    self.uploads = uploads
  }

  private func open() {
    session = URLSession(
      configuration: Self.configuration(identifier), delegate: self, delegateQueue: nil)
  }

  /// How the session is: no cookies, no cache, files in the shared container, and the app is
  /// launched when uploads have ended.
  static func configuration(_ identifier: String) -> URLSessionConfiguration {
    let configuration = URLSessionConfiguration.background(withIdentifier: identifier)
    // Without it an extension's session is invalid from its start.
    configuration.sharedContainerIdentifier = ExtensionIdentity.appGroup
    configuration.sessionSendsLaunchEvents = true
    configuration.isDiscretionary = false
    configuration.httpShouldSetCookies = false
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.timeoutIntervalForResource = TimeInterval(UploadNames.sendingFor / 1_000_000)
    return configuration
  }

  public func begin(_ request: URLRequest, file: URL, name: String) {
    var bare = request
    bare.httpBody = nil
    let task = session.uploadTask(with: bare, fromFile: file)
    task.taskDescription = name
    task.resume()
  }

  public func underWay() -> Set<String> { Set(tasks().compactMap(\.taskDescription)) }

  public func cancel(_ names: Set<String>) {
    for task in tasks() where names.contains(task.taskDescription ?? "") { task.cancel() }
  }

  // Those that have ended and are not told yet are among them.
  private func tasks() -> [URLSessionTask] {
    let found = Found()
    let told = DispatchSemaphore(value: 0)
    session.getAllTasks { tasks in
      found.tasks = tasks
      told.signal()
    }
    told.wait()
    return found.tasks
  }

  /// Lets the session go once its uploads have ended: in the app, after the events of the
  /// extension, which may make its own at any moment.
  public func release() {
    Self.turn.withLock {
      if Self.made[identifier] === self { Self.made[identifier] = nil }
    }
    session.finishTasksAndInvalidate()
  }
}

// Written before the signal, and read after it.
private final class Found: @unchecked Sendable {
  var tasks: [URLSessionTask] = []
}

extension BackgroundSession: URLSessionDataDelegate {
  /// Follows no redirect. A background session does not ask: its answer shows what it followed.
  public func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  /// Takes bytes of an answer in.
  public func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data
  ) {
    if let name = dataTask.taskDescription { uploads.receive(data, of: name) }
  }

  /// Notes that an upload has ended.
  public func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    guard let name = task.taskDescription else { return }
    uploads.end(
      name, error == nil ? task.response as? HTTPURLResponse : nil,
      asked: task.originalRequest?.url)
  }

  /// All that has happened while no process lived is told.
  public func urlSessionDidFinishEvents(forBackgroundURLSession session: URLSession) {
    uploads.delivered()
  }
}
