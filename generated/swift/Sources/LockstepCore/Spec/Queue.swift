// Generated from the spec's subject `queue`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How many uploads run at once.
///
/// Spec: `QueueLimits`.
public enum QueueLimits {
  /// All uploads.
  ///
  /// Spec: `QueueLimits.maximumRunning`, count.
  public static let maximumRunning = 4

  /// Those of videos among them.
  ///
  /// Spec: `QueueLimits.maximumVideosRunning`, count.
  public static let maximumVideosRunning = 2
}
