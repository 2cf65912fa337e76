// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the adapter for package:sqflite uses of it, declared as it is there, so
/// that the adapter compiles where the package is not.
library;

/// Runs statements.
abstract interface class DatabaseExecutor {
  /// The rows of a query.
  Future<List<Map<String, Object?>>> rawQuery(
    String sql, [
    List<Object?>? arguments,
  ]);

  /// How many rows a statement changed.
  Future<int> rawUpdate(String sql, [List<Object?>? arguments]);
}

/// A transaction.
abstract interface class Transaction implements DatabaseExecutor {}

/// A connection.
abstract interface class Database implements DatabaseExecutor {
  /// The database's file.
  String get path;

  /// Ends the connection.
  Future<void> close();

  /// Runs [action] in a transaction, which begins IMMEDIATE.
  Future<T> transaction<T>(
    Future<T> Function(Transaction transaction) action, {
    bool? exclusive,
  });
}

/// What SQLite refuses.
abstract class DatabaseException implements Exception {
  /// SQLite's code, where it is known.
  int? getResultCode();
}
