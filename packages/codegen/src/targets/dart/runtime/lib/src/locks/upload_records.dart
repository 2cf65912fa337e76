import '../database/database_call.dart';
import '../database/shared_store.dart';
import '../errors/lockstep_exception.dart';
import '../files/file_size.dart';
import '../spec/committed_files_tables.dart';
import '../spec/multipart.dart';
import '../spec/process_type.dart';
import '../spec/upload_record.dart';
import '../spec/upload_record_tables.dart';
import '../spec/upload_resume_tables.dart';
import 'lock_clock.dart';

/// Upload records: written before the first byte is sent, adopted by the
/// process that takes a photo over.
///
/// Times are microseconds since 1970. All methods throw a
/// [LockstepDatabaseException] and have changed nothing then.
final class UploadRecords {
  /// Works on a database that is open.
  UploadRecords(this._store, {LockClock clock = deviceClock}) : _clock = clock;

  final SharedStore _store;
  final LockClock _clock;

  /// Writes a record, unless the upload has one; returns the one to continue
  /// with: an earlier one, where somebody began the upload before.
  ///
  /// When it returns, the record survives a loss of power.
  Future<UploadRecord> writeOrAdopt(UploadRecord record) async {
    final read = _read(record.localId, record.collectionId, record.contentHash);
    return await _store.perform(
      () => DatabaseCall(
        [
          ...UploadRecordStatements.write(record).statements,
          ...read.statements,
        ],
        (outcomes, path) => read.read(outcomes.sublist(1), path)!,
        writes: true,
        isDurable: true,
      ),
    );
  }

  DatabaseCall<UploadRecord?> _read(
    String localId,
    int collectionId,
    String contentHash,
  ) => UploadRecordStatements.read(
    localId: localId,
    collectionId: collectionId,
    contentHash: contentHash,
  );

  /// The record of an upload, if it was begun.
  Future<UploadRecord?> read(
    String localId,
    int collectionId,
    String contentHash,
  ) async =>
      await _store.perform(() => _read(localId, collectionId, contentHash));

  /// The record to continue with, or null where the upload begins anew.
  ///
  /// A record whose encrypted files are gone from [folder], or have another
  /// size, is dropped, unless the storage has them: then its object keys must
  /// stay, and the files are needed no more. Throws a [LockstepException] with
  /// the code `io_error` where a file can't be looked at; the record stays
  /// then.
  Future<UploadRecord?> adopt(
    String localId,
    int collectionId,
    String contentHash,
    String folder,
  ) async {
    final record = await read(localId, collectionId, contentHash);
    if (record == null || _isStored(record.phase)) return record;
    final thumbnail = record.encryptedThumbnailName;
    final hasFiles =
        sizeOfFile('$folder/${record.encryptedFileName}') ==
            record.encryptedSize &&
        (thumbnail == null ||
            sizeOfFile('$folder/$thumbnail') == (record.thumbnailSize ?? 0));
    if (record.phase != UploadPhase.failed && hasFiles) return record;
    // Somebody may have gone on meanwhile, so that it must not be dropped any
    // more.
    return await drop(record) ? null : read(localId, collectionId, contentHash);
  }

  static bool _isStored(UploadPhase phase) =>
      StoredPhase.all.any((stored) => stored.phase == phase);

  Future<bool> _changes(DatabaseCall<int> Function() make) async =>
      await _store.perform(make) == 1;

  /// Notes how far an upload is; returns whether the record stands and a move
  /// of the spec leads there.
  Future<bool> advance(UploadRecord record, UploadPhase phase) async =>
      _changes(
        () => UploadRecordStatements.advance(
          localId: record.localId,
          collectionId: record.collectionId,
          contentHash: record.contentHash,
          encryptedFileName: record.encryptedFileName,
          fileObjectKey: record.fileObjectKey,
          phase: phase,
          updatedAt: _clock(),
        ),
      );

