// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:typed_data';

import 'handlers.dart';
import 'testee.dart';

/// Answers the requests on standard input until it ends.
Future<void> serve() async {
  final RequestAnswerer answerer = openTestee();
  final pieces = BytesBuilder(copy: false);
  Future<void> answer() async {
    stdout
      ..add(await answerer.answer(pieces.takeBytes()))
      ..writeCharCode(_lineEnd);
    await stdout.flush();
  }

  await for (final chunk in stdin) {
    final bytes = chunk is Uint8List ? chunk : Uint8List.fromList(chunk);
    var start = 0;
    while (true) {
      final end = bytes.indexOf(_lineEnd, start);
      if (end < 0) break;
      pieces.add(Uint8List.sublistView(bytes, start, end));
      await answer();
      start = end + 1;
    }
    pieces.add(Uint8List.sublistView(bytes, start));
  }
  if (pieces.isNotEmpty) await answer();
}

const int _lineEnd = 0x0a;
