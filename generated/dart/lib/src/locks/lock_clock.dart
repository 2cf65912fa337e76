// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the time is, in microseconds since 1970. It is read where a statement
/// runs, and sent to the isolate that beats: so it must refer to nothing that
/// can't be sent.
typedef LockClock = int Function();

/// The device's clock.
int deviceClock() => DateTime.now().microsecondsSinceEpoch;
