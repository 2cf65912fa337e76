// Generated from the spec of Lockstep: change it there and generate anew.

import '../models/wire_value.dart';

/// The shared database as a file: how it is told from others, how it is made,
/// and how long one waits for it.
///
/// The spec's `SharedDatabase`.
abstract final class SharedDatabase {
  /// The name of the file in the shared container.
  static const String fileName = 'lockstep.db';

  /// The name of the file that the app kept its locks in before, in its own
  /// documents.
  static const String legacyFileName = 'ente.upload_locks.db';

  /// SQLite's application_id of the file: the letters LKST. A database with
  /// another one is foreign and is left alone.
  static const int applicationId = 1_280_004_948;

  /// The schema's version, SQLite's user_version. A database with a higher one
  /// is newer than this spec and is left alone.
  static const int schemaVersion = 1;

  /// The oldest SQLite that the statements run on, as its
  /// sqlite3_libversion_number: 3.8.3, for WITH. Android has it since 5.0.
  static const int minimumSQLite = 3_008_003;

  /// What stands between the statements of a script, and inside none.
  static const String statementSeparator = ';\n';

  /// The script that makes schema 1 of an empty database, to be run in one
  /// transaction.
  static const String migration1 =
      'CREATE TABLE upload_locks (id TEXT NOT NULL, owner TEXT NOT NULL, time INTEGER NOT NULL CHECK (typeof(time) = \'integer\' AND time BETWEEN -9007199254740991 AND 9007199254740991), token INTEGER NOT NULL CHECK (typeof(token) = \'integer\' AND token BETWEEN -9007199254740991 AND 9007199254740991), PRIMARY KEY (id));\nCREATE INDEX upload_locks_by_owner ON upload_locks (owner);\nCREATE TABLE process_heartbeats (owner TEXT NOT NULL, time INTEGER NOT NULL CHECK (typeof(time) = \'integer\' AND time BETWEEN -9007199254740991 AND 9007199254740991), PRIMARY KEY (owner));\nCREATE TABLE lock_tokens (name TEXT NOT NULL, last INTEGER NOT NULL CHECK (typeof(last) = \'integer\' AND last BETWEEN -9007199254740991 AND 9007199254740991), PRIMARY KEY (name));\nCREATE TABLE upload_records (local_id TEXT NOT NULL, collection_id INTEGER NOT NULL CHECK (typeof(collection_id) = \'integer\' AND collection_id BETWEEN -9007199254740991 AND 9007199254740991), phase TEXT NOT NULL CHECK (phase IN (\'prepared\', \'uploading\', \'uploaded\', \'committing\', \'committed\', \'failed\')), file_object_key TEXT NOT NULL, thumbnail_object_key TEXT, encrypted_key TEXT NOT NULL, key_decryption_nonce TEXT NOT NULL, file_decryption_header TEXT NOT NULL, thumbnail_decryption_header TEXT, metadata TEXT NOT NULL, metadata_decryption_header TEXT NOT NULL, encrypted_file_name TEXT NOT NULL, encrypted_size INTEGER NOT NULL CHECK (typeof(encrypted_size) = \'integer\' AND encrypted_size BETWEEN -9007199254740991 AND 9007199254740991), file_md5 TEXT NOT NULL, encrypted_thumbnail_name TEXT, thumbnail_size INTEGER, thumbnail_md5 TEXT, content_hash TEXT NOT NULL, transfer_id TEXT, transfer_deadline INTEGER, updated_at INTEGER NOT NULL CHECK (typeof(updated_at) = \'integer\' AND updated_at BETWEEN -9007199254740991 AND 9007199254740991), PRIMARY KEY (local_id, collection_id));\nCREATE INDEX upload_records_by_phase ON upload_records (phase);\nCREATE TABLE track_uploads (id INTEGER NOT NULL, local_id TEXT NOT NULL, file_hash TEXT NOT NULL, collection_id INTEGER NOT NULL CHECK (typeof(collection_id) = \'integer\' AND collection_id BETWEEN -9007199254740991 AND 9007199254740991), encrypted_file_name TEXT NOT NULL, encrypted_file_size INTEGER NOT NULL CHECK (typeof(encrypted_file_size) = \'integer\' AND encrypted_file_size BETWEEN -9007199254740991 AND 9007199254740991), encrypted_file_key TEXT NOT NULL, file_encryption_nonce TEXT NOT NULL, key_encryption_nonce TEXT NOT NULL, object_key TEXT NOT NULL, complete_url TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN (\'pending\', \'uploaded\', \'completed\')), part_size INTEGER NOT NULL CHECK (typeof(part_size) = \'integer\' AND part_size BETWEEN -9007199254740991 AND 9007199254740991), last_attempted_at INTEGER NOT NULL CHECK (typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN -9007199254740991 AND 9007199254740991), created_at INTEGER NOT NULL CHECK (typeof(created_at) = \'integer\' AND created_at BETWEEN -9007199254740991 AND 9007199254740991), file_md5 TEXT, part_md5s TEXT, PRIMARY KEY (id));\nCREATE INDEX track_uploads_by_local_id_file_hash_collection_id ON track_uploads (local_id, file_hash, collection_id);\nCREATE INDEX track_uploads_by_object_key ON track_uploads (object_key);\nCREATE TABLE upload_parts (object_key TEXT NOT NULL, part_number INTEGER NOT NULL CHECK (typeof(part_number) = \'integer\' AND part_number BETWEEN -9007199254740991 AND 9007199254740991), part_url TEXT NOT NULL, part_etag TEXT, part_status TEXT NOT NULL CHECK (part_status IN (\'pending\', \'uploaded\')), PRIMARY KEY (object_key, part_number));\nCREATE TABLE committed_files (file_id INTEGER NOT NULL CHECK (typeof(file_id) = \'integer\' AND file_id BETWEEN -9007199254740991 AND 9007199254740991), local_id TEXT, collection_id INTEGER NOT NULL CHECK (typeof(collection_id) = \'integer\' AND collection_id BETWEEN -9007199254740991 AND 9007199254740991), encrypted_key TEXT NOT NULL, key_decryption_nonce TEXT NOT NULL, file_decryption_header TEXT NOT NULL, thumbnail_decryption_header TEXT NOT NULL, metadata_decryption_header TEXT NOT NULL, content_hash TEXT, updation_time INTEGER NOT NULL CHECK (typeof(updation_time) = \'integer\' AND updation_time BETWEEN -9007199254740991 AND 9007199254740991), PRIMARY KEY (file_id, collection_id));\nCREATE INDEX committed_files_by_local_id ON committed_files (local_id);\nCREATE INDEX committed_files_by_content_hash ON committed_files (content_hash);\nCREATE TABLE collections (id INTEGER NOT NULL CHECK (typeof(id) = \'integer\' AND id BETWEEN -9007199254740991 AND 9007199254740991), encrypted_key TEXT NOT NULL, key_decryption_nonce TEXT, PRIMARY KEY (id));\nCREATE TABLE upload_states (local_id TEXT NOT NULL, owner TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN (\'queued\', \'encrypting\', \'uploading\', \'done\', \'failed\')), sent_bytes INTEGER NOT NULL DEFAULT 0 CHECK (typeof(sent_bytes) = \'integer\' AND sent_bytes BETWEEN -9007199254740991 AND 9007199254740991), total_bytes INTEGER NOT NULL DEFAULT 0 CHECK (typeof(total_bytes) = \'integer\' AND total_bytes BETWEEN -9007199254740991 AND 9007199254740991), failure TEXT, updated_at INTEGER NOT NULL CHECK (typeof(updated_at) = \'integer\' AND updated_at BETWEEN -9007199254740991 AND 9007199254740991), PRIMARY KEY (local_id));\nCREATE INDEX upload_states_by_state ON upload_states (state);\nINSERT INTO lock_tokens (name, last) VALUES (\'upload_locks\', 0);\nPRAGMA application_id = 1280004948;\nPRAGMA user_version = 1';

  /// What every connection sets: a commit survives a process that is killed,
  /// and needs no fsync of its own.
  static const String connectionSetup = 'PRAGMA synchronous = NORMAL';

  /// How the journal is kept: readers and one writer do not block each other.
  static const String journalMode = 'PRAGMA journal_mode = WAL';

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

  /// Reading or writing failed; a device that is locked since it was started
  /// lends no file. Try again when it is unlocked.
  lockedDevice('lockedDevice'),

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
