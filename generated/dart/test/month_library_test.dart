// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:io';

import 'month/month_library.dart';
import 'support/runner.dart';

/// Tests what the app of the simulated month reads of its library.
void monthLibraryTest(TestRunner runner) {
  runner.test('month: an asset is what the library has when it is asked', () {
    final folder = Directory.systemTemp.createTempSync('lockstep-month-');
    try {
      final file = File('${folder.path}/library.jsonl')..writeAsStringSync('');
      void append(String text) =>
          file.writeAsStringSync(text, mode: FileMode.append);
      String asset(int version) => jsonEncode({
        'op': 'asset',
        'id': 'A1',
        'time': 0,
        'version': version,
        'resources': const <Object?>[],
      });
      final library = MonthLibrary(file.path);
      expectEqual(library['A1'], null);
      append('${asset(0)}\n');
      expectEqual(library['A1']?.version, 0);
      append(asset(1));
      expectEqual(library['A1']?.version, 0);
      append('\n');
      expectEqual(library['A1']?.version, 1);
      append('${jsonEncode({'op': 'delete', 'id': 'A1'})}\n');
      expectEqual(library['A1'], null);
    } finally {
      folder.deleteSync(recursive: true);
    }
  });
}
