// Generated from the spec's subject `queue`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The processes in which every photo goes up before every video: the system ends them after
/// seconds, in which many photos go up, or no video.
///
/// Spec: `PhotosFirst`.
package struct PhotosFirst: Sendable, Hashable {
  /// The process that uploads.
  ///
  /// Spec: `PhotosFirst.owner`.
  package let owner: ProcessType

  /// The rules, in the spec's order.
  package static let all: [Self] = [
    Self(owner: .background),
    Self(owner: .extension),
  ]
}
