import Foundation

// What `localizedDescription` says where an app shows or logs any error: without these, a number.

extension LockstepError: LocalizedError {
  /// The message.
  public var errorDescription: String? { message }
}

extension JsonError: LocalizedError {
  /// What happened and where.
  public var errorDescription: String? { description }
}
