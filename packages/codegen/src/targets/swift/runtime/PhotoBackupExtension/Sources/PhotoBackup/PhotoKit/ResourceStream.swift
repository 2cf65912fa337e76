// What a Mac lacks: tests of the rest run there all the same.
#if !os(macOS)
  import Foundation
  import LockstepCore
  import Photos

  /// The bytes of a resource, as the photo library hands them out; never from the network.
  final class ResourceStream: PhotoStream, @unchecked Sendable {
    // Unchecked: PhotoKit's objects are not Sendable, and one thread reads an asset.
    private let resource: PHAssetResource

    init(_ resource: PHAssetResource) {
      self.resource = resource
    }

    func read(
      _ cancellation: Cancellation?, _ take: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
      let options = PHAssetResourceRequestOptions()
      options.isNetworkAccessAllowed = false
      let handoff = Handoff()
      let manager = PHAssetResourceManager.default()
      let request = manager.requestData(
        for: resource, options: options, dataReceivedHandler: { handoff.give($0) },
        completionHandler: { handoff.end($0) })
      let end = monotonicSeconds() + Double(ExtensionLimits.photoDataSeconds)
      do {
        try handoff.take(cancellation, isTooLate: { monotonicSeconds() > end }) { piece in
          try piece.withUnsafeBytes(take)
        }
      } catch {
        manager.cancelDataRequest(request)
        throw PhotoReadError.make(error)
      }
    }
  }

  extension PhotoReadError {
    /// What an error of the photo library means; any other error stays what it is.
    static func make(_ error: any Error) -> any Error {
      let code = (error as NSError).code
      guard (error as NSError).domain == PHPhotosErrorDomain else { return error }
      switch PhotoLibraryCode(wireValue: code) {
      case .networkAccessRequired: return PhotoReadError.inCloud
      case .identifierNotFound, .missingResource: return PhotoReadError.gone
      default: return PhotoReadError.library(code: code)
      }
    }
  }
#endif
