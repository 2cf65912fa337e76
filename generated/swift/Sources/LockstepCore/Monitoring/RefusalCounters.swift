// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Counters of what one program refused that another wrote. They hold no name, key or content.
///
/// Every method throws as `SharedStore` does, and blocks its thread.
public struct RefusalCounters: Sendable {
  private let store: SharedStore
  private let reader: ClientLanguage

  /// Counts in a database that is open.
  ///
  /// - Parameters:
  ///   - store: the database.
  ///   - reader: who counts.
  public init(_ store: SharedStore, reader: ClientLanguage = .swift) {
    self.store = store
    self.reader = reader
  }

  /// Counts that something was refused.
  ///
  /// - Parameters:
  ///   - writer: who wrote it.
  ///   - subject: what it is.
  ///   - code: the code of the error.
  /// - Returns: whether it counts: a code that does not say that two programs disagree does not.
  @discardableResult
  public func count(
    _ writer: ClientLanguage, _ subject: RefusalSubject, code: String
  ) throws -> Bool {
    guard let known = RefusalCode(wireValue: code) else { return false }
    try store.run(.write) { transaction in
      _ = try transaction.perform(
        CompatibilityRefusalStatements.begin(
          reader: reader, writer: writer, subject: subject, code: known))
      _ = try transaction.perform(
        CompatibilityRefusalStatements.count(
          reader: reader, writer: writer, subject: subject, code: known))
    }
    return true
  }

  /// Does something, counts where it is refused, and throws what it threw: the refusal itself, also
  /// where it can't be counted.
  ///
  /// - Parameters:
  ///   - writer: who wrote what is read.
  ///   - subject: what it is.
  ///   - work: what may refuse.
  public func watch<Value>(
    _ writer: ClientLanguage, _ subject: RefusalSubject, _ work: () throws -> Value
  ) throws -> Value {
    do {
      return try work()
    } catch let error as LockstepError {
      _ = try? count(writer, subject, code: error.code.wireValue)
      throw error
    }
  }

  /// The counters, which begin anew: in one transaction, so that none is lost or told twice.
  public func take() throws -> [CompatibilityRefusal] {
    try store.run(.write) { transaction in
      let refusals = try transaction.perform(CompatibilityRefusalStatements.list())
      _ = try transaction.perform(CompatibilityRefusalStatements.clear())
      return refusals
    }
  }
}
