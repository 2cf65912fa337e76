// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The names of files in the folder of uploads: `OWNER.PROCESS.REST`, where
/// OWNER is a wire value of ProcessType and PROCESS distinguishes one life of
/// it from another. A temporary file has the same after its prefix.
///
/// The spec's `UploadNames`.
abstract final class UploadNames {
  /// What stands between the parts of a name.
  static const String separator = '.';

  /// How many hexadecimal digits PROCESS has, drawn when a process starts.
  static const int processDigits = 8;

  /// What a temporary file's name begins with.
  static const String temporaryPrefix = '.lockstep-';

  /// How long a file of a living process, or of nobody known, may stay
  /// untouched before it is removed.
  ///
  /// Unit: microseconds.
  static const int untouchedFor = 3_600_000_000;

  /// What the name of a file begins with that a background session of the
  /// system sends, or of the answer to it: it is read, and awaited, while no
  /// process of ours lives.
  static const String sendingPrefix = 'sending-';

  /// How long such a file may stay untouched: no signed address lives longer.
  ///
  /// Unit: microseconds.
  static const int sendingFor = 604_800_000_000;
}
