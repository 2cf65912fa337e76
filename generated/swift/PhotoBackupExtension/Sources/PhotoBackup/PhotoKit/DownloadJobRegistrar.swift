// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// What a Mac lacks: tests of the rest run there all the same.
#if !os(macOS)
  import Foundation
  import LockstepCore
  import Photos

  /// Jobs that fetch originals, by PhotoKit: the one file that makes any. What they fetch the
  /// library keeps; nothing is sent.
  ///
  /// The photo library also has jobs that send a resource as it is. An end-to-end encrypted app
  /// must never make one: the checks of this package's sources refuse the very names.
  public struct DownloadJobRegistrar: DownloadJobs {
    /// Uses the library of the device.
    public init() {}

    // Listing those in flight, without which none may be registered, came last.
    public var isSupported: Bool {
      if #available(iOS 26.5, *) { true } else { false }
    }

    public func acknowledgeFinished() throws -> [String] {
      guard #available(iOS 26.1, *) else { return [] }
      let finished = PHAssetResourceUploadJob.fetchJobs(action: .acknowledge, options: nil)
      return try change(finished) { $0.acknowledge() }
    }

    public func inFlight() throws -> [String] {
      guard #available(iOS 26.5, *) else { return [] }
      let jobs = PHAssetResourceUploadJob.fetchJobs(action: .process, options: nil)
      return (0..<jobs.count).map { jobs.object(at: $0).localIdentifier }
    }

    public func cancel(_ jobIds: [String]) throws {
      guard #available(iOS 26.5, *) else { return }
      let jobs = PHAssetResourceUploadJob.fetchJobs(action: .process, options: nil)
      _ = try change(jobs, only: Set(jobIds)) { $0.cancel() }
    }

    // The job itself tells neither its resource nor its asset: what it has of them is nil once it
    // has ended, though it is declared otherwise.
    @available(iOS 26.1, *)
    private func change(
      _ jobs: PHFetchResult<PHAssetResourceUploadJob>, only wanted: Set<String>? = nil,
      _ change: @escaping (PHAssetResourceUploadJobChangeRequest) -> Void
    ) throws -> [String] {
      let chosen = (0..<jobs.count).map { jobs.object(at: $0) }
        .filter { wanted?.contains($0.localIdentifier) ?? true }
      if chosen.isEmpty { return [] }
      try PHPhotoLibrary.shared().performChangesAndWait {
        for job in chosen { PHAssetResourceUploadJobChangeRequest(for: job).map(change) }
      }
      return chosen.map(\.localIdentifier)
    }

    public func register(_ localId: String) throws -> String {
      guard #available(iOS 26.5, *) else { throw DownloadJobLimit() }
      let assets = PHAsset.fetchAssets(withLocalIdentifiers: [localId], options: nil)
      let resources = assets.firstObject.map(PHAssetResource.assetResources) ?? []
      guard let original = resources.first(where: { $0.type == .photo || $0.type == .video }) else {
        throw PhotoReadError.gone
      }
      let made = MadeJob()
      do {
        try PHPhotoLibrary.shared().performChangesAndWait {
          let request = PHAssetResourceUploadJobChangeRequest.creationRequestForDownloadJob(
            resource: original)
          made.id = request.placeholderForCreatedAssetResourceUploadJob?.localIdentifier
        }
      } catch let error as NSError where PhotoLibraryCode.isLimit(error) {
        throw DownloadJobLimit()
      }
      guard let id = made.id else { throw PhotoReadError.library(code: 0) }
      return id
    }
  }

  // What a block of changes has made: the library runs it before `performChangesAndWait` returns.
  private final class MadeJob: @unchecked Sendable {
    var id: String?
  }

  extension PhotoLibraryCode {
    /// Whether an error says that the system takes no more jobs.
    static func isLimit(_ error: NSError) -> Bool {
      error.domain == PHPhotosErrorDomain
        && PhotoLibraryCode(wireValue: error.code) == .limitExceeded
    }
  }
#endif
