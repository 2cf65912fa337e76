/// A statement of the spec with its parameters, and what its outcome means. `SharedStore` performs
/// it.
package struct DatabaseCall<Value: Sendable>: Sendable {
  let statement: BoundStatement
  /// Whether it changes something.
  let writes: Bool
  /// Whether its change must survive a loss of power.
  let isDurable: Bool
  /// What an outcome means; the path is for errors.
  let read: @Sendable (SQLOutcome, _ path: String) throws -> Value

  /// The transaction that it needs.
  var mode: SharedDatabaseConnection.Mode {
    isDurable ? .durable : writes ? .write : .read
  }
}

extension DatabaseCall {
  /// A statement that returns its first row, or nil.
  init<Row: TableRow>(row sql: String, _ parameters: [SQLValue]) where Value == Row? {
    self.init(
      statement: BoundStatement(sql: sql, parameters: parameters), writes: false, isDurable: false,
      read: { outcome, path in
        guard let first = outcome.rows.first else { return nil }
        var reader = RowReader(first, of: path)
        return try Row(reading: &reader)
      })
  }

  /// A statement that answers all its rows.
  init<Row: TableRow>(rows sql: String, _ parameters: [SQLValue]) where Value == [Row] {
    self.init(
      statement: BoundStatement(sql: sql, parameters: parameters), writes: false, isDurable: false,
      read: { outcome, path in
        try outcome.rows.map { row in
          var reader = RowReader(row, of: path)
          return try Row(reading: &reader)
        }
      })
  }

  /// A statement that returns how many rows it changed.
  init(changes sql: String, _ parameters: [SQLValue], durable: Bool = false) where Value == Int {
    self.init(
      statement: BoundStatement(sql: sql, parameters: parameters), writes: true, isDurable: durable,
      read: { outcome, _ in outcome.changes })
  }
}

extension SQLiteConnection {
  /// Runs a statement and reads its outcome, whatever transaction is open.
  func perform<Value>(_ call: DatabaseCall<Value>) throws -> Value {
    try call.read(run(call.statement.sql, call.statement.parameters), path)
  }
}
