import '../database/database_call.dart';
import '../database/shared_store.dart';
import '../errors/lockstep_exception.dart';
import '../files/file_size.dart';
import '../spec/committed_files_tables.dart';
import '../spec/process_type.dart';
import '../spec/upload_record.dart';
import '../spec/upload_record_tables.dart';

/// Upload records: written before the first byte is sent, adopted by whoever
/// takes a photo over.
///
/// Times are microseconds since 1970. All methods throw a [DatabaseException].
final class UploadRecords {
  /// Works on a database that is open.
  UploadRecords(this._store);

  final SharedStore _store;

  /// Writes a record, unless the upload has one; answers the one to go on with:
  /// an earlier one, where somebody began the upload before.
  ///
  /// When it returns, the record survives a loss of power.
  Future<UploadRecord> writeOrAdopt(UploadRecord record) async {
    final read = _read(record.localId, record.collectionId);
    return await _store.perform(
      DatabaseCall(
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

  DatabaseCall<UploadRecord?> _read(String localId, int collectionId) =>
      UploadRecordStatements.read(localId: localId, collectionId: collectionId);

  /// The record of an upload, if it was begun.
  Future<UploadRecord?> read(String localId, int collectionId) async =>
      await _store.perform(_read(localId, collectionId));

  /// The record to go on with, or null where the upload begins anew.
  ///
  /// A record whose encrypted files are gone from [folder], or have another
  /// size, is dropped, unless the storage has them: then its object keys must
  /// stay, and the files are needed no more. Throws a [LockstepException] with
  /// the code `io_error` where a file can't be looked at; the record stays then.
  Future<UploadRecord?> adopt(
    String localId,
    int collectionId,
    String folder,
  ) async {
    final record = await read(localId, collectionId);
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
    return await drop(record) ? null : read(localId, collectionId);
  }

  static bool _isStored(UploadPhase phase) =>
      StoredPhase.all.any((stored) => stored.phase == phase);

  Future<bool> _changes(DatabaseCall<int> call) async =>
      await _store.perform(call) == 1;

  /// Notes how far an upload is; answers whether the record stands and a move of
  /// the spec leads there.
  Future<bool> advance(UploadRecord record, UploadPhase phase, int now) async =>
      _changes(
        UploadRecordStatements.advance(
          localId: record.localId,
          collectionId: record.collectionId,
          fileObjectKey: record.fileObjectKey,
          phase: phase,
          updatedAt: now,
        ),
      );

  /// To be asked right before the server is asked to commit, instead of
  /// verifying the lock alone.
  ///
  /// Answers whether the lock is held and the record still has its object keys;
  /// if not, nothing may be committed.
  Future<bool> beginCommit(
    UploadRecord record,
    ProcessType owner,
    int token,
    int now,
  ) async => _changes(
    UploadRecordStatements.beginCommit(
      localId: record.localId,
      collectionId: record.collectionId,
      fileObjectKey: record.fileObjectKey,
      updatedAt: now,
      owner: owner,
      token: token,
    ),
  );

  /// Notes the transfer in flight and its deadline; null for both where it
  /// ended. Answers whether the record stands.
  Future<bool> setTransfer(
    UploadRecord record, {
    required String? id,
    required int? deadline,
    required int now,
  }) async => _changes(
    UploadRecordStatements.setTransfer(
      localId: record.localId,
      collectionId: record.collectionId,
      fileObjectKey: record.fileObjectKey,
      transferId: id,
      transferDeadline: deadline,
      updatedAt: now,
    ),
  );

  /// Gives an upload new object keys; answers false where it is too late, and
  /// the old ones must stay.
  Future<bool> moveObjects(
    UploadRecord record, {
    required String file,
    required String? thumbnail,
    required int now,
  }) async => _changes(
    UploadRecordStatements.moveObjects(
      localId: record.localId,
      collectionId: record.collectionId,
      fileObjectKey: record.fileObjectKey,
      thumbnailObjectKey: thumbnail,
      updatedAt: now,
      newFileObjectKey: file,
    ),
  );

  /// Drops a record so that the upload may begin anew; answers false where it is
  /// too late.
  Future<bool> drop(UploadRecord record) async => _changes(
    UploadRecordStatements.drop(
      localId: record.localId,
      collectionId: record.collectionId,
      fileObjectKey: record.fileObjectKey,
    ),
  );

  /// Notes what the server has answered, and removes the record, both or
  /// neither.
  Future<void> finish(UploadRecord record, CommittedFile file) async =>
      await _store.perform(
        DatabaseCall(
          [
            ...CommittedFileStatements.write(file).statements,
            ...UploadRecordStatements.remove(
              localId: record.localId,
              collectionId: record.collectionId,
              fileObjectKey: record.fileObjectKey,
            ).statements,
          ],
          (outcomes, path) {},
          writes: true,
        ),
      );

  /// The records whose transfer is in flight, the next deadline first.
  Future<List<UploadRecord>> inFlight() =>
      _store.perform(UploadRecordStatements.inFlight());

  /// The records of uploads that are not done, the oldest first.
  Future<List<UploadRecord>> unfinished() =>
      _store.perform(UploadRecordStatements.unfinished());
}
