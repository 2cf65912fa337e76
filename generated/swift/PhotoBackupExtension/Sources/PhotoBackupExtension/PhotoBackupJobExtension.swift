// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

#if compiler(>=6.4) || os(Linux)
  import ExtensionFoundation
  import LockstepCore
  import PhotoBackup
  import Photos

  /// The extension of iOS 27 and later, over the same core as that of iOS 26.1.
  @available(iOS 27.0, *)
  final class PhotoBackupJobExtension: PHBackgroundResourceUploadJobExtension {
    private let core: PhotoBackupCore

    nonisolated init() {
      core = PhotoBackupCore(.device())
    }

    func processJobs() async -> PHBackgroundResourceUploadProcessingResult {
      let answer: ExtensionAnswer = await core.process()
      return answer.result
    }

    func willTerminate() async {
      core.terminate()
    }
  }
#endif
