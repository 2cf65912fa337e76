// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:isolate';
import 'dart:math';

import 'support/fixture.dart';
import 'support/open_descriptors.dart';
import 'support/random_caller.dart';
import 'support/runner.dart';

const _isolates = 4;

/// Calls what an app can call in random sequences, with random arguments, on
/// several isolates at once: each call returns, or throws what it says, no
/// memory is another's, and what was encrypted decrypts.
///
/// `LOCKSTEP_SEQUENCES` is how many, `LOCKSTEP_SEED` the seed of the first one;
/// each of the others has the next seed, so that one of them can be repeated.
Future<void> randomCallsTest(TestRunner runner, Fixture fixture) async {
  await runner.testLater(
    'random calls: no order of calls ends the process',
    () => fixture.inFolderLater((folder) async {
      final environment = Platform.environment;
      final count = int.parse(environment['LOCKSTEP_SEQUENCES'] ?? '200');
      final seed =
          int.tryParse(environment['LOCKSTEP_SEED'] ?? '') ??
          Random().nextInt(1 << 32);
      final outcomes = await Future.wait([
        for (var isolate = 0; isolate < min(_isolates, count); isolate++)
          _call((
            folder: folder,
            seeds: [
              for (var at = isolate; at < count; at += _isolates) seed + at,
            ],
          )),
      ]);
      final problems = [for (final each in outcomes) ...each.problems];
      final calls = outcomes.fold(0, (sum, each) => sum + each.calls);
      final successes = outcomes.fold(0, (sum, each) => sum + each.successes);
      stdout.writeln(
        'random calls: $count sequences from seed $seed on: $calls calls, '
        '$successes of which succeeded',
      );
      if (problems.isNotEmpty) throw TestFailure(problems.join('\n  '));
      expectEqual(successes * 4 > calls, true, 'not all is refused, which');
      expectEqual(
        openDescriptors('$folder/${RandomCaller.database}'),
        0,
        'descriptors on the database',
      );
    }),
  );
}

typedef _Orders = ({String folder, List<int> seeds});

/// Sequences in an isolate of their own, which ends when no part of them is
/// left.
Future<CallOutcome> _call(_Orders orders) async {
  final answers = ReceivePort();
  final isOver = ReceivePort();
  try {
    await Isolate.spawn(
      _caller,
      (orders: orders, answers: answers.sendPort),
      onExit: isOver.sendPort,
      onError: answers.sendPort,
    );
    final answer = await answers.first;
    if (answer is! CallOutcome) throw TestFailure('an isolate ended: $answer');
    await isOver.first;
    return answer;
  } finally {
    isOver.close();
  }
}

Future<void> _caller(({_Orders orders, SendPort answers}) message) async {
  final caller = RandomCaller(message.orders.folder);
  for (final seed in message.orders.seeds) {
    await caller.callSequence(seed);
  }
  message.answers.send(caller.outcome);
}
