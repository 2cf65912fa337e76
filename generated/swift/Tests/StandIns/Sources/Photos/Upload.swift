// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import ExtensionFoundation
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// 26.1.
public enum PHBackgroundResourceUploadProcessingResult: Int {
  case failure, processing, completed
}

/// Added: what the two protocols' own configurations return.
public struct UploadExtensionConfiguration: AppExtensionConfiguration {
  public func accept(connection: NSXPCConnection) -> Bool { declared() }
}

/// 26.1, deprecated in 27.0.
public protocol PHBackgroundResourceUploadExtension: AppExtension {
  func process() -> PHBackgroundResourceUploadProcessingResult
  func notifyTermination()
}

extension PHBackgroundResourceUploadExtension {
  public var configuration: some AppExtensionConfiguration { UploadExtensionConfiguration() }
}

/// 27.0.
public protocol PHBackgroundResourceUploadJobExtension: AppExtension {
  func processJobs() async -> PHBackgroundResourceUploadProcessingResult
  func willTerminate() async
}

extension PHBackgroundResourceUploadJobExtension {
  public var configuration: some AppExtensionConfiguration { UploadExtensionConfiguration() }
}

/// 26.1; NS_SWIFT_SENDABLE.
open class PHAssetResourceUploadJob: PHObject, @unchecked Sendable {
  public enum State: Int {
    case registered = 1
    case pending, failed, succeeded
    case cancelled = 5
  }

  public enum `Type`: Int16 {
    case upload = 0
    case downloadOnly = 1
  }

  public enum Action: Int {
    case acknowledge = 1
    case retry = 2
    case process = 3
  }

  open class var jobLimit: Int { declared() }
  open var state: State { declared() }
  open var type: `Type` { declared() }
  open var error: (any Error)? { declared() }
  open class func fetchJobs(
    action: Action, options: PHFetchOptions?
  ) -> PHFetchResult<PHAssetResourceUploadJob> { declared() }
}

/// Added: the class above it.
open class PHChangeRequest: NSObject {}

/// 26.1.
open class PHAssetResourceUploadJobChangeRequest: PHChangeRequest {
  open class func createJob(destination: URLRequest, resource: PHAssetResource) { declared() }
  open class func creationRequestForJob(
    destination: URLRequest, resource: PHAssetResource
  ) -> Self { declared() }
  open class func creationRequestForDownloadJob(resource: PHAssetResource) -> Self { declared() }
  open var placeholderForCreatedAssetResourceUploadJob: PHObjectPlaceholder? { declared() }
  public convenience init?(for job: PHAssetResourceUploadJob) { declared() }
  open func acknowledge() { declared() }
  open func retry(destination: URLRequest?) { declared() }
  open func cancel() { declared() }
}

/// 27.
open class PHAssetResourceUploadJobOptions: NSObject {
  public override init() {}
  open var preventsExpensiveNetworkAccess: Bool = false
}

extension PHPhotoLibrary {
  public var uploadJobExtensionEnabled: Bool { declared() }
  public func setUploadJobExtensionEnabled(_ enable: Bool) throws { declared() }
  public func enableUploadJobExtension(
    with options: PHAssetResourceUploadJobOptions?
  ) throws { declared() }
  public func disableUploadJobExtension() throws { declared() }
}
