import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a server was asked.
struct SeenRequest: Sendable {
  let method: String
  let path: String
  /// By their names in lower case.
  let headers: [String: String]
  let body: [UInt8]
}

/// A server of HTTP on this machine, which keeps what it was asked and answers as a test says. It
/// closes each connection after its answer.
final class LocalServer: @unchecked Sendable {
  typealias Answer = @Sendable (LocalConnection) -> Void

  let port: UInt16
  private let end = End()
  // Guards what follows.
  private let turn = NSLock()
  private var requests: [SeenRequest] = []
  private var answer: @Sendable (SeenRequest, LocalConnection) -> Void = { $1.answer(200) }

  init() throws {
    let listener: Int32
    (listener, port) = try LocalSocket.listen()
    // The thread that accepts closes the listener: closed by another, its number could be that of
    // the next server's listener, whose connections this thread would take.
    Thread.detachNewThread { [end, weak self] in
      while let descriptor = LocalSocket.accept(listener) {
        let connection = LocalConnection(descriptor)
        if end.hasCome { break }
        Thread.detachNewThread { [weak self] in self?.take(connection) }
      }
      LocalSocket.end(listener)
    }
  }

  deinit {
    end.come()
    LocalSocket.connect(port)  // Wakes the thread that accepts.
  }

  /// The base of its addresses.
  var url: String { "http://127.0.0.1:\(port)" }

  /// What it was asked so far.
  var seen: [SeenRequest] { turn.withLock { requests } }

  /// Answers like this from now on, and forgets what it was asked.
  func respond(_ answer: @escaping Answer) {
    respondToEach { answer($1) }
  }

  /// Answers each request like this from now on, and forgets what it was asked.
  func respondToEach(_ answer: @escaping @Sendable (SeenRequest, LocalConnection) -> Void) {
    turn.withLock {
      self.answer = answer
      requests = []
    }
  }

  private func take(_ connection: LocalConnection) {
    guard let request = connection.readRequest() else { return }
    let answer = turn.withLock {
      requests.append(request)
      return self.answer
    }
    answer(request, connection)
  }
}

/// Whether a server is over.
private final class End: @unchecked Sendable {
  private let turn = NSLock()
  private var value = false

  var hasCome: Bool { turn.withLock { value } }

  func come() {
    turn.withLock { value = true }
  }
}

/// A connection to a client; it ends with its last reference.
final class LocalConnection: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    LocalSocket.end(descriptor)
  }

  /// Answers with a status, headers and a body.
  func answer(_ status: Int, _ headers: [String: String] = [:], _ body: String = "") {
    let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    let length = "Content-Length: \(body.utf8.count)\r\n"
    write("HTTP/1.1 \(status) x\r\n\(lines)\(length)Connection: close\r\n\r\n\(body)")
  }

  /// Sends a text; returns whether the client takes it.
  @discardableResult func write(_ text: String) -> Bool {
    LocalSocket.send(Array(text.utf8), descriptor)
  }

  // The request, with as much of a body as it says.
  fileprivate func readRequest() -> SeenRequest? {
    var received: [UInt8] = []
    let mark = Array("\r\n\r\n".utf8)
    var head: Int?
    while head == nil {
      guard let more = LocalSocket.receive(descriptor) else { return nil }
      received += more
      head = (0...max(0, received.count - mark.count)).first { received[$0...].starts(with: mark) }
    }
    let end = head ?? 0
    let lines = String(decoding: received[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    let start = lines[0].split(separator: " ")
    guard start.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let pair = line.split(separator: ":", maxSplits: 1)
      let value = pair.count == 2 ? pair[1].trimmingCharacters(in: .whitespaces) : ""
      headers[pair[0].lowercased()] = value
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    var body = Array(received[(end + mark.count)...])
    while body.count < length, let more = LocalSocket.receive(descriptor) { body += more }
    return SeenRequest(
      method: String(start[0]), path: String(start[1]), headers: headers, body: body)
  }
}

// Sockets of the system, whose names are those of methods above.
private enum LocalSocket {
  static func listen() throws -> (descriptor: Int32, port: UInt16) {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      let system = Glibc.listen
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
      let system = Darwin.listen
    #endif
    var address = loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, size) == 0 && system(descriptor, 16) == 0
          && getsockname(descriptor, pointer, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  // Connects, and ends the connection at once.
  static func connect(_ port: UInt16) {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      let system = Glibc.connect
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
      let system = Darwin.connect
    #endif
    var address = loopback(port: port)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        system(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    end(descriptor)
  }

  private static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }

  static func accept(_ listener: Int32) -> Int32? {
    #if canImport(Glibc)
      let descriptor = Glibc.accept(listener, nil, nil)
    #else
      let descriptor = Darwin.accept(listener, nil, nil)
      var isOn: Int32 = 1
      setsockopt(
        descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
    return descriptor < 0 ? nil : descriptor
  }

  static func receive(_ descriptor: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  // Returns whether the other side takes them; without a signal where it does not.
  static func send(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { rest in
        #if canImport(Glibc)
          Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        #else
          Darwin.send(descriptor, rest.baseAddress, rest.count, 0)
        #endif
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  static func end(_ descriptor: Int32) {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}
