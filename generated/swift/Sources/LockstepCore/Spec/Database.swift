// Generated from the spec's subject `database`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The shared database as a file: how it is recognized, how it is made, and how long a process
/// waits for it.
///
/// Spec: `SharedDatabase`.
public enum SharedDatabase {
  /// The name of the folder in the App Group's container that everything of this spec is in.
  ///
  /// Spec: `SharedDatabase.folder`, text.
  public static let folder = "lockstep"

  /// The name of the database's file in it.
  ///
  /// Spec: `SharedDatabase.fileName`, text.
  public static let fileName = "lockstep.db"

  /// The name of the folder beside it, for encrypted files that wait for their transfer.
  ///
  /// Spec: `SharedDatabase.uploadsFolder`, text.
  public static let uploadsFolder = "uploads"

  /// SQLite's application_id of the file: the letters LKST. A database with another one is foreign
  /// and is left alone.
  ///
  /// Spec: `SharedDatabase.applicationId`, count.
  public static let applicationId = 1_280_004_948

  /// The schema's version, SQLite's user_version. A database with a higher one is newer than this
  /// spec and is left alone.
  ///
  /// Spec: `SharedDatabase.schemaVersion`, count.
  public static let schemaVersion = 3

  /// The oldest SQLite that the statements run on, as its sqlite3_libversion_number: 3.8.3, for
  /// WITH. Android has it since 5.0.
  ///
  /// Spec: `SharedDatabase.minimumSQLite`, count.
  public static let minimumSQLite = 3_008_003

  /// SQLite's own version as text, `3.8.3`.
  ///
  /// Spec: `SharedDatabase.libraryVersion`, text.
  public static let libraryVersion = "SELECT sqlite_version()"

  /// Asks for the schema's version: one integer.
  ///
  /// Spec: `SharedDatabase.readVersion`, text.
  public static let readVersion = "PRAGMA user_version"

  /// Asks for the application's number: one integer.
  ///
  /// Spec: `SharedDatabase.readApplication`, text.
  public static let readApplication = "PRAGMA application_id"

  /// Asks how many tables, indexes and views there are: one integer.
  ///
  /// Spec: `SharedDatabase.countObjects`, text.
  public static let countObjects = "SELECT count(*) FROM sqlite_master"

  /// How the journal is kept: readers and one writer do not block each other.
  ///
  /// Spec: `SharedDatabase.journalMode`, text.
  public static let journalMode = "PRAGMA journal_mode = WAL"

  /// What every connection sets: a commit survives a process that is killed, and needs no fsync of
  /// its own.
  ///
  /// Spec: `SharedDatabase.connectionSetup`, text.
  public static let connectionSetup = "PRAGMA synchronous = NORMAL"

  /// Where the system has an fsync that reaches the disk and one that does not (Apple's), every
  /// connection sets the first.
  ///
  /// Spec: `SharedDatabase.fullSync`, text.
  public static let fullSync = "PRAGMA fullfsync = ON"

  /// Before a transaction that must survive a loss of power; connectionSetup follows it.
  ///
  /// Spec: `SharedDatabase.durableSetup`, text.
  public static let durableSetup = "PRAGMA synchronous = FULL"

  /// Moves what the -wal holds into the database, as much as others' readers allow: when a schema
  /// was made, so that the file itself shows whose it is, and before the process is suspended.
  ///
  /// Spec: `SharedDatabase.checkpoint`, text.
  public static let checkpoint = "PRAGMA wal_checkpoint(PASSIVE)"

  /// How long an operation tries again while others write, before it fails as busy.
  ///
  /// Spec: `SharedDatabase.busyLimit`, microseconds.
  public static let busyLimit = 10_000_000

  /// The shortest pause between two tries.
  ///
  /// Spec: `SharedDatabase.busyPauseMinimum`, microseconds.
  public static let busyPauseMinimum = 200

