// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// What a Mac lacks: tests of the rest run there all the same.
#if !os(macOS)
  import Foundation
  import LockstepCore
  import Photos

  /// What the app does about the extension: it enables and disables it, and shows what came of
  /// that. At launch it only compares; nothing here is called without the person.
  public struct ExtensionRegistration: Sendable {
    private let records: ExtensionRecords

    /// - Parameter records: the shared database's, whose jobs end where the extension is disabled.
    public init(_ records: ExtensionRecords) {
      self.records = records
    }

    /// Enables the extension. Over the record of an earlier installation it is disabled first, and
    /// enabled once more.
    ///
    /// - Throws: as `ExtensionRecords` does; what the photo library says is in the outcome.
    public func enable() throws -> RegistrationResult {
      // Nobody knows of jobs from before: whoever awaits them would wait for ever.
      try records.forgetJobs()
      let first = Self.change(enabling: true)
      guard first.outcome == .staleRegistration else { return first }
      let cleared = Self.change(enabling: false)
      return cleared.outcome == .disabled ? Self.change(enabling: true) : first
    }

    /// Disables the extension, which ends every job: at sign-out, and where the person wants it.
    public func disable() throws -> RegistrationResult {
      let result = Self.change(enabling: false)
      if result.outcome == .disabled { try records.forgetJobs() }
      return result
    }

    /// Whether this system has the extension at all.
    public static var isSupported: Bool {
      if #available(iOS 26.1, *) { true } else { false }
    }

    /// Whether the system has a record; false, too, while the person was not asked for access.
    public static var isRegistered: Bool {
      guard #available(iOS 26.1, *) else { return false }
      return PHPhotoLibrary.shared().uploadJobExtensionEnabled
    }

    /// Enables or disables the extension, and nothing else. Where jobs may be awaited, let them
    /// become unknown beside it: `ExtensionRecords.forgetJobs`.
    public static func change(enabling: Bool) -> RegistrationResult {
      guard #available(iOS 26.1, *) else { return .make(enabling, 0, isSupported: false) }
      do {
        #if compiler(>=6.4) || os(Linux)
          if #available(iOS 27, *) {
            let library = PHPhotoLibrary.shared()
            try enabling
              ? library.enableUploadJobExtension(with: nil) : library.disableUploadJobExtension()
            return .make(enabling, 0)
          }
        #endif
        try PHPhotoLibrary.shared().setUploadJobExtensionEnabled(enabling)
        return .make(enabling, 0)
      } catch {
        return .make(enabling, (error as NSError).code)
      }
    }
  }

  /// What came of enabling or disabling the extension.
  public struct RegistrationResult: Sendable, Hashable {
    /// What it means.
    public let outcome: RegistrationOutcome
    /// What the photo library said; 0 for no error.
    public let code: Int

    /// What a code means.
    static func make(_ enabling: Bool, _ code: Int, isSupported: Bool = true) -> RegistrationResult
    {
      let outcome = RegistrationOutcomes.decide(
        supported: isSupported, enabling: enabling, code: RegistrationCode(wireValue: code))
      return RegistrationResult(outcome: outcome, code: code)
    }
  }
#endif
