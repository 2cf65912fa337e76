import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import '../spec/locks.dart';
import 'lock_database.dart';

/// How the shared database is told from others and brought to the schema.
abstract final class SharedSchema {
  /// What to ask of a file first: these only read.
  static const List<LockStatement> look = [
    LockStatement(LockStatements.schemaVersion),
    LockStatement(LockStatements.applicationId),
    LockStatement(LockStatements.countObjects),
  ];

  /// What makes the schema, to be run in one transaction.
  static final List<LockStatement> migration = [
    for (final sql in SharedDatabase.migration1.split(
      SharedDatabase.statementSeparator,
    ))
      LockStatement(sql),
  ];

  /// Whether the file that answered [look] is new and wants the [migration].
  ///
  /// Throws a [DatabaseException] if it is none of ours; it must be left alone.
  static bool isNew(List<LockOutcome> look, String path) {
    final [version, application, objects] = [
      for (final each in look) each.number,
    ];
    if (version == 0 && application == 0 && objects == 0) return true;
    if (application != SharedDatabase.applicationId) {
      throw DatabaseException(
        DatabaseFailure.foreign,
        path,
        'this is another database; choose another path',
      );
    }
    requireVersion(version, path);
    return false;
  }

  /// Throws a [DatabaseException] if the schema's [version] is newer than the
  /// spec's.
  static void requireVersion(int version, String path) {
    if (version <= SharedDatabase.schemaVersion) return;
    throw DatabaseException(
      DatabaseFailure.newerSchema,
      path,
      'its schema is version $version and this program knows '
      '${SharedDatabase.schemaVersion}; update the program',
    );
  }
}
