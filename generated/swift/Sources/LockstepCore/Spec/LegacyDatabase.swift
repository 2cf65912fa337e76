// Generated from the spec's subject `legacy-database`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The app's old database. It is read from a copy and never changed.
///
/// Spec: `LegacyDatabase`.
public enum LegacyDatabase {
  /// The name of the file that the app kept its locks in before, in its own documents.
  ///
  /// Spec: `LegacyDatabase.fileName`, text.
  public static let fileName = "ente.upload_locks.db"

  /// The newest version of its schema that is understood, SQLite's user_version. One with a higher
  /// version is left alone.
  ///
  /// Spec: `LegacyDatabase.schemaVersion`, count.
  public static let schemaVersion = 7

  /// What it put before the name of an owner.
  ///
  /// Spec: `LegacyDatabase.ownerPrefix`, text.
  public static let ownerPrefix = "ProcessType."
}
