// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// What a Mac lacks: tests of the rest run there all the same.
#if !os(macOS)
  import Foundation
  import LockstepCore

  extension BackupEnvironment {
    /// The device's: PhotoKit, Keychain, network, and the container of the spec's App Group.
    public static func device() -> BackupEnvironment {
      let network = PathNetwork()
      return BackupEnvironment(
        openContainer: openGroup,
        earlyLog: (groupFolder ?? FileManager.default.temporaryDirectory)
          .appendingPathComponent(ExtensionIdentity.earlyLog),
        library: PhotoKitLibrary(), jobs: DownloadJobRegistrar(), secrets: KeychainStore(),
        network: { network.state })
    }

    private static var groupFolder: URL? {
      #if canImport(Darwin)
        FileManager.default.containerURL(
          forSecurityApplicationGroupIdentifier: ExtensionIdentity.appGroup)
      #else
        nil
      #endif
    }

    @Sendable private static func openGroup() throws -> SharedContainer {
      #if canImport(Darwin)
        try SharedContainer(appGroup: ExtensionIdentity.appGroup)
      #else
        throw LockstepError(.ioError, "only Apple's systems have App Groups")
      #endif
    }
  }
#endif
