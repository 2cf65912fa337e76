import '../database/database_call.dart';
import '../database/shared_store.dart';
import '../errors/lockstep_exception.dart';
import '../spec/monitoring.dart';
import '../spec/monitoring_tables.dart';

/// Counters of what one program refused that another wrote. They hold no name,
/// key or content.
///
/// Methods throw a `LockstepDatabaseException`.
final class RefusalCounters {
  /// Counts in a database that is open, what [reader] refuses.
  const RefusalCounters(this._store, {this.reader = ClientLanguage.dart});

  /// Who counts.
  final ClientLanguage reader;

  final SharedStore _store;

  /// Counts that something was refused with the error [code]. Returns whether it
  /// counts: a code that does not say that two programs disagree does not.
  Future<bool> count(
    ClientLanguage writer,
    RefusalSubject subject,
    String code,
  ) async {
    final known = RefusalCode.fromWire(code);
    if (known == null) return false;
    await _store.perform(
      () => DatabaseCall(
        [
          ...CompatibilityRefusalStatements.begin(
            reader: reader,
            writer: writer,
            subject: subject,
            code: known,
          ).statements,
          ...CompatibilityRefusalStatements.count(
            reader: reader,
            writer: writer,
            subject: subject,
            code: known,
          ).statements,
        ],
        (outcomes, path) {},
        writes: true,
      ),
    );
    return true;
  }

  /// Does [work], counts where it is refused, and throws what it threw: the
  /// refusal itself, also where it can't be counted.
  Future<T> watch<T>(
    ClientLanguage writer,
    RefusalSubject subject,
    Future<T> Function() work,
  ) async {
    try {
      return await work();
    } on LockstepException catch (error) {
      try {
        await count(writer, subject, error.code.code);
      } on LockstepDatabaseException {
        // The database fails: who reads has to know of the refusal all the same.
      }
      rethrow;
    }
  }

  /// The counters, which begin anew: in one transaction, so that none is lost or
  /// told twice.
  Future<List<CompatibilityRefusal>> take() => _store.perform(
    () => CompatibilityRefusalStatements.list().then(
      CompatibilityRefusalStatements.clear(),
      (refusals, _) => refusals,
    ),
  );
}
