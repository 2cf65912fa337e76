// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/locks/upload_records.dart';
import 'open_databases.dart';
import 'handlers/upload_record_handler.dart';

/// `uploadRecord.*`: upload records.
final class UploadRecordOperations implements UploadRecordHandler {
  /// Works on the databases that the testee has open.
  UploadRecordOperations(this._databases);

  final OpenDatabases _databases;

  Future<UploadRecords> _at(String path, {int now = 0}) async =>
      (await _databases.at(path, now: now)).records;

  @override
  Future<UploadRecordWriteOrAdoptResult> writeOrAdopt(
    UploadRecordWriteOrAdoptArguments arguments,
  ) async {
    final records = await _at(arguments.db);
    final record = await records.writeOrAdopt(arguments.record.toRow());
    return UploadRecordWriteOrAdoptResult(
      record: UploadRecordRowResult.of(record),
    );
  }

  @override
  Future<UploadRecordAdoptResult> adopt(
    UploadRecordAdoptArguments arguments,
  ) async {
    final records = await _at(arguments.db);
    final record = await records.adopt(
      arguments.localId,
      arguments.collectionId,
      arguments.contentHash,
      arguments.folder,
    );
    return UploadRecordAdoptResult(
      record: record == null ? null : UploadRecordRowResult.of(record),
    );
  }

  @override
  Future<UploadRecordAdvanceResult> advance(
    UploadRecordAdvanceArguments arguments,
  ) async {
    final records = await _at(arguments.db, now: arguments.now);
    return UploadRecordAdvanceResult(
      advanced: await records.advance(
        arguments.record.toRow(),
        arguments.phase,
      ),
    );
  }

  @override
  Future<UploadRecordSetTransferResult> setTransfer(
    UploadRecordSetTransferArguments arguments,
  ) async {
    final records = await _at(arguments.db, now: arguments.now);
    return UploadRecordSetTransferResult(
      noted: await records.setTransfer(
        arguments.record.toRow(),
        id: arguments.transferId,
        deadline: arguments.deadline,
      ),
    );
  }

  @override
  Future<UploadRecordBeginCommitResult> beginCommit(
    UploadRecordBeginCommitArguments arguments,
  ) async {
    final records = await _at(arguments.db, now: arguments.now);
    return UploadRecordBeginCommitResult(
      begun: await records.beginCommit(
        arguments.record.toRow(),
        owner: arguments.owner,
        token: arguments.token,
        body: arguments.body,
      ),
    );
  }

  @override
  Future<UploadRecordRefuseCommitResult> refuseCommit(
    UploadRecordRefuseCommitArguments arguments,
  ) async {
    final records = await _at(arguments.db, now: arguments.now);
    return UploadRecordRefuseCommitResult(
      noted: await records.refuseCommit(arguments.record.toRow()),
    );
  }

  @override
  Future<UploadRecordSetThumbnailResult> setThumbnail(
    UploadRecordSetThumbnailArguments arguments,
  ) async {
    final records = await _at(arguments.db, now: arguments.now);
    return UploadRecordSetThumbnailResult(
      set: await records.setThumbnail(
        arguments.record.toRow(),
        owner: arguments.owner,
        token: arguments.token,
        objectKey: arguments.objectKey,
        url: arguments.url,
      ),
    );
  }

  @override
  Future<UploadRecordSetThumbnailStoredResult> setThumbnailStored(
    UploadRecordSetThumbnailStoredArguments arguments,
  ) async {
    final records = await _at(arguments.db, now: arguments.now);
    return UploadRecordSetThumbnailStoredResult(
      noted: await records.setThumbnailStored(arguments.record.toRow()),
    );
  }

  @override
  Future<UploadRecordSetFileResult> setFile(
    UploadRecordSetFileArguments arguments,
  ) async {
    final records = await _at(arguments.db, now: arguments.now);
    return UploadRecordSetFileResult(
      set: await records.setFile(
        arguments.record.toRow(),
        owner: arguments.owner,
        token: arguments.token,
        objectKey: arguments.objectKey,
        url: arguments.url,
        completeUrl: arguments.completeUrl,
        partUrls: arguments.partUrls,
      ),
    );
  }

  @override
  Future<UploadRecordSetPartResult> setPart(
    UploadRecordSetPartArguments arguments,
  ) async {
    final records = await _at(arguments.db);
    return UploadRecordSetPartResult(
      noted: await records.setPart(
        arguments.record.toRow(),
        number: arguments.number,
        etag: arguments.etag,
      ),
    );
  }

  @override
  Future<UploadRecordPartsResult> parts(
    UploadRecordPartsArguments arguments,
  ) async {
    final records = await _at(arguments.db);
    return UploadRecordPartsResult(
      parts: [
        for (final part in await records.parts(arguments.record.toRow()))
          TrackedPartRowResult.of(part),
      ],
    );
  }

  @override
  Future<UploadRecordDropResult> drop(
    UploadRecordDropArguments arguments,
  ) async {
    final records = await _at(arguments.db);
    return UploadRecordDropResult(
      dropped: await records.drop(arguments.record.toRow()),
    );
  }

  @override
  Future<void> finish(UploadRecordFinishArguments arguments) async {
    final records = await _at(arguments.db);
    await records.finish(arguments.record.toRow(), arguments.file.toRow());
  }

  @override
  Future<UploadRecordListResult> list(
    UploadRecordListArguments arguments,
  ) async {
    final records = await _at(arguments.db);
    return UploadRecordListResult(
      unfinished: [
        for (final record in await records.unfinished())
          UploadRecordRowResult.of(record),
      ],
      inFlight: [
        for (final record in await records.inFlight())
          UploadRecordRowResult.of(record),
      ],
    );
  }
}