  /// To be asked right before the server is asked to commit, instead of
  /// verifying the lock alone.
  ///
  /// Returns whether the lock is held and the record still has its object keys;
  /// if not, nothing may be committed. From here on the request counts as in
  /// doubt, also when this process ends. A [body] that the record has already
  /// stays, and is the one to send.
  Future<bool> beginCommit(
    UploadRecord record, {
    required LockstepProcessType owner,
    required int token,
    required String body,
  }) async => _changes(
    () => UploadRecordStatements.beginCommit(
      localId: record.localId,
      collectionId: record.collectionId,
      contentHash: record.contentHash,
      encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey,
      updatedAt: _clock(),
      owner: owner,
      token: token,
      body: body,
    ),
  );

  /// Notes that the server has definitely refused a request to commit; returns
  /// whether one was in doubt.
  Future<bool> refuseCommit(UploadRecord record) async => _changes(
    () => UploadRecordStatements.refuseCommit(
      localId: record.localId,
      collectionId: record.collectionId,
      contentHash: record.contentHash,
      encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey,
      updatedAt: _clock(),
    ),
  );

  /// Notes the transfer in flight and its deadline; null for both where it
  /// ended. Returns whether the record stands.
  Future<bool> setTransfer(
    UploadRecord record, {
    required String? id,
    required int? deadline,
  }) async => _changes(
    () => UploadRecordStatements.setTransfer(
      localId: record.localId,
      collectionId: record.collectionId,
      contentHash: record.contentHash,
      encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey,
      transferId: id,
      transferDeadline: deadline,
      updatedAt: _clock(),
    ),
  );

  /// Gives the thumbnail an address, before it is sent there.
  ///
  /// Returns whether the lock is held and no commit is in doubt. When it
  /// returns, the change survives a loss of power.
  Future<bool> setThumbnail(
    UploadRecord record, {
    required LockstepProcessType owner,
    required int token,
    required String objectKey,
    required String url,
  }) async => _changes(
    () => UploadRecordStatements.setThumbnail(
      localId: record.localId,
      collectionId: record.collectionId,
      contentHash: record.contentHash,
      encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey,
      thumbnailObjectKey: objectKey,
      thumbnailUrl: url,
      updatedAt: _clock(),
      owner: owner,
      token: token,
    ),
  );

  /// Notes that the storage has the thumbnail; returns whether the record has
  /// it at this object key.
  Future<bool> setThumbnailStored(UploadRecord record) async => _changes(
    () => UploadRecordStatements.setThumbnailStored(
      localId: record.localId,
      collectionId: record.collectionId,
      contentHash: record.contentHash,
      encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey,
      thumbnailObjectKey: record.thumbnailObjectKey,
      updatedAt: _clock(),
    ),
  );

  /// Gives the file an address, or one for each part, before it is sent there.
  ///
  /// Parts of an earlier address are forgotten. Returns whether the lock is
  /// held and no commit is in doubt. When it returns, the change survives a
  /// loss of power.
  Future<bool> setFile(
    UploadRecord record, {
    required LockstepProcessType owner,
    required int token,
    required String objectKey,
    required String? url,
    required String? completeUrl,
    required List<String> partUrls,
  }) {
    DatabaseCall<int> change() => UploadRecordStatements.setFile(
      localId: record.localId,
      collectionId: record.collectionId,
      contentHash: record.contentHash,
      encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey,
      fileUrl: url,
      completeUrl: completeUrl,
      updatedAt: _clock(),
      newFileObjectKey: objectKey,
      owner: owner,
      token: token,
    );
    final parts = [
      for (final (number, address) in partUrls.indexed)
        ...UploadPartStatements.write(
          TrackedPart(
            objectKey: objectKey,
            partNumber: number,
            partUrl: address,
            partStatus: PartStatus.pending,
          ),
        ).statements,
    ];
    return _store.perform(
      () => DatabaseCall(
        [
          ...change().statements,
          ...UploadPartStatements.removeOrphans().statements,
          ...parts,
        ],
        (outcomes, path) => outcomes.first.changes == 1,
        writes: true,
        isDurable: true,
      ),
    );
  }

  /// Notes that the storage has a part, counted from 0; returns whether the
  /// record's file has this part.
  Future<bool> setPart(
    UploadRecord record, {
    required int number,
    required String etag,
  }) async {
    final objectKey = record.fileObjectKey;
    if (objectKey == null) return false;
    return await _changes(
      () => TrackedPartStatements.setUploaded(
        objectKey: objectKey,
        partNumber: number,
        partEtag: etag,
      ),
    );
  }

