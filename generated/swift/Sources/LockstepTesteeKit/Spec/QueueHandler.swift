// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `queue`.
protocol QueueHandler: Sendable {
  /// Chooses the upload to start: the pending one that was taken last, the smaller identifier by
  /// UTF-16 code units where times are equal. Where the process puts photos first, a video is
  /// chosen only if no photo may start. Uploads that run are left out, and so are videos where no
  /// more may run.
  ///
  /// Spec: `queue.next`.
  func next(_ arguments: QueueNextArguments) throws -> QueueNextResult
}

/// The arguments of the operation `queue.next`.
struct QueueNextArguments: Sendable {
  /// What waits.
  let pending: [QueueNextArgumentsPending]
  /// What runs.
  let running: [QueueNextArgumentsRunning]
  /// The process that asks; photos and videos are equal where it is absent, as they are in the
  /// foreground.
  let owner: ProcessType?

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let pending = try reader.required("pending", .list(.object(QueueNextArgumentsPending.decode)))
    let running = try reader.required("running", .list(.object(QueueNextArgumentsRunning.decode)))
    let owner = try reader.optional("owner", .enumName(ProcessType.self))
    return Pending {
      try Self(pending: pending.checked(), running: running.checked(), owner: owner.checked())
    }
  }
}

/// The result of the operation `queue.next`.
struct QueueNextResult: Sendable {
  /// The identifier of the one to start; null where none may start.
  let id: String?

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("id", .nullable(result.id) { .text($0) })
    return members
  }
}

/// An object in `pending` of `QueueNextArguments`.
struct QueueNextArgumentsPending: Sendable {
  /// The photo's local identifier.
  let id: JsonString
  /// Whether it is a video.
  let isVideo: Bool
  /// When it was taken, in microseconds since 1970.
  let creationTime: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let id = try reader.required("id", .string())
    let isVideo = try reader.required("isVideo", .boolean())
    let creationTime = try reader.required("creationTime", .integer())
    return Pending {
      try Self(id: id.checked(), isVideo: isVideo.checked(), creationTime: creationTime.checked())
    }
  }
}

/// An object in `running` of `QueueNextArguments`.
struct QueueNextArgumentsRunning: Sendable {
  /// The photo's local identifier.
  let id: JsonString
  /// Whether it is a video.
  let isVideo: Bool

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let id = try reader.required("id", .string())
    let isVideo = try reader.required("isVideo", .boolean())
    return Pending {
      try Self(id: id.checked(), isVideo: isVideo.checked())
    }
  }
}
