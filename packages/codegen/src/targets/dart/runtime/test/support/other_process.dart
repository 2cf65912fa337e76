import 'dart:async';
import 'dart:convert';
import 'dart:io';

import '../../lib/src/database/lock_database.dart';
import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/ffi/sqlite_connection.dart';
import '../../lib/src/ffi/sqlite_library.dart';

/// Another process, which tries to write to databases.
final class OtherProcess {
  OtherProcess._(this._process)
    : _answers = StreamIterator(
        _process.stdout.transform(utf8.decoder).transform(const LineSplitter()),
      );

  final Process _process;
  final StreamIterator<String> _answers;

  /// Starts it.
  static Future<OtherProcess> start() async => OtherProcess._(
    await Process.start(Platform.resolvedExecutable, [
      '${Platform.script.resolve('support/other_process.dart')}',
    ]),
  );

  /// What becomes of its attempt to write to the database at [path]: `free`, or
  /// why it can't.
  Future<String> tryToWrite(String path) async {
    _process.stdin.writeln(path);
    await _answers.moveNext();
    return _answers.current;
  }

  /// Ends it.
  Future<void> end() async {
    await _process.stdin.close();
    await _process.stderr.drain<void>();
    await _process.exitCode;
    await _answers.cancel();
  }
}

/// The other process itself.
void main() {
  final library = SqliteLibrary.open();
  while (true) {
    final path = stdin.readLineSync();
    if (path == null) return;
    final connection = SqliteConnection(library, path);
    try {
      connection.run(const LockStatement('BEGIN IMMEDIATE'));
      stdout.writeln('free');
    } on LockstepDatabaseException catch (error) {
      stdout.writeln(error.reason.wire);
    } finally {
      connection.close();
    }
  }
}
