// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// How many uploads run at once.
///
/// The spec's `QueueLimits`.
abstract final class QueueLimits {
  /// All uploads.
  static const int maximumRunning = 4;

  /// Those of videos among them.
  static const int maximumVideosRunning = 2;
}
