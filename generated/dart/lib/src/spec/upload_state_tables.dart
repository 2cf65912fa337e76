// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';
import 'process_type.dart';
import 'upload_state.dart';

/// The state of a photo's upload.
///
/// The spec's `UploadProgress`. A row of `upload_states`.
final class UploadProgress extends TableRow {
  /// Makes a row.
  const UploadProgress({
    required this.localId,
    required this.owner,
    required this.state,
    required this.sentBytes,
    required this.totalBytes,
    this.failure,
    required this.updatedAt,
  });

  /// Reads a row.
  UploadProgress.read(RowReader row)
    : localId = row.text(),
      owner = row.member(LockstepProcessType.fromWire),
      state = row.member(UploadState.fromWire),
      sentBytes = row.integer(),
      totalBytes = row.integer(),
      failure = row.optionalText(),
      updatedAt = row.integer();

  /// The photo's local identifier.
  final String localId;

  /// The process that works on it, or did last.
  final LockstepProcessType owner;

  /// What the upload looks like.
  final UploadState state;

  /// How much was sent, in bytes.
  final int sentBytes;

  /// How much there is to send, in bytes; 0 where that is not known yet.
  final int totalBytes;

  /// Why it failed: the code of the error; null for any other state.
  final String? failure;

  /// When the state was written, in microseconds since 1970.
  final int updatedAt;

  @override
  List<Object?> get values => [
    localId,
    owner.wire,
    state.wire,
    sentBytes,
    totalBytes,
    failure,
    updatedAt,
  ];
}

/// The statements on the states of uploads.
///
/// The spec's `UploadProgressStatements`.
abstract final class UploadProgressStatements {
  /// Writes the state of an upload, in the place of the one before.
  static DatabaseCall<int> write(UploadProgress row) {
    const sql =
        'INSERT OR REPLACE INTO upload_states (local_id, owner, state, sent_bytes, total_bytes, failure, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The state of an upload.
  static DatabaseCall<UploadProgress?> read({required String localId}) {
    const sql =
        'SELECT local_id, owner, state, sent_bytes, total_bytes, failure, updated_at FROM upload_states WHERE local_id = ?1';
    final parameters = [localId];
    return DatabaseCall.row(sql, parameters, UploadProgress.read);
  }

  /// The uploads in a state, the one that was written last first.
  static DatabaseCall<List<UploadProgress>> inState({
    required UploadState state,
  }) {
    const sql =
        'SELECT local_id, owner, state, sent_bytes, total_bytes, failure, updated_at FROM upload_states WHERE state = ?1 ORDER BY updated_at DESC, local_id';
    final parameters = [state.wire];
    return DatabaseCall.rows(sql, parameters, UploadProgress.read);
  }

  /// All uploads, the one that was written last first.
  static DatabaseCall<List<UploadProgress>> list() {
    const sql =
        'SELECT local_id, owner, state, sent_bytes, total_bytes, failure, updated_at FROM upload_states ORDER BY updated_at DESC, local_id';
    return DatabaseCall.rows(sql, const [], UploadProgress.read);
  }

  /// Forgets an upload.
  static DatabaseCall<int> remove({required String localId}) {
    const sql = 'DELETE FROM upload_states WHERE local_id = ?1';
    final parameters = [localId];
    return DatabaseCall.changes(sql, parameters);
  }
}
