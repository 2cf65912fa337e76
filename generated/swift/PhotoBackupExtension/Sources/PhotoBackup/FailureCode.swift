// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// What is written of an error where a person or a report may see it: a code, without what it is
/// about.
public enum FailureCode {
  /// The code of an error: that of the spec, of the photo library or of the Keychain, else the
  /// domain and number that the system has for it.
  public static func of(_ error: any Error) -> String {
    switch error {
    case let error as ApiError: error.code.wireValue
    case let error as LockstepError:
      [error.code.wireValue, error.databaseFailure?.wireValue].compactMap { $0 }
        .joined(separator: ".")
    case let error as PhotoReadError: error.code
    case let error as CollectionKeyError: error.code
    case SecretError.missing: "signed_out"
    case SecretError.notUnlocked: "not_unlocked"
    case SecretError.keychain(let status): "keychain_\(status)"
    default: "\((error as NSError).domain)_\((error as NSError).code)"
    }
  }
}
