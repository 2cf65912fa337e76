// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import ExtensionFoundation
import LockstepCore
import PhotoBackup
import Photos

/// The extension of iOS 26.1 to 26.x. It has no configuration of its own: with one that merely
/// accepts the connection, the system never reaches `process`.
@available(iOS 26.1, *)
final class PhotoBackupExtension: PHBackgroundResourceUploadExtension {
  private let core: PhotoBackupCore

  nonisolated init() {
    core = PhotoBackupCore(.device())
  }

  /// Blocks its thread until the work is done. `notifyTermination` comes on another one meanwhile.
  func process() -> PHBackgroundResourceUploadProcessingResult {
    core.process().result
  }

  func notifyTermination() {
    core.terminate()
  }
}

extension ExtensionAnswer {
  /// The answer as the photo library has it.
  var result: PHBackgroundResourceUploadProcessingResult {
    switch self {
    case .completed: .completed
    case .processing: .processing
    case .failure: .failure
    }
  }
}
