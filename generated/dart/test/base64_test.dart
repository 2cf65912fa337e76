// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';

import '../lib/src/support/base64_text.dart';
import 'support/fixture.dart';
import 'support/runner.dart';

/// Tests the strict base64 decoder.
void base64Test(TestRunner runner, Fixture fixture) {
  runner.test('base64: decodes what dart:convert encodes, of every length', () {
    final bytes = fixture.provider.allocate(200);
    fixture.provider.random(bytes);
    for (var length = 0; length <= bytes.length; length++) {
      final list = bytes.bytes.sublist(0, length);
      expectEqual(decodeBase64(base64.encode(list)), list);
    }
    bytes.dispose();
  });
  for (final text in [
    'A',
    'AA',
    'AAA',
    'AA=A',
    '=AAA',
    'A===',
    '====',
    'AAAA=',
    'AAAA====',
    'AA==AAAA',
    'AB==',
    'AAB=',
    'AA-_',
    'AA+ ',
    ' AAAA',
    'AAAA\n',
    'AA%3D%3D',
    'AAA\u00e9',
    '\u0100AAA',
    'AA\u0000=',
  ]) {
    runner.test('base64: refuses ${jsonEncode(text)}', () {
      expectEqual(decodeBase64(text), null);
    });
  }
}
