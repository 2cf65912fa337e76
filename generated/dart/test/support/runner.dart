// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

/// Runs tests one after the other and counts them: package:test is not in
/// what a Dart VM alone has.
final class TestRunner {
  /// Runs the tests whose name holds what follows `--name` in [arguments], or
  /// all of them; all but the shared vectors with `--without-vectors`.
  TestRunner([List<String> arguments = const []])
    : hasVectors = !arguments.contains(_withoutVectors),
      _wanted = switch (arguments) {
        ['--name', final name] => name,
        [] || [_withoutVectors] => '',
        _ =>
          throw ArgumentError(
            'the only options are --name TEXT and $_withoutVectors',
          ),
      } {
    // Where a test waits for something that never comes, nothing is left to do
    // and the program ends: a failure, as long as nobody says otherwise.
    exitCode = 1;
  }

  static const _withoutVectors = '--without-vectors';

  /// Whether the shared vectors are among the tests.
  final bool hasVectors;

  final String _wanted;
  int _passed = 0;
  int _failed = 0;

  /// Runs [body], which throws if the test called [name] fails.
  void test(String name, void Function() body) {
    if (!name.contains(_wanted)) return;
    try {
      body();
      _passed++;
    } on Object catch (error, stack) {
      _fail(name, error, stack);
    }
  }

  /// Runs [body], which is over when its future is.
  Future<void> testLater(String name, Future<void> Function() body) async {
    if (!name.contains(_wanted)) return;
    try {
      await body();
      _passed++;
    } on Object catch (error, stack) {
      _fail(name, error, stack);
    }
  }

  void _fail(String name, Object error, StackTrace stack) {
    _failed++;
    stdout.writeln('FAILED $name\n  $error');
    if (error is! TestFailure) stdout.writeln(stack);
  }

  /// Prints the counts.
  ///
  /// Returns the program's exit code. No test at all is a failure too.
  int finish() {
    stdout.writeln('$_passed passed, $_failed failed');
    return _failed == 0 && _passed > 0 ? 0 : 1;
  }
}

/// Says what a test found instead of what it expects.
final class TestFailure implements Exception {
  /// A failure with a [message] for people.
  const TestFailure(this.message);

  /// What was found, and what was expected.
  final String message;

  @override
  String toString() => message;
}

/// Fails unless [actual] equals [expected]; lists are compared item by item.
void expectEqual(Object? actual, Object? expected, [String what = 'value']) {
  if (_equal(actual, expected)) return;
  throw TestFailure('$what is ${_short(actual)}, not ${_short(expected)}');
}

bool _equal(Object? a, Object? b) {
  if (a is! List || b is! List) return a == b;
  if (a.length != b.length) return false;
  for (var i = 0; i < a.length; i++) {
    if (!_equal(a[i], b[i])) return false;
  }
  return true;
}

String _short(Object? value) {
  final text = '$value';
  return text.length <= 300 ? text : '${text.substring(0, 300)}…';
}

/// Fails unless [body] throws a [T]; returns what it threw.
T expectThrows<T extends Object>(void Function() body) {
  try {
    body();
  } on T catch (error) {
    return error;
  }
  throw TestFailure('nothing was thrown, instead of a $T');
}
