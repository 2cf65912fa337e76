// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';
import 'extension_calls.dart';
import 'photo_extension.dart';

/// A download-only job: the system says what it belongs to only where it was
/// registered.
///
/// The spec's `DownloadJob`. A row of `download_jobs`.
final class DownloadJob extends TableRow {
  /// Makes a row.
  const DownloadJob({
    required this.jobId,
    required this.localId,
    required this.state,
    required this.deadline,
  });

  /// Reads a row.
  DownloadJob.read(RowReader row)
    : jobId = row.text(),
      localId = row.text(),
      state = row.member(DownloadJobState.fromWire),
      deadline = row.integer();

  /// The job's local identifier.
  final String jobId;

  /// The local identifier of the asset whose original it fetches.
  final String localId;

  /// How it stands.
  final DownloadJobState state;

  /// When it is cancelled, in microseconds since 1970.
  final int deadline;

  @override
  List<Object?> get values => [jobId, localId, state.wire, deadline];
}

/// A call of the extension. The row is written with the call's first line, so
/// that one that was killed shows, too.
///
/// The spec's `ExtensionCall`. A row of `extension_calls`.
final class ExtensionCall extends TableRow {
  /// Makes a row.
  const ExtensionCall({
    this.id,
    required this.startedAt,
    this.duration,
    this.reason,
    this.answer,
    this.failure,
    required this.acknowledged,
    required this.unknownJobs,
    required this.registered,
    required this.cancelled,
    required this.found,
    required this.uploaded,
    required this.passedOver,
    required this.sentBytes,
    required this.queued,
  });

  /// Reads a row.
  ExtensionCall.read(RowReader row)
    : id = row.optionalInteger(),
      startedAt = row.integer(),
      duration = row.optionalInteger(),
      reason = row.optionalMember(ExtensionReason.fromWire),
      answer = row.optionalMember(ExtensionAnswer.fromWire),
      failure = row.optionalText(),
      acknowledged = row.integer(),
      unknownJobs = row.integer(),
      registered = row.integer(),
      cancelled = row.integer(),
      found = row.integer(),
      uploaded = row.integer(),
      passedOver = row.integer(),
      sentBytes = row.integer(),
      queued = row.integer();

  /// The row's number; null in a new row.
  final int? id;

  /// When the call began, in microseconds since 1970.
  final int startedAt;

  /// How long it took, in microseconds by a clock that nobody sets; null while
  /// it runs, and where it was killed.
  final int? duration;

  /// Why it ended; null likewise.
  final ExtensionReason? reason;

  /// What it answered; null likewise.
  final ExtensionAnswer? answer;

  /// The code of the error for the reasons `failed` and `failedBefore`, and of
  /// what the server said for `signedOut` and `networkPolicy`; for
  /// `switchedOff` what of the rollout is closed, after `rollout_`, where the
  /// person has it on. Null for all others.
  final String? failure;

  /// How many finished jobs it acknowledged.
  final int acknowledged;

  /// How many of those, and of the ones that it cancelled, nobody knew.
  final int unknownJobs;

  /// How many jobs it registered.
  final int registered;

  /// How many overdue jobs it cancelled.
  final int cancelled;

  /// How many photos it found.
  final int found;

  /// How many photos it came to an end with: uploaded, present or linked.
  final int uploaded;

  /// How many photos it left: too large, in iCloud, locked, failed.
  final int passedOver;

  /// How much it sent to the storage, in bytes.
  final int sentBytes;

  /// How many photos waited at its end, as far as it looked.
  final int queued;

  @override
  List<Object?> get values => [
    id,
    startedAt,
    duration,
    reason?.wire,
    answer?.wire,
    failure,
    acknowledged,
    unknownJobs,
    registered,
    cancelled,
    found,
    uploaded,
    passedOver,
    sentBytes,
    queued,
  ];
}

/// What the app says to the extension: one row. Where it is missing, background
/// upload is switched off.
///
/// The spec's `ExtensionSettings`. A row of `extension_settings`.
final class ExtensionSettings extends TableRow {
  /// Makes a row.
  const ExtensionSettings({
    required this.id,
    required this.enabled,
    required this.allowsExpensive,
    required this.accountId,
    required this.collectionId,
    required this.baseUrl,
    required this.clientPackage,
    required this.clientVersion,
  });

  /// Reads a row.
  ExtensionSettings.read(RowReader row)
    : id = row.integer(),
      enabled = row.integer(),
      allowsExpensive = row.integer(),
      accountId = row.integer(),
      collectionId = row.integer(),
      baseUrl = row.text(),
      clientPackage = row.text(),
      clientVersion = row.text();

  /// 1.
  final int id;

  /// Whether the person has switched background upload on, and the app has
  /// migrated what the extension needs: 1 or 0.
  final int enabled;

  /// Whether an expensive network may be used: 1 or 0.
  final int allowsExpensive;

  /// The server's number of the account.
  final int accountId;

  /// The collection that photos are uploaded to.
  final int collectionId;

  /// The address of the API.
  final String baseUrl;

  /// What the API knows the client by.
  final String clientPackage;

