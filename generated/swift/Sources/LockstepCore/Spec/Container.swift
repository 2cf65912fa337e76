// Generated from the spec's subject `container`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The names of files in the folder of uploads: `OWNER.PROCESS.REST`, where OWNER is a wire value
/// of ProcessType and PROCESS distinguishes one life of it from another. A temporary file has the
/// same after its prefix.
///
/// Spec: `UploadNames`.
public enum UploadNames {
  /// What stands between the parts of a name.
  ///
  /// Spec: `UploadNames.separator`, text.
  public static let separator = "."

  /// How many hexadecimal digits PROCESS has, drawn when a process starts.
  ///
  /// Spec: `UploadNames.processDigits`, count.
  public static let processDigits = 8

  /// What a temporary file's name begins with.
  ///
  /// Spec: `UploadNames.temporaryPrefix`, text.
  public static let temporaryPrefix = ".lockstep-"

  /// How long a file of a living process, or of nobody known, may stay untouched before it is
  /// removed.
  ///
  /// Spec: `UploadNames.untouchedFor`, microseconds.
  public static let untouchedFor = 3_600_000_000

  /// What the name of a file begins with that a background session of the system sends, or of the
  /// answer to it: it is read, and awaited, while no process of ours lives.
  ///
  /// Spec: `UploadNames.sendingPrefix`, text.
  public static let sendingPrefix = "sending-"

  /// How long such a file may stay untouched: no signed address lives longer.
  ///
  /// Spec: `UploadNames.sendingFor`, microseconds.
  public static let sendingFor = 604_800_000_000
}
