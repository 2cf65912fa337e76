// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:io';

import '../lib/src/spec/spec_info.dart';
import '../testee/lib/handlers.dart';
import '../testee/lib/handlers/queue_handler.dart';
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
  await runner.testLater(
    'testee: what nobody foresaw is no code that a case may '
    'expect, and the next request is answered',
    () async {
      final faulty = openTestee(queue: const _FaultyQueue());
      Future<String> askIt(String line) async =>
          utf8.decode(await faulty.answer(utf8.encode(line)));
      final answer = await askIt(
        '{"id":1,"op":"queue.next","args":{"pending":[],"running":[]}}',
      );
      expectEqual(
        answer,
        '{"id":1,"error":{"code":"internal_error",'
        '"message":"Bad state: planted"}}',
      );
      final next = await askIt('{"id":2,"op":"info","args":{}}');
      expectEqual(next.startsWith('{"id":2,"result":'), true, next);
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

/// A handler with a mistake.
final class _FaultyQueue implements QueueHandler {
  const _FaultyQueue();

  @override
  QueueNextResult next(QueueNextArguments arguments) =>
      throw StateError('planted');
}
