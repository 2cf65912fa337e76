// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Why an operation failed, for a program to decide by and for a person to read.
public struct LockstepError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The spec's code: what a caller decides by.
  public let code: LockstepErrorCode
  /// What happened, to what, and what to do; never a key, and no part of the contract.
  public let message: String
  /// A JSON Pointer to the first member that offends, where a model is at fault.
  public let path: String?
  /// Why the shared database could not be used, where that is what failed.
  public let databaseFailure: DatabaseFailure?
  /// SQLite's extended result code, where SQLite has refused: for a report, not to decide by.
  public let sqliteCode: Int?

  /// Makes an error.
  public init(
    _ code: LockstepErrorCode, _ message: String, path: String? = nil,
    databaseFailure: DatabaseFailure? = nil, sqliteCode: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.path = path
    self.databaseFailure = databaseFailure
    self.sqliteCode = sqliteCode
  }

  /// The code and the message, for logs.
  public var description: String {
    "\(code.wireValue): \(message)"
  }
}
