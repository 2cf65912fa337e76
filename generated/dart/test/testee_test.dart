import 'dart:convert';
import 'dart:io';

import '../lib/src/spec/spec_info.dart';
import '../lib/src/testee/handlers.dart';
import 'support/runner.dart';

/// Tests of the testee what no vector can say.
Future<void> testeeTest(TestRunner runner) async {
  final testee = openTestee();
  Future<String> ask(String line) async =>
      utf8.decode(await testee.answer(utf8.encode(line)));

  await runner.testLater('testee: says what it is', () async {
    final answer = await ask('{"id":"a","op":"info","args":{}}');
    expectEqual(
      answer.startsWith('{"id":"a","result":{"language":"dart",'),
      true,
      answer,
    );
    expectEqual(
      answer.contains('"specDigest":"${SpecInfo.digest}"'),
      true,
      answer,
    );
    expectEqual(answer.endsWith('"pid":$pid}}'), true, answer);
  });
  await runner.testLater(
    'testee: members that are kept come in canonical order',
    () async {
      final json = base64.encode(utf8.encode('{"z":[{"b":1,"a":{}}],"y":0}'));
      final answer = await ask(
        '{"id":1,"op":"model.decode","args":'
        '{"model":"PrivateMagicMetadata","bytes":"$json"}}',
      );
      expectEqual(
        answer.startsWith(
          '{"id":1,"result":{"value":{"y":0,"z":[{"a":{},"b":1}',
        ),
        true,
        answer,
      );
    },
  );
  await runner.testLater('testee: messages hold no key', () async {
    final key = base64.encode(List.filled(31, 7));
    final answer = await ask(
      '{"id":1,"op":"blob.decrypt","args":'
      '{"key":"$key","header":"","ciphertext":""}}',
    );
    expectEqual(answer.contains('invalid_argument'), true, answer);
    expectEqual(answer.contains('BwcH'), false, answer);
  });
}
