// Generated from the spec's subject `app-databases`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The app's databases of files and of collections, in its own documents. They are read from copies
/// and never changed. A file that was not uploaded has no number, or -1.
///
/// Spec: `AppDatabases`.
public enum AppDatabases {
  /// The name of the database with the files.
  ///
  /// Spec: `AppDatabases.filesName`, text.
  public static let filesName = "ente.files.db"

  /// The name of the database with the collections.
  ///
  /// Spec: `AppDatabases.collectionsName`, text.
  public static let collectionsName = "ente.collections.db"

  /// Whether there is a table of files: one integer.
  ///
  /// Spec: `AppDatabases.hasFiles`, text.
  public static let hasFiles =
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'files'"

  /// Whether there is a table of collections: one integer.
  ///
  /// Spec: `AppDatabases.hasCollections`, text.
  public static let hasCollections =
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'collections'"

  /// How many rows are read and written at once.
  ///
  /// Spec: `AppDatabases.pageRows`, count.
  public static let pageRows = 500

  /// A page of the files that are uploaded: the row's number, then the values of importFile in
  /// their order. Parameters: the last row's number, how many.
  ///
  /// Spec: `AppDatabases.files`, text.
  public static let files =
    "SELECT rowid AS position, uploaded_file_id AS file_id, CASE WHEN typeof(local_id) = 'text' AND instr(local_id, char(0)) = 0 THEN local_id ELSE NULL END AS local_id, collection_id AS collection_id, CASE WHEN typeof(owner_id) = 'integer' THEN owner_id ELSE NULL END AS owner_id, encrypted_key AS encrypted_key, key_decryption_nonce AS key_decryption_nonce, CASE WHEN typeof(file_decryption_header) = 'text' AND instr(file_decryption_header, char(0)) = 0 THEN file_decryption_header ELSE '' END AS file_decryption_header, CASE WHEN typeof(thumbnail_decryption_header) = 'text' AND instr(thumbnail_decryption_header, char(0)) = 0 THEN thumbnail_decryption_header ELSE '' END AS thumbnail_decryption_header, CASE WHEN typeof(metadata_decryption_header) = 'text' AND instr(metadata_decryption_header, char(0)) = 0 THEN metadata_decryption_header ELSE '' END AS metadata_decryption_header, CASE WHEN typeof(hash) = 'text' AND instr(hash, char(0)) = 0 THEN hash ELSE NULL END AS content_hash, CAST(coalesce(updation_time, 0) AS INTEGER) AS updation_time FROM files WHERE rowid > ?1 AND typeof(uploaded_file_id) = 'integer' AND uploaded_file_id > 0 AND typeof(collection_id) = 'integer' AND typeof(encrypted_key) = 'text' AND instr(encrypted_key, char(0)) = 0 AND typeof(key_decryption_nonce) = 'text' AND instr(key_decryption_nonce, char(0)) = 0 AND coalesce(is_deleted, 0) = 0 ORDER BY rowid LIMIT ?2"

  /// A page of the collections: the row's number, then the values of importCollection in their
  /// order. Parameters: as those of files.
  ///
  /// Spec: `AppDatabases.collections`, text.
  public static let collections =
    "SELECT rowid AS position, collection_id AS id, encrypted_key AS encrypted_key, CASE WHEN typeof(key_decryption_nonce) = 'text' AND instr(key_decryption_nonce, char(0)) = 0 THEN key_decryption_nonce ELSE NULL END AS key_decryption_nonce FROM collections WHERE rowid > ?1 AND typeof(collection_id) = 'integer' AND typeof(encrypted_key) = 'text' AND instr(encrypted_key, char(0)) = 0 AND coalesce(is_deleted, 0) = 0 ORDER BY rowid LIMIT ?2"

  /// Copies a file, unless the shared database knows it: what it knows is as new.
  ///
  /// Spec: `AppDatabases.importFile`, text.
  public static let importFile =
    "INSERT OR IGNORE INTO committed_files (file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"

  /// Copies a collection, in the place of what was known of it: a key may have changed.
  ///
  /// Spec: `AppDatabases.importCollection`, text.
  public static let importCollection =
    "INSERT OR REPLACE INTO collections (id, encrypted_key, key_decryption_nonce) VALUES (?1, ?2, ?3)"
}
