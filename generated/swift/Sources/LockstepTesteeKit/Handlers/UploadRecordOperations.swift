// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// `uploadRecord.*`: upload records.
struct UploadRecordOperations: UploadRecordHandler {
  let databases: OpenDatabases

  private func records(_ path: String, now: Int = 0) throws -> UploadRecords {
    UploadRecords(try databases.store(path), clock: LockClock { now })
  }

  func writeOrAdopt(_ arguments: UploadRecordWriteOrAdoptArguments) throws
    -> UploadRecordWriteOrAdoptResult
  {
    let record = try records(arguments.db).writeOrAdopt(arguments.record.row)
    return UploadRecordWriteOrAdoptResult(record: .init(record))
  }

  func adopt(_ arguments: UploadRecordAdoptArguments) throws -> UploadRecordAdoptResult {
    let record = try records(arguments.db).adopt(
      localId: arguments.localId.text, collectionId: arguments.collectionId,
      contentHash: arguments.contentHash.text,
      folder: URL(fileURLWithPath: arguments.folder, isDirectory: true))
    return UploadRecordAdoptResult(record: record.map { .init($0) })
  }

  func advance(_ arguments: UploadRecordAdvanceArguments) throws -> UploadRecordAdvanceResult {
    let advanced = try records(arguments.db, now: arguments.now).advance(
      arguments.record.row, to: arguments.phase)
    return UploadRecordAdvanceResult(advanced: advanced)
  }

  func setTransfer(_ arguments: UploadRecordSetTransferArguments) throws
    -> UploadRecordSetTransferResult
  {
    let noted = try records(arguments.db, now: arguments.now).setTransfer(
      arguments.record.row, id: arguments.transferId?.text, deadline: arguments.deadline)
    return UploadRecordSetTransferResult(noted: noted)
  }

  func beginCommit(_ arguments: UploadRecordBeginCommitArguments) throws
    -> UploadRecordBeginCommitResult
  {
    let begun = try records(arguments.db, now: arguments.now).beginCommit(
      arguments.record.row, owner: arguments.owner,
      token: LockCoordinator.Token(arguments.token), body: arguments.body.text)
    return UploadRecordBeginCommitResult(begun: begun)
  }

  func refuseCommit(_ arguments: UploadRecordRefuseCommitArguments) throws
    -> UploadRecordRefuseCommitResult
  {
    let noted = try records(arguments.db, now: arguments.now).refuseCommit(arguments.record.row)
    return UploadRecordRefuseCommitResult(noted: noted)
  }

  func setThumbnail(_ arguments: UploadRecordSetThumbnailArguments) throws
    -> UploadRecordSetThumbnailResult
  {
    let set = try records(arguments.db, now: arguments.now).setThumbnail(
      arguments.record.row, owner: arguments.owner,
      token: LockCoordinator.Token(arguments.token), objectKey: arguments.objectKey.text,
      url: arguments.url.text)
    return UploadRecordSetThumbnailResult(set: set)
  }

  func setThumbnailStored(_ arguments: UploadRecordSetThumbnailStoredArguments) throws
    -> UploadRecordSetThumbnailStoredResult
  {
    let noted = try records(arguments.db, now: arguments.now).setThumbnailStored(
      arguments.record.row)
    return UploadRecordSetThumbnailStoredResult(noted: noted)
  }

  func setFile(_ arguments: UploadRecordSetFileArguments) throws -> UploadRecordSetFileResult {
    let address = UploadRecords.FileAddress(
      objectKey: arguments.objectKey.text, url: arguments.url?.text,
      completeURL: arguments.completeUrl?.text, partURLs: arguments.partUrls.map(\.text))
    let set = try records(arguments.db, now: arguments.now).setFile(
      arguments.record.row, owner: arguments.owner,
      token: LockCoordinator.Token(arguments.token), address: address)
    return UploadRecordSetFileResult(set: set)
  }

  func setPart(_ arguments: UploadRecordSetPartArguments) throws -> UploadRecordSetPartResult {
    let noted = try records(arguments.db).setPart(
      arguments.record.row, number: arguments.number, etag: arguments.etag.text)
    return UploadRecordSetPartResult(noted: noted)
  }

  func parts(_ arguments: UploadRecordPartsArguments) throws -> UploadRecordPartsResult {
    let parts = try records(arguments.db).parts(arguments.record.row)
    return UploadRecordPartsResult(parts: parts.map { .init($0) })
  }

  func drop(_ arguments: UploadRecordDropArguments) throws -> UploadRecordDropResult {
    UploadRecordDropResult(dropped: try records(arguments.db).drop(arguments.record.row))
  }

  func finish(_ arguments: UploadRecordFinishArguments) throws {
    _ = try records(arguments.db).finish(arguments.record.row, as: arguments.file.row)
  }

  func list(_ arguments: UploadRecordListArguments) throws -> UploadRecordListResult {
    let records = try records(arguments.db)
    return UploadRecordListResult(
      unfinished: try records.unfinished().map { .init($0) },
      inFlight: try records.inFlight().map { .init($0) })
  }
}
