// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

/// How time passes for who waits while others write or hold a lock: as it does,
/// unless a test replaces it.
class Pacing {
  /// The system's time.
  const Pacing();

  /// Starts to count: the function returns how many microseconds have passed.
  int Function() start() {
    final watch = Stopwatch()..start();
    return () => watch.elapsedMicroseconds;
  }

  /// Lets some microseconds pass, and the isolate work meanwhile.
  Future<void> pause(int microseconds) =>
      Future<void>.delayed(Duration(microseconds: microseconds));

  /// Blocks the isolate for some microseconds, rounded up to whole
  /// milliseconds.
  void block(int microseconds) =>
      sleep(Duration(milliseconds: (microseconds + 999) ~/ 1000));
}
