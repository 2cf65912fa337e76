import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import '../spec/database_tables.dart';
import 'lock_database.dart';

/// How the shared database is told from others and brought to the schema.
final class SharedSchema {
  /// The schema that [migrations] lead to: the spec's, unless a test adds one.
  const SharedSchema([this.migrations = SharedMigrations.versions]);

  /// For each version, from 1: its statements.
  final List<List<String>> migrations;

  /// The newest version.
  int get latest => migrations.length;

  /// What to ask of a file first: these only read.
  static const List<LockStatement> look = [
    LockStatement(SharedDatabase.libraryVersion),
    LockStatement(SharedDatabase.readVersion),
    LockStatement(SharedDatabase.readApplication),
    LockStatement(SharedDatabase.countObjects),
  ];

  /// What brings a database of [version] to the newest one, in one transaction.
  List<LockStatement> from(int version) => [
    for (final statements in migrations.skip(version))
      for (final sql in statements) LockStatement(sql),
  ];

  /// The version of the file that answered [look]; 0 for a new one.
  ///
  /// Throws a [LockstepDatabaseException] if it is not a database of Lockstep,
  /// or newer, or if SQLite is too old; it must be left alone.
  int versionOf(List<LockOutcome> look, String path) {
    final library = look[0].rows.first.first! as String;
    requireSqlite(library, path);
    final [version, application, objects] = [
      for (final each in look.skip(1)) each.number,
    ];
    return identify(version, application, objects, path);
  }

  /// The version of a database with these numbers; 0 for a new one.
  ///
  /// Throws a [LockstepDatabaseException] if it is not a database of Lockstep,
  /// or newer.
  int identify(int version, int application, int objects, String path) {
    if (version == 0 && application == 0 && objects == 0) return 0;
    if (application != SharedDatabase.applicationId) {
      throw LockstepDatabaseException(
        DatabaseFailure.foreign,
        path,
        'this is another database; choose another path',
      );
    }
    requireVersion(version, latest, path);
    return version;
  }

  /// Throws a [LockstepDatabaseException] if a schema's [version] is newer than
  /// [latest].
  static void requireVersion(int version, int latest, String path) {
    if (version <= latest) return;
    throw LockstepDatabaseException(
      DatabaseFailure.newerSchema,
      path,
      'its schema is version $version and this program knows $latest; '
      'update the program',
    );
  }

  /// Throws a [LockstepDatabaseException] if SQLite, whose [version] is a text
  /// such as `3.8.3`, is older than [minimum].
  static void requireSqlite(
    String version,
    String path, {
    int minimum = SharedDatabase.minimumSQLite,
  }) {
    final number = version
        .split('.')
        .take(3)
        .fold(0, (sum, part) => sum * 1000 + int.parse(part));
    if (number >= minimum) return;
    final needed =
        '${minimum ~/ 1000000}.${minimum ~/ 1000 % 1000}.${minimum % 1000}';
    throw LockstepDatabaseException(
      DatabaseFailure.olderSQLite,
      path,
      'SQLite is $version, and $needed is the oldest that will do',
    );
  }
}
