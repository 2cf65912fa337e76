// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// `upload.*`: one photo, and what is left of earlier calls.
struct UploadOperations: UploadHandler {
  func photo(_ arguments: UploadPhotoArguments) throws -> UploadPhotoResult {
    guard arguments.collections.contains(where: { $0.id == arguments.collectionId }) else {
      throw LockstepError(
        .invalidArgument,
        "the collection \(arguments.collectionId) is not among those whose keys are given")
    }
    let photo = UploadPhoto(
      localId: arguments.localId.text,
      collectionId: arguments.collectionId,
      image: URL(fileURLWithPath: arguments.image),
      video: arguments.video.map { URL(fileURLWithPath: $0) },
      thumbnail: URL(fileURLWithPath: arguments.thumbnail),
      metadata: try FileMetadata(checking: arguments.metadata),
      publicMagicMetadata: try arguments.publicMagicMetadata.map {
        try PublicMagicMetadata(checking: $0)
      })
    let manager = try manager(
      container: arguments.container, owner: arguments.owner,
      access: ApiAccess(
        baseURL: arguments.baseUrl.text, authToken: arguments.authToken.text,
        clientPackage: arguments.clientPackage.text, clientVersion: arguments.clientVersion.text),
      keys: arguments.collections.map { ($0.id, $0.key) }, pace: arguments.pace)
    let result = try manager.upload(photo)
    return UploadPhotoResult(
      outcome: result.outcome, fileId: result.fileId, sentBytes: result.sentBytes)
  }

  func resume(_ arguments: UploadResumeArguments) throws -> UploadResumeResult {
    let manager = try manager(
      container: arguments.container, owner: arguments.owner,
      access: ApiAccess(
        baseURL: arguments.baseUrl.text, authToken: arguments.authToken.text,
        clientPackage: arguments.clientPackage.text, clientVersion: arguments.clientVersion.text),
      keys: arguments.collections.map { ($0.id, $0.key) }, pace: arguments.pace)
    return UploadResumeResult(committed: try manager.resume().committed)
  }

  private func manager(
    container: String, owner: ProcessType, access: ApiAccess, keys: [(Int, [UInt8])],
    pace: JsonValue?
  ) throws -> UploadManager {
    let pace = try Self.pace(pace)
    let shared = try SharedContainer(folder: URL(fileURLWithPath: container, isDirectory: true))
    let manager = try UploadManager(
      container: shared, owner: owner,
      environment: UploadEnvironment(transfer: URLSessionTransfer()), access: access,
      keys: Dictionary(
        keys.map { ($0, EnteCrypto.CollectionKey($1)) }, uniquingKeysWith: { $1 }), pace: pace)
    try manager.start()
    return manager
  }

  private static func pace(_ json: JsonValue?) throws -> Double {
    guard let json else { return 1 }
    guard case .number(let number) = json else {
      throw LockstepError(.invalidRequest, "args.pace must be a number")
    }
    if number.value >= 0 { return number.value }
    throw LockstepError(.invalidArgument, "args.pace must be 0 or more; got \(number.value)")
  }
}
