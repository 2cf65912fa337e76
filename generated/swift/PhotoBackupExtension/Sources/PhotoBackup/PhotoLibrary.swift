// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// What a call asks of the photo library. PhotoKit stands behind it on a device, a fake in tests.
public protocol PhotoLibrary: Sendable {
  /// How much of the library the person lets the app see; never asks the person.
  func access() -> PhotoAccess

  /// What the library is at now, to ask for changes since later. The bytes are the library's own.
  func currentToken() throws -> [UInt8]

  /// Hands out what changed since a token, change by change, the oldest first.
  ///
  /// - Parameters:
  ///   - token: what `currentToken` or a change has given.
  ///   - take: takes a change in; it returns whether to continue.
  /// - Throws: `LibraryHistoryLost` where the library does not know any more what changed.
  func changes(since token: [UInt8], _ take: (LibraryChange) throws -> Bool) throws

  /// Some assets of the whole library, in the order in which they were taken, without looking at
  /// their resources.
  func assets(from offset: Int, limit: Int) throws -> [FoundPhoto]

  /// The assets of some identifiers that are there, without looking at their resources.
  func assets(_ localIds: [String]) throws -> [FoundPhoto]

  /// An asset with its resources; nil where it is not there any more.
  func asset(_ localId: String) throws -> (any LibraryAsset)?
}

/// A change of the photo library.
public struct LibraryChange: Sendable, Hashable {
  /// What the library was at after it.
  public let token: [UInt8]
  /// Assets that came.
  public let inserted: [String]
  /// Assets that were changed.
  public let updated: [String]
  /// Assets that were deleted, the person may bring them back from.
  public let deleted: [String]

  /// Describes a change.
  public init(token: [UInt8], inserted: [String], updated: [String], deleted: [String]) {
    self.token = token
    self.inserted = inserted
    self.updated = updated
    self.deleted = deleted
  }
}

/// The library can't say what changed: everything has to be looked through again.
public struct LibraryHistoryLost: Error {
  /// Makes the error.
  public init() {}
}

/// Why a photo could not be read.
public enum PhotoReadError: Error, Sendable, Hashable {
  /// The original is in iCloud alone.
  case inCloud
  /// The asset, or the resource, is not there any more.
  case gone
  /// There are more bytes than a call uploads.
  case tooLarge
  /// The library took longer than it may.
  case tooSlow
  /// The library's own error, by its code.
  case library(code: Int)

  /// What is written of it.
  var code: String {
    switch self {
    case .inCloud: "in_cloud"
    case .gone: "gone"
    case .tooLarge: "too_large"
    case .tooSlow: "too_slow"
    case .library(let code): "library_\(code)"
    }
  }
}

/// An asset that is being looked at, for one thread.
public protocol LibraryAsset {
  /// What is known of it beside its bytes.
  var details: AssetDetails { get }

  /// The bytes of a resource, by its place in the details. Reading throws a `PhotoReadError`.
  func stream(_ resource: Int) -> any PhotoStream

  /// The thumbnail, and what the original says of itself.
  ///
  /// - Throws: a `PhotoReadError` where the original can't be read either; `CancellationError`.
  func preview(_ cancellation: Cancellation?) throws -> AssetPreview
}
