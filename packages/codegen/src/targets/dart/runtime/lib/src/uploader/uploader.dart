import 'dart:typed_data';

import '../api/api_exception.dart';
import '../api/api_request.dart';
import '../errors/lockstep_exception.dart';
import '../spec/committed_files_tables.dart';
import '../spec/errors.dart';
import '../spec/upload.dart';
import '../spec/upload_record.dart';
import '../spec/upload_record_tables.dart';
import '../spec/upload_state.dart';
import 'api_client.dart';
import 'content_finder.dart';
import 'tracked_upload.dart';
import 'upload_budget.dart';
import 'upload_call.dart';
import 'upload_cancellation.dart';
import 'upload_commit.dart';
import 'upload_container.dart';
import 'upload_environment.dart';
import 'upload_failure.dart';
import 'upload_photo.dart';
import 'upload_preparation.dart';
import 'upload_sending.dart';
import 'upload_sending_again.dart';

/// Uploads the photos of one account from one container: from originals on disk
/// to a committed entry, through every fault in between.
///
/// Encryption blocks: work in an isolate of your own.
final class PhotoUploader {
  /// An uploader for the account of [access], whose collections' keys are
  /// [keys]. The account's number, [accountId], is learned from the first commit
  /// where it is not known: files of other accounts are not linked. Pauses
  /// between tries are multiplied by [pace].
  ///
  /// With [hashesFirst] every photo is hashed before it is encrypted, and not
  /// those alone of which the container knows something: where it knows much
  /// content that other devices have sent, a second pass of reading costs less
  /// than an encryption in vain.
  PhotoUploader({
    required this.environment,
    required this.container,
    required this.keys,
    required ApiAccess access,
    this.hashesFirst = false,
    double pace = 1,
    int? accountId,
  }) : _client = ApiClient(environment, access, pace: pace),
       _accountId = accountId;

  /// The world.
  final UploadEnvironment environment;

  /// The shared container.
  final UploadContainer container;

  /// The keys of the collections.
  final CollectionKeys keys;

  /// Whether every photo is hashed before it is encrypted.
  final bool hashesFirst;
  final ApiClient _client;
  int? _accountId;

  /// Uploads [photo].
  ///
  /// By [deadline], in microseconds since 1970, nothing is begun that can't
  /// leave a resumable state. Throws an [ApiException]; a [LockstepException]
  /// with the code `invalid_argument`, `io_error` or `database_error`; an
  /// [UploadCancelled]. Then the record stays where a later call can continue,
  /// and no lock and no plaintext stays.
  Future<UploadResult> upload(
    UploadPhoto photo, {
    UploadCancellation? cancellation,
    int? deadline,
    void Function(UploadProgressEvent event)? onProgress,
  }) async {
    cancellation?.check();
    if (!keys.containsKey(photo.collectionId)) {
      throw LockstepException(
        LockstepErrorCode.invalidArgument,
        'The collection ${photo.collectionId} is not among those whose keys '
        'are given.',
      );
    }
    photo.metadata.toBytes(); // Before any work: a mistake is told at once.
    final thumbnail = container.files.readThumbnail(
      photo.thumbnail,
      maximumBytes: Thumbnail.maximumBytes,
    );
    final result = await container.withLock(
      photo.localId,
      (token) => _ending(
        photo.localId,
        _call(token, cancellation, deadline, onProgress),
        (call) => _uploadLocked(call, photo, thumbnail),
      ),
    );
    return result ?? const UploadResult(UploadOutcome.locked, sentBytes: 0);
  }