  /// The longest pause between two tries; the pauses in between are random, so that nobody starves.
  ///
  /// Spec: `SharedDatabase.busyPauseMaximum`, microseconds.
  public static let busyPauseMaximum = 3000
}

/// Why the shared database could not be used. The error's code is `database_error`; this says what
/// to do about it.
///
/// Spec: `DatabaseFailure`.
public enum DatabaseFailure: WireEnum {
  /// Others wrote for as long as one waits. Try again later.
  ///
  /// Spec: `DatabaseFailure.busy`, on the wire "busy".
  case busy

  /// The operation was interrupted. Try again.
  ///
  /// Spec: `DatabaseFailure.interrupted`, on the wire "interrupted".
  case interrupted

  /// The file is damaged, or no database. Keep it for a report, and start a new one.
  ///
  /// Spec: `DatabaseFailure.corrupt`, on the wire "corrupt".
  case corrupt

  /// The device has no space left. Try again when there is some.
  ///
  /// Spec: `DatabaseFailure.full`, on the wire "full".
  case full

  /// The file or its folder can't be written.
  ///
  /// Spec: `DatabaseFailure.readOnly`, on the wire "readOnly".
  case readOnly

  /// The device has not been unlocked since it was started, and lends no file before. Try again
  /// when it is unlocked.
  ///
  /// Spec: `DatabaseFailure.lockedDevice`, on the wire "lockedDevice".
  case lockedDevice

  /// Reading or writing failed for another reason: no room for a file's name, a -wal that somebody
  /// deleted. Waiting does not help.
  ///
  /// Spec: `DatabaseFailure.ioFailure`, on the wire "ioFailure".
  case ioFailure

  /// The file was deleted or replaced while it was open: no lock in it holds. End the work, and
  /// open the database again.
  ///
  /// Spec: `DatabaseFailure.replaced`, on the wire "replaced".
  case replaced

  /// A newer version of the app made the schema. Update this one; the file was left as it is.
  ///
  /// Spec: `DatabaseFailure.newerSchema`, on the wire "newerSchema".
  case newerSchema

  /// The file is another program's database. It was left as it is.
  ///
  /// Spec: `DatabaseFailure.foreign`, on the wire "foreign".
  case foreign

  /// SQLite itself is older than the statements need.
  ///
  /// Spec: `DatabaseFailure.olderSQLite`, on the wire "olderSQLite".
  case olderSQLite

  /// Anything else that SQLite refused.
  ///
  /// Spec: `DatabaseFailure.refused`, on the wire "refused".
  case refused

  /// The name of the spec's definition.
  public static let specName = "DatabaseFailure"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .busy: "busy"
    case .interrupted: "interrupted"
    case .corrupt: "corrupt"
    case .full: "full"
    case .readOnly: "readOnly"
    case .lockedDevice: "lockedDevice"
    case .ioFailure: "ioFailure"
    case .replaced: "replaced"
    case .newerSchema: "newerSchema"
    case .foreign: "foreign"
    case .olderSQLite: "olderSQLite"
    case .refused: "refused"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .busy: "busy"
    case .interrupted: "interrupted"
    case .corrupt: "corrupt"
    case .full: "full"
    case .readOnly: "readOnly"
    case .lockedDevice: "lockedDevice"
    case .ioFailure: "ioFailure"
    case .replaced: "replaced"
    case .newerSchema: "newerSchema"
    case .foreign: "foreign"
    case .olderSQLite: "olderSQLite"
    case .refused: "refused"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "busy": self = .busy
    case "interrupted": self = .interrupted
    case "corrupt": self = .corrupt
    case "full": self = .full
    case "readOnly": self = .readOnly
    case "lockedDevice": self = .lockedDevice
    case "ioFailure": self = .ioFailure
    case "replaced": self = .replaced
    case "newerSchema": self = .newerSchema
    case "foreign": self = .foreign
    case "olderSQLite": self = .olderSQLite
    case "refused": self = .refused
    default: return nil
    }
  }
}
