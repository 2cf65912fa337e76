// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `container`.
protocol ContainerHandler: Sendable {
  /// Removes what killed processes left: temporary files, and files that no record names. Those of
  /// the asking owner's earlier life and of dead owners at once, others when they were not written
  /// for an hour, and those that a background session sends when they were not written for a week.
  /// Never a file that a record names, nor one of the process that asks.
  ///
  /// Spec: `container.clean`.
  func clean(_ arguments: ContainerCleanArguments) throws -> ContainerCleanResult
}

/// The arguments of the operation `container.clean`.
struct ContainerCleanArguments: Sendable {
  /// The container: the database and the folder of encrypted files lie directly in it; it is made
  /// if missing.
  let container: String
  /// The process that asks.
  let owner: ProcessType
  /// The caller's clock, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let container = try reader.required("container", .path())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(container: container.checked(), owner: owner.checked(), now: now.checked())
    }
  }
}

/// The result of the operation `container.clean`.
struct ContainerCleanResult: Sendable {
  /// How many files were removed.
  let removed: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("removed", .integer(result.removed))
    return members
  }
}
