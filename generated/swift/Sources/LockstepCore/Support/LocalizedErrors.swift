// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

// What an app's crash reports and logs make of any error: a domain, a code of its own, a text.

extension LockstepError: LocalizedError, CustomNSError {
  /// The domain of all errors of this package.
  public static let errorDomain = "LockstepError"

  /// The code's number.
  public var errorCode: Int { code.number }

  /// The message.
  public var errorDescription: String? { message }

  /// The message, and what a report is searched by: the code's name, why the database failed, and
  /// SQLite's own code.
  public var errorUserInfo: [String: Any] {
    var info: [String: Any] = [NSLocalizedDescriptionKey: message, "code": code.wireValue]
    info["databaseFailure"] = databaseFailure?.wireValue
    info["sqliteCode"] = sqliteCode
    info["path"] = path
    return info
  }
}

extension ApiError: LocalizedError, CustomNSError {
  /// The domain of all errors of API calls.
  public static let errorDomain = "LockstepApiError"

  /// The code's number.
  public var errorCode: Int { code.number }

  /// The message.
  public var errorDescription: String? { message }

  /// The message, and what a report is searched by: the code's name, the status, and what the
  /// server calls the reason.
  public var errorUserInfo: [String: Any] {
    var info: [String: Any] = [NSLocalizedDescriptionKey: message, "code": code.wireValue]
    info["status"] = status
    info["serverCode"] = serverCode
    return info
  }
}

extension JsonError: LocalizedError, CustomNSError {
  /// The domain of all errors of this package.
  public static let errorDomain = LockstepError.errorDomain

  /// The code's number.
  public var errorCode: Int { code.number }

  /// What happened and where.
  public var errorDescription: String? { description }

  /// What happened and where, and the code's name.
  public var errorUserInfo: [String: Any] {
    [NSLocalizedDescriptionKey: description, "code": code.wireValue]
  }
}
