// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// The shared database as a file: how it is recognized, how it is made, and how
/// long a process waits for it.
///
/// The spec's `SharedDatabase`.
abstract final class SharedDatabase {
  /// The name of the folder in the App Group's container that everything of
  /// this spec is in.
  static const String folder = 'lockstep';

  /// The name of the database's file in it.
  static const String fileName = 'lockstep.db';

  /// The name of the folder beside it, for encrypted files that wait for their
  /// transfer.
  static const String uploadsFolder = 'uploads';

  /// SQLite's application_id of the file: the letters LKST. A database with
  /// another one is foreign and is left alone.
  static const int applicationId = 1_280_004_948;

  /// The schema's version, SQLite's user_version. A database with a higher one
  /// is newer than this spec and is left alone.
  static const int schemaVersion = 3;

  /// The oldest SQLite that the statements run on, as its
  /// sqlite3_libversion_number: 3.8.3, for WITH. Android has it since 5.0.
  static const int minimumSQLite = 3_008_003;

  /// SQLite's own version as text, `3.8.3`.
  static const String libraryVersion = 'SELECT sqlite_version()';

  /// Asks for the schema's version: one integer.
  static const String readVersion = 'PRAGMA user_version';

  /// Asks for the application's number: one integer.
  static const String readApplication = 'PRAGMA application_id';

  /// Asks how many tables, indexes and views there are: one integer.
  static const String countObjects = 'SELECT count(*) FROM sqlite_master';

  /// How the journal is kept: readers and one writer do not block each other.
  static const String journalMode = 'PRAGMA journal_mode = WAL';

  /// What every connection sets: a commit survives a process that is killed,
  /// and needs no fsync of its own.
  static const String connectionSetup = 'PRAGMA synchronous = NORMAL';

  /// Where the system has an fsync that reaches the disk and one that does not
  /// (Apple's), every connection sets the first.
  static const String fullSync = 'PRAGMA fullfsync = ON';

  /// Before a transaction that must survive a loss of power; connectionSetup
  /// follows it.
  static const String durableSetup = 'PRAGMA synchronous = FULL';

  /// Moves what the -wal holds into the database, as much as others' readers
  /// allow: when a schema was made, so that the file itself shows whose it is,
  /// and before the process is suspended.
  static const String checkpoint = 'PRAGMA wal_checkpoint(PASSIVE)';

  /// How long an operation tries again while others write, before it fails as
  /// busy.
  ///
  /// Unit: microseconds.
  static const int busyLimit = 10_000_000;

  /// The shortest pause between two tries.
  ///
  /// Unit: microseconds.
  static const int busyPauseMinimum = 200;

  /// The longest pause between two tries; the pauses in between are random, so
  /// that nobody starves.
  ///
  /// Unit: microseconds.
  static const int busyPauseMaximum = 3000;
}

/// Why the shared database could not be used. The error's code is
/// `database_error`; this says what to do about it.
///
/// The spec's `DatabaseFailure`.
enum DatabaseFailure implements WireValue<String> {
  /// Others wrote for as long as one waits. Try again later.
  busy('busy'),

  /// The operation was interrupted. Try again.
  interrupted('interrupted'),

  /// The file is damaged, or no database. Keep it for a report, and start a new
  /// one.
  corrupt('corrupt'),

  /// The device has no space left. Try again when there is some.
  full('full'),

  /// The file or its folder can't be written.
  readOnly('readOnly'),

  /// The device has not been unlocked since it was started, and lends no file
  /// before. Try again when it is unlocked.
  lockedDevice('lockedDevice'),

  /// Reading or writing failed for another reason: no room for a file's name, a
  /// -wal that somebody deleted. Waiting does not help.
  ioFailure('ioFailure'),

  /// The file was deleted or replaced while it was open: no lock in it holds.
  /// End the work, and open the database again.
  replaced('replaced'),

  /// A newer version of the app made the schema. Update this one; the file was
  /// left as it is.
  newerSchema('newerSchema'),

  /// The file is another program's database. It was left as it is.
  foreign('foreign'),

  /// SQLite itself is older than the statements need.
  olderSQLite('olderSQLite'),

  /// Anything else that SQLite refused.
  refused('refused');

  const DatabaseFailure(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static DatabaseFailure? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