  /// Finishes the uploads that have a record, without their originals: those
  /// whose encrypted files are there or in storage, and whose collection's key
  /// is given.
  ///
  /// Throws as [upload] does where an upload failed and none was committed.
  Future<ResumeResult> resume({
    UploadCancellation? cancellation,
    int? deadline,
    void Function(UploadProgressEvent event)? onProgress,
  }) async {
    final committed = <int>[];
    final failed = <({String localId, int collectionId, Exception error})>[];
    for (final record in await container.records.unfinished()) {
      if (!keys.containsKey(record.collectionId)) continue;
      cancellation?.check();
      try {
        final result = await container.withLock(
          record.localId,
          (token) => _ending(
            record.localId,
            _call(token, cancellation, deadline, onProgress),
            (call) => _resumeLocked(call, record),
          ),
        );
        final fileId = result?.fileId;
        if (result?.outcome == UploadOutcome.uploaded && fileId != null) {
          committed.add(fileId);
        }
      } on UploadEnd {
        rethrow;
      } on Exception catch (error) {
        failed.add((
          localId: record.localId,
          collectionId: record.collectionId,
          error: error,
        ));
      }
    }
    if (failed.isNotEmpty && committed.isEmpty) throw failed.first.error;
    return ResumeResult(committed: committed, failed: failed);
  }

  UploadCall _call(
    int token,
    UploadCancellation? cancellation,
    int? deadline,
    void Function(UploadProgressEvent event)? onProgress,
  ) {
    final budget = UploadBudget(environment.clock, deadline);
    return UploadCall(
      environment: environment,
      container: container,
      client: _client.within(budget, cancellation),
      keys: keys,
      token: token,
      budget: budget,
      cancellation: cancellation,
      onProgress: onProgress,
    );
  }

  /// What ends an upload without an error becomes its outcome.
  Future<UploadResult> _ending(
    String localId,
    UploadCall call,
    Future<UploadResult> Function(UploadCall call) work,
  ) async {
    try {
      return await work(call);
    } on LockLost {
      return UploadResult(UploadOutcome.locked, sentBytes: call.sentBytes);
    } on BudgetSpent {
      return UploadResult(UploadOutcome.postponed, sentBytes: call.sentBytes);
    } on ApiException catch (error) {
      await _noteFailure(localId, error.code.code);
      rethrow;
    } on LockstepDatabaseException {
      rethrow; // The table can't be written now.
    } on LockstepException catch (error) {
      await _noteFailure(localId, error.code.code);
      rethrow;
    }
  }

  Future<void> _noteFailure(String localId, String code) =>
      container.note(localId, UploadState.failed, failure: code);

  Future<UploadResult> _resumeLocked(
    UploadCall call,
    UploadRecord known,
  ) async {
    final record = await container.records.adopt(
      known.localId,
      known.collectionId,
      known.contentHash,
      container.files.folder,
    );
    if (record == null) {
      return const UploadResult(UploadOutcome.present, sentBytes: 0);
    }
    final files = await container.withContent(known.contentHash);
    final isPresent = files.any(
      (file) => file.collectionId == known.collectionId,
    );
    // Somebody else has committed the content, and this record would make a
    // second entry.
    if (isPresent && await _drop(record)) {
      return const UploadResult(UploadOutcome.present, sentBytes: 0);
    }
    return _finish(call, record);
  }

  Future<UploadResult> _uploadLocked(
    UploadCall call,
    UploadPhoto photo,
    Uint8List thumbnail,
  ) async {
    final known = await _lookBefore(call, photo, thumbnail);
    if (known != null) return known;
    final prepared = await preparePhoto(call, photo, thumbnail);
    final FoundContent? found;
    try {
      found = await findContent(call, photo.collectionId, [
        prepared.record.contentHash,
        ...prepared.encrypted.olderHashes,
      ], _accountId);
    } on Object {
      discardPrepared(call, prepared);
      rethrow;
    }
    if (found != null) {
      discardPrepared(call, prepared);
      return _done(call, photo.localId, found);
    }
    final record = await container.records.writeOrAdopt(prepared.record);
    if (record.encryptedFileName != prepared.record.encryptedFileName) {
      discardPrepared(call, prepared);
    }
    return _finishOrBeginAnew(call, photo, thumbnail, record);
  }