  /// The parts of a record's file, in their order; none for a file that is sent
  /// in one request.
  Future<List<TrackedPart>> parts(UploadRecord record) async {
    final objectKey = record.fileObjectKey;
    if (objectKey == null) return const [];
    return await _store.perform(
      () => TrackedPartStatements.list(objectKey: objectKey),
    );
  }

  /// The multipart uploads that the app has begun by its own table.
  Future<List<TrackedUpload>> allTracked() =>
      _store.perform(TrackedUploadStatements.list);

  /// The one of a photo with this content that it began last, with its parts;
  /// null where [folder] lacks its encrypted file.
  ///
  /// Throws a [LockstepException] with the code `io_error` where the file can't
  /// be looked at.
  Future<({TrackedUpload upload, List<TrackedPart> parts})?> tracked(
    String localId,
    int collectionId,
    String fileHash,
    String folder,
  ) async {
    final found = await _store.perform(
      () => TrackedUploadStatements.find(
        localId: localId,
        fileHash: fileHash,
        collectionId: collectionId,
      ),
    );
    if (found == null) return null;
    final size = sizeOfFile('$folder/${found.encryptedFileName}');
    if (size != found.encryptedFileSize) return null;
    final parts = await _store.perform(
      () => TrackedPartStatements.list(objectKey: found.objectKey),
    );
    return (upload: found, parts: parts);
  }

  /// Writes a record of a multipart upload that the app began, [tracked], unless
  /// the upload has one, and removes the app's row; its parts are the record's.
  ///
  /// Returns the record to continue with. When it returns, the change survives a
  /// loss of power.
  Future<UploadRecord> takeOver(
    UploadRecord record,
    TrackedUpload tracked,
  ) async {
    final read = _read(record.localId, record.collectionId, record.contentHash);
    final remove = TrackedUploadStatements.remove(objectKey: tracked.objectKey);
    return await _store.perform(
      () => DatabaseCall(
        [
          ...UploadRecordStatements.write(record).statements,
          ...remove.statements,
          ...UploadPartStatements.removeOrphans().statements,
          ...read.statements,
        ],
        (outcomes, path) => read.read(outcomes.sublist(3), path)!,
        writes: true,
        isDurable: true,
      ),
    );
  }

  /// Drops a record so that the upload may begin anew; returns false while a
  /// commit is in doubt, or where it was committed.
  Future<bool> drop(UploadRecord record) async {
    final call = UploadRecordStatements.drop(
      localId: record.localId,
      collectionId: record.collectionId,
      contentHash: record.contentHash,
      encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey,
    );
    return await _store.perform(
      () => DatabaseCall(
        [
          ...call.statements,
          ...UploadPartStatements.removeOrphans().statements,
        ],
        (outcomes, path) => outcomes.first.changes == 1,
        writes: true,
      ),
    );
  }

  /// Notes what the server has answered, and removes the record, both or
  /// neither. Returns whether the record was there: if not, somebody else has
  /// finished the upload, or began it anew, and what the server has is noted
  /// all the same.
  Future<bool> finish(UploadRecord record, CommittedFile file) =>
      _store.perform(
        () => DatabaseCall(
          [
            ...CommittedFileStatements.write(file).statements,
            ...UploadRecordStatements.remove(
              localId: record.localId,
              collectionId: record.collectionId,
              contentHash: record.contentHash,
              encryptedFileName: record.encryptedFileName,
              fileObjectKey: record.fileObjectKey,
            ).statements,
            ...UploadPartStatements.removeOrphans().statements,
          ],
          (outcomes, path) => outcomes[1].changes == 1,
          writes: true,
        ),
      );

  /// The records whose transfer is in flight, the next deadline first.
  Future<List<UploadRecord>> inFlight() =>
      _store.perform(UploadRecordStatements.inFlight);

  /// All records, those that are done among them: their files in the container
  /// stay.
  Future<List<UploadRecord>> list() =>
      _store.perform(UploadRecordStatements.list);

  /// The records of uploads that are not done, the oldest first.
  Future<List<UploadRecord>> unfinished() =>
      _store.perform(UploadRecordStatements.unfinished);
}
