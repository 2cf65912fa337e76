// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `info`.
protocol InfoHandler: Sendable {
  /// Says what answers: the language, its versions, and the spec that its code was generated from.
  ///
  /// Spec: `info`.
  func info() throws -> InfoResult
}

/// The result of the operation `info`.
struct InfoResult: Sendable {
  /// The language's name, as the launcher takes it.
  let language: String
  /// The language's runtime and its version.
  let runtime: String
  /// The version of libsodium.
  let libsodium: String
  /// The spec's version.
  let specVersion: String
  /// The digest of the spec; the parity suite refuses to compare testees of different digests.
  let specDigest: String
  /// The process that answers.
  let pid: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("language", .text(result.language))
    members.append("runtime", .text(result.runtime))
    members.append("libsodium", .text(result.libsodium))
    members.append("specVersion", .text(result.specVersion))
    members.append("specDigest", .text(result.specDigest))
    members.append("pid", .integer(result.pid))
    return members
  }
}
