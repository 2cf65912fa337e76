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

  /// Whether it has locks: one integer.
  static const String hasLocks =
      'SELECT count(*) FROM sqlite_master WHERE type = \'table\' AND name = \'upload_locks\'';

  /// Its locks, all as text: id, owner, time.
  static const String locks =
      'SELECT id, owner, CAST(time AS TEXT) FROM upload_locks WHERE typeof(id) = \'text\' AND typeof(owner) = \'text\' AND typeof(time) IN (\'text\', \'integer\') AND instr(id || owner || time, char(0)) = 0';

  /// Whether it has multipart uploads: one integer. Older ones have none.
  static const String hasUploads =
      'SELECT count(*) FROM sqlite_master WHERE type = \'table\' AND name = \'track_uploads\'';

  /// Whether its multipart uploads have checksums: one integer.
  static const String hasChecksums =
      'SELECT count(*) FROM sqlite_master WHERE type = \'table\' AND name = \'track_uploads\' AND sql LIKE \'%part_md5s%\'';

  /// Its multipart uploads as text, in the order of importUpload's parameters;
  /// times in microseconds.
  static const String uploads =
      'SELECT CAST(local_id AS TEXT), CAST(file_hash AS TEXT), CAST(collection_id AS TEXT), CAST(encrypted_file_name AS TEXT), CAST(encrypted_file_size AS TEXT), CAST(encrypted_file_key AS TEXT), CAST(file_encryption_nonce AS TEXT), CAST(key_encryption_nonce AS TEXT), CAST(object_key AS TEXT), CAST(complete_url AS TEXT), CAST(status AS TEXT), CAST(part_size AS TEXT), CAST(CASE WHEN typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END AS TEXT), CAST(CASE WHEN typeof(created_at) = \'text\' THEN coalesce(strftime(\'%s\', created_at) * 1000000, CASE WHEN typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END) ELSE CASE WHEN typeof(created_at) = \'integer\' AND created_at BETWEEN 0 AND 100000000000000 THEN created_at * 1000 ELSE created_at END END AS TEXT), CAST(file_md5 AS TEXT), CAST(part_md5s AS TEXT) FROM track_uploads ORDER BY id';

  /// The same of one without checksums.
  static const String uploadsWithoutChecksums =
      'SELECT CAST(local_id AS TEXT), CAST(file_hash AS TEXT), CAST(collection_id AS TEXT), CAST(encrypted_file_name AS TEXT), CAST(encrypted_file_size AS TEXT), CAST(encrypted_file_key AS TEXT), CAST(file_encryption_nonce AS TEXT), CAST(key_encryption_nonce AS TEXT), CAST(object_key AS TEXT), CAST(complete_url AS TEXT), CAST(status AS TEXT), CAST(part_size AS TEXT), CAST(CASE WHEN typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END AS TEXT), CAST(CASE WHEN typeof(created_at) = \'text\' THEN coalesce(strftime(\'%s\', created_at) * 1000000, CASE WHEN typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END) ELSE CASE WHEN typeof(created_at) = \'integer\' AND created_at BETWEEN 0 AND 100000000000000 THEN created_at * 1000 ELSE created_at END END AS TEXT), NULL AS file_md5, NULL AS part_md5s FROM track_uploads ORDER BY id';

  /// The parts of its multipart uploads as text, in the order of importPart's
  /// parameters.
  static const String parts =
      'SELECT CAST(object_key AS TEXT), CAST(part_number AS TEXT), CAST(part_url AS TEXT), CAST(part_etag AS TEXT), CAST(part_status AS TEXT) FROM upload_parts ORDER BY object_key, part_number';

  /// Where the object key stands among the values of an upload, from 0.
  static const int objectKeyIndex = 8;

  /// Copies a multipart upload into the shared database, unless it came before.
  /// A row that breaks the table's rules is left behind.
  static const String importUpload =
      'INSERT OR IGNORE INTO track_uploads (local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16 WHERE NOT EXISTS (SELECT 1 FROM imported_uploads WHERE object_key = ?9)';

  /// Copies a part of an upload that was just copied.
  static const String importPart =
      'INSERT OR IGNORE INTO upload_parts (object_key, part_number, part_url, part_etag, part_status) SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM imported_uploads WHERE object_key = ?1) AND EXISTS (SELECT 1 FROM track_uploads WHERE object_key = ?1)';

  /// The names of the encrypted files that uploads in the shared database need:
  /// texts, each once.
  static const String fileNames =
      'SELECT DISTINCT encrypted_file_name FROM track_uploads ORDER BY encrypted_file_name';

  /// Notes that an upload came, after its parts. Parameters: object_key.
  static const String noteImport =
      'INSERT OR IGNORE INTO imported_uploads (object_key) SELECT object_key FROM track_uploads WHERE object_key = ?1';
}
