// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

@testable import LockstepCore

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What the system does for a background session, over real HTTP: it sends files while no process
/// lives, and says to the next one what came of it.
final class SystemUploads: FileUploadSession, @unchecked Sendable {
  private enum Event {
    case data(Data, String)
    case end(String, HTTPURLResponse?, URL?)
  }

  private let network = URLSession(configuration: .ephemeral)
  // Guards what follows.
  private let turn = NSCondition()
  private var tasks: [String: URLSessionTask] = [:]
  private var untold: [Event] = []
  private var listener: FileUploads?
  private var begun: [(name: String, file: URL)] = []
  private var ended: Set<String> = []
  private var isSlowToForget = false
  // How many ends are being told: the system does not list what it has told a life to the next one.
  private var telling = 0

  /// Whether an upload stays in the list whose end was told.
  var listsTheEnded: Bool {
    get { locked { isSlowToForget } }
    set { locked { isSlowToForget = newValue } }
  }

  /// The uploads that were begun.
  var files: [URL] { locked { begun.map(\.file) } }

  /// The names of the uploads that were begun.
  var names: [String] { locked { begun.map(\.name) } }

  private func locked<Value>(_ work: () -> Value) -> Value {
    turn.lock()
    defer { turn.unlock() }
    return work()
  }

  /// A process attaches, and is told what happened meanwhile; nil: no process lives.
  func attach(_ listener: FileUploads?) {
    let events = locked {
      self.listener = listener
      defer { if listener != nil { untold = [] } }
      return untold
    }
    guard let listener else { return }
    for event in events { Self.tell(event, listener) }
    listener.delivered()
  }

  private static func tell(_ event: Event, _ listener: FileUploads) {
    switch event {
    case .data(let data, let name): listener.receive(data, of: name)
    case .end(let name, let response, let asked): listener.end(name, response, asked: asked)
    }
  }

  private func happen(_ events: [Event], ending name: String) {
    let listener = locked {
      if self.listener == nil { untold += events }
      telling += 1
      return self.listener
    }
    if let listener { for event in events { Self.tell(event, listener) } }
    locked {
      tasks[name] = nil
      telling -= 1
      if isSlowToForget { ended.insert(name) }
      turn.broadcast()
    }
  }

  func begin(_ request: URLRequest, file: URL, name: String) {
    // All that is sent is read from the file, and it is read now.
    let body = (try? Data(contentsOf: file)) ?? Data()
    let task = network.uploadTask(with: request, from: body) { [self] data, response, error in
      let answer = error == nil ? response as? HTTPURLResponse : nil
      happen([.data(data ?? Data(), name), .end(name, answer, request.url)], ending: name)
    }
    locked {
      begun.append((name, file))
      tasks[name] = task
    }
    task.resume()
  }

  func underWay() -> Set<String> {
    locked {
      while telling > 0 { turn.wait() }
      let waiting = untold.compactMap { event -> String? in
        if case .end(let name, _, _) = event { name } else { nil }
      }
      return ended.union(tasks.keys).union(waiting)
    }
  }

  func cancel(_ names: Set<String>) {
    let found = locked { tasks.filter { names.contains($0.key) }.map(\.value) }
    for task in found { task.cancel() }
  }

  /// Waits until nothing is under way.
  func settle() {
    locked { while !tasks.isEmpty { turn.wait() } }
  }
}

/// Lets a server's answers wait until a test lets them go.
final class Barrier: @unchecked Sendable {
  private let turn = NSCondition()
  private var isOpen = false
  private var waiting = 0

  /// Waits until it is open.
  func pass() {
    turn.lock()
    defer { turn.unlock() }
    waiting += 1
    turn.broadcast()
    while !isOpen { turn.wait() }
  }

  /// Waits until somebody waits.
  func awaitArrival() {
    turn.lock()
    defer { turn.unlock() }
    while waiting == 0 { turn.wait() }
  }

  /// Lets all pass, from now on.
  func open() {
    turn.lock()
    defer { turn.unlock() }
    isOpen = true
    turn.broadcast()
  }
}
