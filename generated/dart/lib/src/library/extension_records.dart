// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/shared_store.dart';
import '../spec/extension_calls.dart';
import '../spec/extension_calls_tables.dart';
import '../spec/extension_limits.dart';
import '../spec/photo_queue.dart';
import '../spec/photo_queue_tables.dart';

/// What the app says to its extension, and what the extension's calls leave
/// behind.
///
/// All methods throw a `LockstepDatabaseException` and have changed nothing
/// then.
final class ExtensionRecords {
  /// Works on a database that is open.
  const ExtensionRecords(this._store);

  static const int _settingsId = 1;

  final SharedStore _store;

  /// What the extension was told; null where nothing was, and background upload
  /// is off.
  Future<ExtensionSettings?> settings() =>
      _store.perform(() => ExtensionSettingsStatements.read(id: _settingsId));

  /// Says to the extension what it needs, and whether background upload is on: the
  /// person has switched it on, and everything was migrated.
  Future<void> configure({
    required bool enabled,
    required bool allowsExpensive,
    required int accountId,
    required int collectionId,
    required String baseUrl,
    required String clientPackage,
    required String clientVersion,
  }) => _store.perform(
    () => ExtensionSettingsStatements.write(
      ExtensionSettings(
        id: _settingsId,
        enabled: enabled ? 1 : 0,
        allowsExpensive: allowsExpensive ? 1 : 0,
        accountId: accountId,
        collectionId: collectionId,
        baseUrl: baseUrl,
        clientPackage: clientPackage,
        clientVersion: clientVersion,
      ),
    ),
  );

  /// Switches background upload off: at sign-out, for instance.
  Future<void> switchOff() =>
      _store.perform(ExtensionSettingsStatements.switchOff);

  /// The last calls, the latest first. One without an end runs, or was killed.
  Future<List<ExtensionCall>> calls({int limit = ExtensionLimits.keptCalls}) =>
      _store.perform(() => ExtensionCallStatements.list(limit: limit));

  /// The jobs that were due before [now], in microseconds since 1970: the app
  /// cancels them, since the extension is not called while one is in flight.
  Future<List<DownloadJob>> overdueJobs({required int now}) async {
    final jobs = await _store.perform(DownloadJobStatements.list);
    return [
      for (final job in jobs)
        if (job.state == DownloadJobState.awaited && job.deadline <= now) job,
    ];
  }

  /// Notes that [jobs] were cancelled: iCloud did not deliver their photos,
  /// which are the app's from now on.
  Future<void> noteCancelled(List<DownloadJob> jobs) => _store.perform(
    () => DatabaseCall(
      [
        for (final job in jobs) ...[
          ...DownloadJobStatements.remove(jobId: job.jobId).statements,
          ...QueuedPhotoStatements.leave(
            localId: job.localId,
            state: QueuedPhotoState.leftToApp,
            notBefore: 0,
            failure: 'undeliverable',
          ).statements,
        ],
      ],
      (outcomes, path) {},
      writes: true,
    ),
  );

  /// Lets all jobs become unknown, and their photos wait again: before the
  /// extension is enabled, since disabling it ends every job without a word.
  Future<void> forgetJobs() => _store.perform(
    () => DatabaseCall(
      [
        ...DownloadJobStatements.forgetAll().statements,
        ...QueuedPhotoStatements.waitAgain().statements,
      ],
      (outcomes, path) {},
      writes: true,
    ),
  );
}
