// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

import '../crypto/ente_crypto.dart';
import '../database/lock_database.dart';
import '../database/shared_store.dart';
import '../files/file_error.dart';
import '../files/upload_names.dart';
import '../locks/lock_coordinator.dart';
import '../locks/upload_records.dart';
import '../monitoring/refusal_counters.dart';
import '../spec/committed_files_tables.dart';
import '../spec/database.dart';
import '../spec/process_type.dart';
import '../spec/upload_state.dart';
import '../spec/upload_state_tables.dart';
import 'container_cleaner.dart';
import 'upload_environment.dart';
import 'upload_files.dart';

/// The shared container, as one process of one owner uses it: the database,
/// the folder of encrypted files, and the photos' locks.
final class UploadContainer {
  UploadContainer._(
    this._environment,
    this._store,
    this.owner,
    this.files,
    this._onError,
  ) : locks = LockCoordinator(_store, owner, clock: _environment.clock),
      records = UploadRecords(_store, clock: _environment.clock),
      refusals = RefusalCounters(_store);

  final UploadEnvironment _environment;
  final SharedStore _store;
  final void Function(Object error) _onError;

  /// The process.
  final LockstepProcessType owner;

  /// The folder of encrypted files.
  final UploadFiles files;

  /// The photos' locks.
  final LockCoordinator locks;

  /// The upload records.
  final UploadRecords records;

  /// Counters of what this program refused that another wrote.
  final RefusalCounters refusals;

  /// Opens the container in [folder], which is made if missing. [databaseAt]
  /// opens the database at a path. [onError] is told of what does not end an
  /// upload: a heartbeat, or a release of a lock, that failed.
  static Future<UploadContainer> open(
    String folder, {
    required LockstepProcessType owner,
    required UploadEnvironment environment,
    required DatabaseOpener Function(String path) databaseAt,
    required void Function(Object error) onError,
  }) async {
    final uploads = '$folder/${SharedDatabase.uploadsFolder}';
    try {
      Directory(uploads).createSync(recursive: true);
    } on FileSystemException catch (error) {
      throw ioError(uploads, 'can\'t be made', error);
    }
    final store = await SharedStore.open(
      databaseAt('$folder/${SharedDatabase.fileName}'),
    );
    final EnteCrypto crypto = environment.crypto;
    final files = UploadFiles(
      crypto,
      uploads,
      () => uploadName(owner, environment.drawName()),
    );
    return UploadContainer._(environment, store, owner, files, onError);
  }

  /// What a process does when it starts: it beats, frees the locks of the owner's
  /// earlier life and those of dead owners, and removes
  /// what killed processes left.
  Future<void> start() async {
    await locks.start();
    await clean(_environment.clock());
  }

  /// Removes what killed processes left in the folder, by the clock [now], in
  /// microseconds since 1970. Returns how many files.
  Future<int> clean(int now) =>
      cleanContainer(_store, files.folder, owner: owner, now: now);

  /// The files of all collections that have the content [hash].
  Future<List<CommittedFile>> withContent(String hash) => _store.perform(
    () => CommittedFileStatements.findContentAnywhere(contentHash: hash),
  );

  /// Whether any file was uploaded from the photo [localId], whatever its
  /// content was then.
  Future<bool> hasPhoto(String localId) async {
    final found = await _store.perform(
      () => CommittedFileStatements.findLocalAnywhere(localId: localId),
    );
    return found.isNotEmpty;
  }

  /// Writes a committed file.
  Future<void> writeCommitted(CommittedFile file) =>
      _store.perform(() => CommittedFileStatements.write(file));

  /// Forgets a committed file.
  Future<void> removeCommitted(CommittedFile file) => _store.perform(
    () => CommittedFileStatements.remove(
      fileId: file.fileId,
      collectionId: file.collectionId,
    ),
  );

  /// Writes the state of an upload for the app's screens.
  Future<void> note(
    String localId,
    UploadState state, {
    int sentBytes = 0,
    int totalBytes = 0,
    String? failure,
  }) => _store.perform(
    () => UploadProgressStatements.write(
      UploadProgress(
        localId: localId,
        owner: owner,
        state: state,
        sentBytes: sentBytes,
        totalBytes: totalBytes,
        failure: failure,
        updatedAt: _environment.clock(),
      ),
    ),
  );

  /// Works under the lock of the photo [localId], while the process beats. The
  /// lock is released whatever becomes of the work. Returns null where another
  /// process has the photo.
  Future<T?> withLock<T extends Object>(
    String localId,
    Future<T> Function(int token) work,
  ) async {
    final attempt = await locks.withLock(
      localId,
      (lock) => work(lock.token),
      onError: _onError,
    );
    return switch (attempt) {
      LockGranted(:final result) => result,
      LockRefused() => null,
    };
  }

  /// Closes the database.
  Future<void> close() => _store.close();
}
