// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'lockstep.dart';

/// Time that passes by pauses alone, so that a test waits for nothing.
final class TestPacing extends Pacing {
  /// Each pause is told to [onPause], with the time that has passed by then.
  TestPacing([this.onPause]);

  /// Is told of each pause.
  final void Function(int passed)? onPause;

  /// How many microseconds have passed.
  int passed = 0;

  @override
  int Function() start() {
    final begin = passed;
    return () => passed - begin;
  }

  @override
  Future<void> pause(int microseconds) async => block(microseconds);

  @override
  void block(int microseconds) {
    passed += microseconds;
    onPause?.call(passed);
  }
}
