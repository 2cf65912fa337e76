// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import CoreLocation
import Foundation
import UIKit

/// The body of every declaration.
func declared() -> Never {
  fatalError("a declaration for the compiler: nothing calls it on this system")
}

/// Raw values ≈.
public enum PHAuthorizationStatus: Int {
  case notDetermined, restricted, denied, authorized, limited
}

/// Raw values added.
public enum PHAccessLevel: Int {
  case addOnly = 1
  case readWrite = 2
}

open class PHPhotoLibrary: NSObject {
  open class func shared() -> PHPhotoLibrary { declared() }
  /// iOS 14.
  open class func requestAuthorization(
    for level: PHAccessLevel, handler: @escaping (PHAuthorizationStatus) -> Void
  ) { declared() }

  open class func authorizationStatus(for level: PHAccessLevel) -> PHAuthorizationStatus {
    declared()
  }
  /// ≈
  open func performChangesAndWait(_ changes: @escaping () -> Void) throws { declared() }
  open var currentChangeToken: PHPersistentChangeToken { declared() }
  open func fetchPersistentChanges(
    since token: PHPersistentChangeToken
  ) throws -> PHPersistentChangeFetchResult { declared() }
}

/// iOS 16.
open class PHPersistentChangeToken: NSObject, NSCopying, NSSecureCoding {
  public static var supportsSecureCoding: Bool { true }
  public func copy(with zone: NSZone?) -> Any { declared() }
  public func encode(with coder: NSCoder) { declared() }
  public required init?(coder: NSCoder) { declared() }
}

/// iOS 16; its Sequence is left out.
open class PHPersistentChangeFetchResult: NSObject {
  open func enumerateChanges(
    _ body: (PHPersistentChange, UnsafeMutablePointer<ObjCBool>) -> Void
  ) { declared() }
}

/// iOS 16.
open class PHPersistentChange: NSObject {
  open var changeToken: PHPersistentChangeToken { declared() }
  open func changeDetails(for type: PHObjectType) throws -> PHPersistentObjectChangeDetails {
    declared()
  }
}

/// iOS 16.
open class PHPersistentObjectChangeDetails: NSObject {
  open var insertedLocalIdentifiers: Set<String> { declared() }
  open var updatedLocalIdentifiers: Set<String> { declared() }
  open var deletedLocalIdentifiers: Set<String> { declared() }
}

public enum PHObjectType: Int {
  case asset = 1
  case assetCollection, collectionList
}

open class PHFetchResult<Object: AnyObject>: NSObject {
  open var count: Int { declared() }
  open var firstObject: Object? { declared() }
  open func object(at index: Int) -> Object { declared() }
}

/// Added but for its name.
open class PHFetchOptions: NSObject {
  public override init() {}
  open var sortDescriptors: [NSSortDescriptor]?
  open var includeHiddenAssets: Bool = false
}

open class PHObject: NSObject {
  open var localIdentifier: String { declared() }
}

open class PHObjectPlaceholder: PHObject {}

public enum PHAssetMediaType: Int {
  case unknown, image, video, audio
}

/// ≈
public struct PHAssetMediaSubtype: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) {
    self.rawValue = rawValue
  }
}

open class PHAsset: PHObject {
  open var mediaType: PHAssetMediaType { declared() }
  open var mediaSubtypes: PHAssetMediaSubtype { declared() }
  open var pixelWidth: Int { declared() }
  open var pixelHeight: Int { declared() }
  open var creationDate: Date? { declared() }
  open var modificationDate: Date? { declared() }
  open var location: CLLocation? { declared() }
  open var duration: TimeInterval { declared() }
  open var hasAdjustments: Bool { declared() }
  open class func fetchAssets(with options: PHFetchOptions?) -> PHFetchResult<PHAsset> {
    declared()
  }
  open class func fetchAssets(
    withLocalIdentifiers identifiers: [String], options: PHFetchOptions?
  ) -> PHFetchResult<PHAsset> { declared() }
}

/// An open enum in the SDK: a `switch` over it has `@unknown default` there.
public enum PHAssetResourceType: Int {
  case photo = 1
  case video, audio, alternatePhoto, fullSizePhoto, fullSizeVideo, adjustmentData
  case adjustmentBasePhoto, pairedVideo, fullSizePairedVideo, adjustmentBasePairedVideo
  case adjustmentBaseVideo
  case photoProxy = 19
}

open class PHAssetResource: NSObject {
  open class func assetResources(for asset: PHAsset) -> [PHAssetResource] { declared() }
  open var type: PHAssetResourceType { declared() }
  open var assetLocalIdentifier: String { declared() }
  open var originalFilename: String { declared() }
  open var uniformTypeIdentifier: String { declared() }
}

open class PHAssetResourceRequestOptions: NSObject {
  public override init() {}
  open var isNetworkAccessAllowed = false
}

public typealias PHAssetResourceDataRequestID = Int32

open class PHAssetResourceManager: NSObject {
  open class func `default`() -> PHAssetResourceManager { declared() }
  open func requestData(
    for resource: PHAssetResource, options: PHAssetResourceRequestOptions?,
    dataReceivedHandler: @escaping (Data) -> Void,
    completionHandler: @escaping ((any Error)?) -> Void
  ) -> PHAssetResourceDataRequestID { declared() }
  open func cancelDataRequest(_ request: PHAssetResourceDataRequestID) { declared() }
}

public let PHPhotosErrorDomain = "PHPhotosErrorDomain"

/// Raw values added.
public enum PHImageContentMode: Int {
  case aspectFit, aspectFill
}

/// Raw values added.
public enum PHImageRequestOptionsDeliveryMode: Int {
  case opportunistic, highQualityFormat, fastFormat
}

/// Raw values added.
public enum PHImageRequestOptionsResizeMode: Int {
  case none, fast, exact
}

/// Members ≈.
open class PHImageRequestOptions: NSObject {
  public override init() {}
  open var isNetworkAccessAllowed = false
  open var isSynchronous = false
  open var deliveryMode = PHImageRequestOptionsDeliveryMode.opportunistic
  open var resizeMode = PHImageRequestOptionsResizeMode.fast
}

/// ≈
open class PHImageManager: NSObject {
  open class func `default`() -> PHImageManager { declared() }
  open func requestImage(
    for asset: PHAsset, targetSize: CGSize, contentMode: PHImageContentMode,
    options: PHImageRequestOptions?,
    resultHandler: @escaping (UIImage?, [AnyHashable: Any]?) -> Void
  ) -> Int32 { declared() }
}

/// Added: on Apple's systems the initializer of Foundation takes every key path that Objective-C
/// knows.
extension NSSortDescriptor {
  public convenience init<Root, Value: Comparable>(
    keyPath: KeyPath<Root, Value?>, ascending: Bool
  ) { declared() }
}
