// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What stands for something in JSON and databases: a member of an enum.
abstract interface class WireValue<W extends Object> {
  /// The value as it is written.
  W get wire;
}
