// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// What a Mac lacks: tests of the rest run there all the same.
#if !os(macOS)
  import CoreLocation
  import Foundation
  import LockstepCore
  import Photos
  import UIKit

  /// The photo library by PhotoKit. Nothing here shows a dialog, and nothing uses the network.
  public struct PhotoKitLibrary: PhotoLibrary {
    /// Uses the library of the device.
    public init() {}

    public func access() -> PhotoAccess {
      switch PHPhotoLibrary.authorizationStatus(for: .readWrite) {
      case .authorized: .full
      case .limited: .limited
      case .denied: .denied
      case .restricted: .restricted
      default: .notDetermined
      }
    }

    public func currentToken() throws -> [UInt8] {
      try Self.bytes(of: PHPhotoLibrary.shared().currentChangeToken)
    }

    public func changes(
      since token: [UInt8], _ take: (LibraryChange) throws -> Bool
    ) throws {
      var failure: (any Error)?
      do {
        let position = try NSKeyedUnarchiver.unarchivedObject(
          ofClass: PHPersistentChangeToken.self, from: Data(token))
        guard let position else { throw LibraryHistoryLost() }
        let changes = try PHPhotoLibrary.shared().fetchPersistentChanges(since: position)
        changes.enumerateChanges { change, stop in
          do {
            let details = try change.changeDetails(for: .asset)
            let isWanted = try take(
              LibraryChange(
                token: try Self.bytes(of: change.changeToken),
                inserted: details.insertedLocalIdentifiers.sorted(),
                updated: details.updatedLocalIdentifiers.sorted(),
                deleted: details.deletedLocalIdentifiers.sorted()))
            if !isWanted { stop.pointee = true }
          } catch {
            failure = error
            stop.pointee = true
          }
        }
      } catch {
        failure = error
      }
      if let failure { throw Self.historyError(failure) }
    }

    private static func historyError(_ error: any Error) -> any Error {
      let found = error as NSError
      guard found.domain == PHPhotosErrorDomain else { return error }
      switch PhotoLibraryCode(wireValue: found.code) {
      case .persistentChangeTokenExpired, .persistentChangeDetailsUnavailable:
        return LibraryHistoryLost()
      default:
        return PhotoReadError.library(code: found.code)
      }
    }

    private static func bytes(of token: PHPersistentChangeToken) throws -> [UInt8] {
      [UInt8](try NSKeyedArchiver.archivedData(withRootObject: token, requiringSecureCoding: true))
    }

    public func assets(from offset: Int, limit: Int) throws -> [FoundPhoto] {
      let options = PHFetchOptions()
      // The identifier parts those that share a time, so that the order is one.
      options.sortDescriptors = [
        NSSortDescriptor(keyPath: \PHAsset.creationDate, ascending: true),
        NSSortDescriptor(keyPath: \PHAsset.localIdentifier, ascending: true),
      ]
      let all = PHAsset.fetchAssets(with: options)
      let end = min(offset + limit, all.count)
      guard offset < end else { return [] }
      // An edit that was made before anybody looked is part of what is found.
      return (offset..<end).map {
        let asset = all.object(at: $0)
        return Self.found(asset, isEdited: asset.hasAdjustments)
      }
    }

    public func assets(_ localIds: [String]) throws -> [FoundPhoto] {
      let found = PHAsset.fetchAssets(withLocalIdentifiers: localIds, options: nil)
      return (0..<found.count).map { index in
        let asset = found.object(at: index)
        return Self.found(asset, isEdited: asset.hasAdjustments)
      }
    }

    private static func found(_ asset: PHAsset, isEdited: Bool) -> FoundPhoto {
      FoundPhoto(
        localId: asset.localIdentifier, isVideo: asset.mediaType == .video,
        creationTime: microseconds(asset.creationDate),
        modificationTime: microseconds(asset.modificationDate), isEdited: isEdited)
    }

    public func asset(_ localId: String) throws -> (any LibraryAsset)? {
      PHAsset.fetchAssets(withLocalIdentifiers: [localId], options: nil).firstObject
        .map(PhotoKitAsset.init)
    }

    static func microseconds(_ date: Date?) -> Int {
      Int((date?.timeIntervalSince1970 ?? 0) * 1_000_000)
    }
  }

  /// An asset by PhotoKit.
  struct PhotoKitAsset: LibraryAsset {
    private let asset: PHAsset
    private let resources: [PHAssetResource]

    init(_ asset: PHAsset) {
      self.asset = asset
      resources = PHAssetResource.assetResources(for: asset)
    }

    var details: AssetDetails {
      AssetDetails(
        localId: asset.localIdentifier,
        creationTime: PhotoKitLibrary.microseconds(asset.creationDate),
        modificationTime: PhotoKitLibrary.microseconds(asset.modificationDate),
        place: asset.location.map { ($0.coordinate.latitude, $0.coordinate.longitude) },
        duration: Int(asset.duration), subtypes: Int(asset.mediaSubtypes.rawValue),
        pixels: (asset.pixelWidth, asset.pixelHeight),
        resources: resources.map {
          ResourceDetails(kind: Self.kind($0.type), filename: $0.originalFilename)
        })
    }

    private static func kind(_ type: PHAssetResourceType) -> ResourceKind {
      switch type {
      case .photo: .photo
      case .video: .video
      case .alternatePhoto: .alternatePhoto
      case .fullSizePhoto: .fullSizePhoto
      case .fullSizeVideo: .fullSizeVideo
      case .pairedVideo: .pairedVideo
      case .fullSizePairedVideo: .fullSizePairedVideo
      default: .other
      }
    }

    func stream(_ resource: Int) -> any PhotoStream {
      ResourceStream(resources[resource])
    }

    func preview(_ cancellation: Cancellation?) throws -> AssetPreview {
      let isPhoto = asset.mediaType == .image
      let place = resources.firstIndex { $0.type == .photo }
      return try PreviewMaker(
        coder: ImageIOCoder(),
        original: { maximum in
          guard isPhoto, let place else { return nil }
          return try ResourceStream(resources[place]).beginning(maximum, cancellation)
        },
        derivative: derivative
      ).make()
    }

    // It is decoded elsewhere, and there for videos and for what only iCloud has.
    private func derivative() -> (any DecodedImage)? {
      let options = PHImageRequestOptions()
      options.isNetworkAccessAllowed = false
      options.isSynchronous = true
      options.deliveryMode = .highQualityFormat
      options.resizeMode = .exact
      var image: UIImage?
      let side = CGFloat(Thumbnail.maximumSide)
      _ = PHImageManager.default().requestImage(
        for: asset, targetSize: CGSize(width: side, height: side), contentMode: .aspectFit,
        options: options
      ) { found, _ in image = found }
      return image.map(LibraryImage.init)
    }
  }

  /// The library's derivative of an asset.
  private struct LibraryImage: DecodedImage {
    private let image: UIImage

    init(_ image: UIImage) {
      self.image = image
    }

    var longestSide: Int {
      Int((max(image.size.width, image.size.height) * image.scale).rounded(.up))
    }

    func jpeg(_ quality: Double) -> [UInt8]? {
      image.jpegData(compressionQuality: CGFloat(quality)).map { [UInt8]($0) }
    }
  }
#endif
