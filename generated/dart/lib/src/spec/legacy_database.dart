// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The app's old database. It is read from a copy and never changed.
///
/// The spec's `LegacyDatabase`.
abstract final class LegacyDatabase {
  /// The name of the file that the app kept its locks in before, in its own
  /// documents.
  static const String fileName = 'ente.upload_locks.db';

  /// The newest version of its schema that is understood, SQLite's
  /// user_version. One with a higher version is left alone.
  static const int schemaVersion = 7;

  /// What it put before the name of an owner.
  static const String ownerPrefix = 'ProcessType.';
}