  /// The client's version.
  final String clientVersion;

  @override
  List<Object?> get values => [
    id,
    enabled,
    allowsExpensive,
    accountId,
    collectionId,
    baseUrl,
    clientPackage,
    clientVersion,
  ];
}

/// The statements on download-only jobs.
///
/// The spec's `DownloadJobStatements`.
abstract final class DownloadJobStatements {
  /// Writes a job.
  static DatabaseCall<int> write(DownloadJob row) {
    const sql =
        'INSERT OR REPLACE INTO download_jobs (job_id, local_id, state, deadline) VALUES (?1, ?2, ?3, ?4)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// All jobs.
  static DatabaseCall<List<DownloadJob>> list() {
    const sql =
        'SELECT job_id, local_id, state, deadline FROM download_jobs ORDER BY job_id';
    return DatabaseCall.rows(sql, const [], DownloadJob.read);
  }

  /// A job.
  static DatabaseCall<DownloadJob?> read({required String jobId}) {
    const sql =
        'SELECT job_id, local_id, state, deadline FROM download_jobs WHERE job_id = ?1';
    final parameters = [jobId];
    return DatabaseCall.row(sql, parameters, DownloadJob.read);
  }

  /// Lets every job that is awaited become unknown: before the extension is
  /// enabled, since disabling it has ended them all.
  static DatabaseCall<int> forgetAll() {
    const sql = 'UPDATE download_jobs SET state = \'unknown\'';
    return DatabaseCall.changes(sql, const []);
  }

  /// Forgets a job.
  static DatabaseCall<int> remove({required String jobId}) {
    const sql = 'DELETE FROM download_jobs WHERE job_id = ?1';
    final parameters = [jobId];
    return DatabaseCall.changes(sql, parameters);
  }
}

/// The statements on calls.
///
/// The spec's `ExtensionCallStatements`.
abstract final class ExtensionCallStatements {
  /// Writes a call: a new one where the id is null, else in the place of what
  /// was written of it.
  static DatabaseCall<int> write(ExtensionCall row) {
    const sql =
        'INSERT OR REPLACE INTO extension_calls (id, started_at, duration, reason, answer, failure, acknowledged, unknown_jobs, registered, cancelled, found, uploaded, passed_over, sent_bytes, queued) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The last calls, the latest first.
  static DatabaseCall<List<ExtensionCall>> list({required int limit}) {
    const sql =
        'SELECT id, started_at, duration, reason, answer, failure, acknowledged, unknown_jobs, registered, cancelled, found, uploaded, passed_over, sent_bytes, queued FROM extension_calls ORDER BY id DESC LIMIT ?1';
    final parameters = [limit];
    return DatabaseCall.rows(sql, parameters, ExtensionCall.read);
  }

  /// The call that told the system of a failure last.
  static DatabaseCall<ExtensionCall?> lastFailed() {
    const sql =
        'SELECT id, started_at, duration, reason, answer, failure, acknowledged, unknown_jobs, registered, cancelled, found, uploaded, passed_over, sent_bytes, queued FROM extension_calls WHERE reason = \'failed\' ORDER BY id DESC LIMIT 1';
    return DatabaseCall.row(sql, const [], ExtensionCall.read);
  }

  /// The last call that uploaded something, or came to the end of its work:
  /// what failed before is over. A closed gate says nothing.
  static DatabaseCall<ExtensionCall?> lastSound() {
    const sql =
        'SELECT id, started_at, duration, reason, answer, failure, acknowledged, unknown_jobs, registered, cancelled, found, uploaded, passed_over, sent_bytes, queued FROM extension_calls WHERE uploaded > 0 OR reason = \'finished\' ORDER BY id DESC LIMIT 1';
    return DatabaseCall.row(sql, const [], ExtensionCall.read);
  }

  /// Forgets all calls but the last ones.
  static DatabaseCall<int> trim({required int kept}) {
    const sql =
        'DELETE FROM extension_calls WHERE id <= (SELECT max(id) FROM extension_calls) - ?1';
    final parameters = [kept];
    return DatabaseCall.changes(sql, parameters);
  }
}

/// The statements on the settings.
///
/// The spec's `ExtensionSettingsStatements`.
abstract final class ExtensionSettingsStatements {
  /// Writes the settings.
  static DatabaseCall<int> write(ExtensionSettings row) {
    const sql =
        'INSERT OR REPLACE INTO extension_settings (id, enabled, allows_expensive, account_id, collection_id, base_url, client_package, client_version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The settings.
  static DatabaseCall<ExtensionSettings?> read({required int id}) {
    const sql =
        'SELECT id, enabled, allows_expensive, account_id, collection_id, base_url, client_package, client_version FROM extension_settings WHERE id = ?1';
    final parameters = [id];
    return DatabaseCall.row(sql, parameters, ExtensionSettings.read);
  }

  /// Switches background upload off: at sign-out, for instance.
  static DatabaseCall<int> switchOff() {
    const sql = 'UPDATE extension_settings SET enabled = 0';
    return DatabaseCall.changes(sql, const []);
  }
}
