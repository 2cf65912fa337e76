// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What ends an upload without being the failure of a call.
enum UploadEnd: Error {
  /// The photo's lock is another process's, or nobody's, by now: nothing may be committed.
  case lockLost
  /// What is left of the run's time does not suffice for the next step.
  case budgetSpent
  /// The storage lacks what the commit names: it is to be sent again, to new object keys only where
  /// nothing was committed for certain.
  case objectsMissing(ApiError)
}

extension LockstepError {
  /// The encrypted file is gone, or is not what its record says.
  static func damaged(_ name: String) -> LockstepError {
    LockstepError(
      .corrupt,
      "\(name) is not the file that was encrypted: upload the photo again from its original")
  }
}
