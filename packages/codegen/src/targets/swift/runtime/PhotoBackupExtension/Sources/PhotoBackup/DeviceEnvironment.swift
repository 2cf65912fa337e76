// What a Mac lacks: tests of the rest run there all the same.
#if !os(macOS)
  import Foundation
  import LockstepCore

  #if os(Linux)
    import BackgroundFoundation
  #endif

  extension BackupEnvironment {
    /// The device's: PhotoKit, Keychain, network, and the container of the spec's App Group.
    ///
    /// - Parameter sendsInBackground: whether PUTs continue after a call, in the extension's
    ///   background session. Nobody has shown yet that one works from this extension: until an
    ///   experiment on a device does, they go through a session of the process's own.
    public static func device(sendsInBackground: Bool = false) -> BackupEnvironment {
      let network = PathNetwork()
      var environment = BackupEnvironment(
        openContainer: openGroup,
        earlyLog: (SharedGroup.folder ?? FileManager.default.temporaryDirectory)
          .appendingPathComponent(ExtensionIdentity.earlyLog),
        library: PhotoKitLibrary(), jobs: DownloadJobRegistrar(), secrets: KeychainStore(),
        network: { network.state })
      environment.beginActivity = { block in
        ProcessInfo.processInfo.performExpiringActivity(
          withReason: "uploading photos", using: block)
      }
      if sendsInBackground, let uploads = SharedGroup.uploads {
        environment.makeTransfer = {
          let session = BackgroundSession.of(.extension, uploads: uploads)
          return BackgroundTransfer(session: session, uploads: session.uploads)
        }
      }
      return environment
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
