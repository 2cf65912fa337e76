// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

extension ProcessType {
  /// The identifier of the process's background session.
  public var uploadSession: String {
    switch self {
    case .foreground: UploadSessions.foreground
    case .background: UploadSessions.background
    case .extension: UploadSessions.extension
    }
  }

  /// The process whose background session has an identifier; nil for another
  /// identifier.
  public init?(uploadSession identifier: String) {
    guard let owner = Self.allCases.first(where: { $0.uploadSession == identifier }) else {
      return nil
    }
    self = owner
  }
}
