// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:io';

import '../lib/src/json/json_value.dart';
import '../testee/lib/handlers.dart';
import '../testee/lib/testee.dart';
import 'support/fixture.dart';
import 'support/runner.dart';
import 'support/vector_file.dart';

/// Runs the vectors that every language shares through the testee's dispatch.
Future<void> vectorsTest(TestRunner runner, Fixture fixture) async {
  final folder = Directory.fromUri(Platform.script.resolve('../../vectors/'));
  final files =
      folder
          .listSync()
          .whereType<File>()
          .where((file) => file.path.endsWith('.json'))
          // The rest is for the editors of vectors and for the workspace.
          .where((file) => !file.path.endsWith('.schema.json'))
          .where((file) => !file.path.endsWith('/project.json'))
          .toList()
        ..sort((a, b) => a.path.compareTo(b.path));
  runner.test('there are vectors', () => expectEqual(files.isEmpty, false));
  final testee = openTestee();
  for (final file in files) {
    final vectors = VectorFile(file, fixture.crypto, fixture.random);
    for (final vector in vectors.vectors) {
      await runner.testLater(
        textOf(vector['id']),
        () => fixture.inFolderLater(
          (folder) => _run(vectors, vector, testee, folder),
        ),
      );
    }
  }
}

Future<void> _run(
  VectorFile file,
  JsonObject vector,
  RequestAnswerer testee,
  String folder,
) async {
  final files = vector['files'];
  if (files is JsonObject) _makeFiles(file, objectOf(files['before']), folder);
  final steps = vector['steps'];
  if (steps is JsonArray) {
    for (final (index, step) in steps.items.map(objectOf).indexed) {
      if (step['remove'] case JsonArray(items: final names)) {
        _remove(names.map(textOf), folder);
        continue;
      }
      try {
        await _ask(file, step, testee, folder);
      } on TestFailure catch (failure) {
        throw TestFailure('in step ${index + 1}, ${failure.message}');
      }
    }
  } else {
    await _ask(file, vector, testee, folder);
  }
  if (files is JsonObject) _checkFiles(file, files, folder);
}

void _remove(Iterable<String> names, String folder) {
  for (final name in names) {
    final file = File('$folder/$name');
    if (file.existsSync()) file.deleteSync();
  }
}

Future<void> _ask(
  VectorFile file,
  JsonObject vector,
  RequestAnswerer testee,
  String folder,
) async {
  final bytes = await testee.answer(file.request(vector, folder));
  final answer = objectOf(parseJson(bytes));
  final error = vector['error'];
  if (error is JsonObject) {
    final actual = answer['error'];
    if (actual is! JsonObject) throw TestFailure(_unexpected(bytes));
    // All that it says, but the message.
    final decisive = JsonObject([
      for (final member in actual.members)
        if (member.name != 'message') member,
    ]);
    if (decisive != error) throw TestFailure(_unexpected(bytes));
  } else if (answer['result'] != vector['result']) {
    throw TestFailure(_unexpected(bytes));
  }
  final id = vector['answerId'];
  if (id is JsonString) {
    expectEqual(utf8.decode(jsonBytes(answer['id']!)), id.value, 'id');
  }
}

String _unexpected(List<int> answer) =>
    'the answer is ${utf8.decode(answer.take(300).toList())}';

void _makeFiles(VectorFile file, JsonObject files, String folder) {
  for (final (:name, :value) in files.members) {
    if (value == const JsonString('directory')) {
      Directory('$folder/$name').createSync();
    } else {
      File('$folder/$name').writeAsBytesSync(file.bytesOf(value));
    }
  }
}

void _checkFiles(VectorFile file, JsonObject files, String folder) {
  final prefix = folder.length + 1;
  final ignored = switch (files['ignored']) {
    JsonString(:final value) => value,
    _ => null,
  };
  final present = [
    for (final entry in Directory(folder).listSync())
      if (entry.path.substring(prefix) case final name
          when ignored == null || !name.startsWith(ignored))
        name,
  ]..sort();
  final after = objectOf(files['after']);
  expectEqual(present, [
    for (final member in after.sorted) member.name,
  ], 'what is in the folder');
  for (final (:name, :value) in after.members) {
    if (value is! JsonObject) continue;
    final path = '$folder/$name';
    final size = JsonNumber.integer(File(path).lengthSync());
    expectEqual(value['size'], size, 'the size of $name');
    final hash = base64.encode(file.hashOf(path));
    expectEqual(textOf(value['blake2b']), hash, 'the hash of $name');
  }
}