  /// Hashes the originals where the photo is known, or all are hashed first: a
  /// file or a record of this content saves the encryption.
  Future<UploadResult?> _lookBefore(
    UploadCall call,
    UploadPhoto photo,
    Uint8List thumbnail,
  ) async {
    bool isOf(String localId, int collectionId) =>
        localId == photo.localId && collectionId == photo.collectionId;
    final records = await container.records.list();
    final tracked = await container.records.allTracked();
    final hasRecord =
        records.any((row) => isOf(row.localId, row.collectionId)) ||
        tracked.any((row) => isOf(row.localId, row.collectionId));
    final isKnown =
        hasRecord || hashesFirst || await container.hasPhoto(photo.localId);
    if (!isKnown) return null;
    final hash = container.files.hash(photo.image, photo.video);
    final record = await container.records.adopt(
      photo.localId,
      photo.collectionId,
      hash,
      container.files.folder,
    );
    // A commit in doubt comes first: it may be the one that made the content
    // present.
    final found =
        record != null && isInDoubt(record)
            ? null
            : await findContent(call, photo.collectionId, [hash], _accountId);
    if (found != null) {
      if (record != null) await _drop(record);
      return _done(call, photo.localId, found);
    }
    final adopted = record ?? await adoptTracked(call, photo, hash, thumbnail);
    return adopted == null
        ? null
        : await _finishOrBeginAnew(call, photo, thumbnail, adopted);
  }

  /// Finishes an upload; one whose encrypted file is damaged is encrypted anew,
  /// once.
  Future<UploadResult> _finishOrBeginAnew(
    UploadCall call,
    UploadPhoto photo,
    Uint8List thumbnail,
    UploadRecord record,
  ) async {
    try {
      return await _finish(call, record);
    } on LockstepException catch (error) {
      if (error.code != LockstepErrorCode.corrupt) rethrow;
      if (!await _drop(record)) rethrow;
    }
    final prepared = await preparePhoto(call, photo, thumbnail);
    return _finish(call, await container.records.writeOrAdopt(prepared.record));
  }

  /// Drops a record and its files, so that the upload may begin anew; false
  /// while a commit is in doubt.
  Future<bool> _drop(UploadRecord known) async {
    final record = await container.records.read(
      known.localId,
      known.collectionId,
      known.contentHash,
    );
    if (record == null || !await container.records.drop(record)) return false;
    _removeFiles(record);
    return true;
  }

  /// Sends what is left, and commits.
  Future<UploadResult> _finish(UploadCall call, UploadRecord record) async {
    final isStored =
        record.phase == UploadPhase.uploaded ||
        record.phase == UploadPhase.committing;
    var current =
        isStored || isInDoubt(record)
            ? record
            : await sendObjects(call, record, anew: false);
    while (true) {
      try {
        final committed = await commitUpload(call, current);
        return await _committed(call, current, committed);
      } on ObjectsMissing catch (error) {
        current = await call.reread(current, true);
        if (await sendAgain(call, current)) continue;
        if (isInDoubt(current) || call.newObjectsLeft == 0) throw error.cause;
        call.newObjectsLeft -= 1;
        current = await sendObjects(call, current, anew: true);
      }
    }
  }

  Future<UploadResult> _committed(
    UploadCall call,
    UploadRecord record,
    CommittedUpload committed,
  ) async {
    _accountId ??= committed.ownerId;
    await container.records.finish(
      record,
      CommittedFile(
        fileId: committed.fileId,
        localId: record.localId,
        collectionId: record.collectionId,
        ownerId: committed.ownerId,
        encryptedKey: record.encryptedKey,
        keyDecryptionNonce: record.keyDecryptionNonce,
        fileDecryptionHeader: record.fileDecryptionHeader,
        thumbnailDecryptionHeader: record.thumbnailDecryptionHeader ?? '',
        metadataDecryptionHeader: record.metadataDecryptionHeader,
        contentHash: record.contentHash,
        updationTime: committed.updationTime,
      ),
    );
    _removeFiles(record);
    return _done(call, record.localId, (
      outcome: UploadOutcome.uploaded,
      fileId: committed.fileId,
    ));
  }

  Future<UploadResult> _done(
    UploadCall call,
    String localId,
    FoundContent found,
  ) async {
    await container.note(localId, UploadState.done);
    return UploadResult(
      found.outcome,
      fileId: found.fileId,
      sentBytes: call.sentBytes,
    );
  }

  void _removeFiles(UploadRecord record) {
    container.files.remove(record.encryptedFileName);
    final thumbnail = record.encryptedThumbnailName;
    if (thumbnail != null) container.files.remove(thumbnail);
  }
}
