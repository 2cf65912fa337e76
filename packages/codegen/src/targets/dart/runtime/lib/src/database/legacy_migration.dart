import 'dart:async';
import 'dart:io';

import '../errors/lockstep_exception.dart';
import '../files/moved_file.dart';
import '../spec/upload_resume_tables.dart';
import 'database_copy.dart';
import 'legacy_database_reader.dart';
import 'lock_database.dart';
import 'shared_store.dart';

/// Brings what the app's old database has into the shared one: locks, and
/// multipart uploads that were begun, with their encrypted files.
///
/// Everything is brought once: run it at every start, before anything is
/// uploaded. A kill in between leaves nothing that a later run would not mend.
final class LegacyMigration {
  /// Brings what [_store] lacks.
  const LegacyMigration(this._store);

  final SharedStore _store;

  /// Copies what the store lacks of the old database at [legacy], from a copy,
  /// in one transaction; returns how many locks were copied, 0 where there is
  /// no old database.
  ///
  /// [open] opens the copy at the path that it is given: with sqflite, as the
  /// app opens its databases. Close connections to the old database before,
  /// unless [copyDatabase] copies it without dropping their locks.
  ///
  /// The app kept the encrypted files of its multipart uploads in its temporary
  /// folder: those in [temporaryFolder] that the store has uploads of are moved
  /// to [uploadsFolder], so that these can continue. Throws a
  /// [LockstepDatabaseException], also where the old database can't be looked
  /// at, and a [LockstepException] with the code `io_error` for a file that
  /// can't be moved.
  Future<int> run(
    String legacy, {
    required FutureOr<LockDatabase> Function(String copy) open,
    void Function(String copy)? copyDatabase,
    String? temporaryFolder,
    String? uploadsFolder,
  }) async {
    if (!DatabaseCopy.isThere(legacy)) return 0;
    final rows = await DatabaseCopy.reading(legacy, (copy) async {
      final database = await open(copy);
      try {
        return await LegacyRows.read(database.execute, legacy);
      } finally {
        await database.close();
      }
    }, copyDatabase: copyDatabase);
    final migration = rows.migration;
    final copied =
        migration.statements.isEmpty
            ? 0
            : await _store.perform(() => migration);
    if (temporaryFolder != null && uploadsFolder != null) {
      await _moveFiles(temporaryFolder, uploadsFolder);
    }
    return copied;
  }

  /// Moves what uploads need, those of earlier runs too. The rows come first:
  /// a file that no row names is cleaned away.
  Future<void> _moveFiles(String from, String to) async {
    final uploads = await _store.perform(TrackedUploadStatements.list);
    for (final name in {for (final each in uploads) each.encryptedFileName}) {
      final source = '$from/$name';
      if (FileSystemEntity.isFileSync(source)) moveFile(source, '$to/$name');
    }
  }
}
