import Foundation
import LockstepCore

/// The App Group's container, where app and extension meet.
public enum SharedGroup {
  /// Its folder; nil where the process lacks the group in its entitlements.
  public static var folder: URL? {
    #if canImport(Darwin)
      FileManager.default.containerURL(
        forSecurityApplicationGroupIdentifier: ExtensionIdentity.appGroup)
    #else
      nil
    #endif
  }

  /// The folder of uploads in the shared container.
  public static var uploads: URL? {
    folder?.appendingPathComponent(SharedDatabase.folder, isDirectory: true)
      .appendingPathComponent(SharedDatabase.uploadsFolder, isDirectory: true)
  }
}
