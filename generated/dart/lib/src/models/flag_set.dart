// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'wire_value.dart';

/// A set of flags: the sum of the bits of its members. Immutable, and equal to
/// another set of the same bits.
///
/// A set keeps the bits that the spec does not define, so that they are written
/// again.
abstract base class FlagSet<S extends FlagSet<S>> implements WireValue<int> {
  /// The set with the bits [wire].
  const FlagSet(this.wire);

  /// The sum of the bits, as it is written.
  @override
  final int wire;

  /// The set with these [bits].
  S withBits(int bits);

  /// Whether all flags of [other] are in this set.
  bool contains(S other) => wire & other.wire == other.wire;

  /// The flags of both sets.
  S operator |(S other) => withBits(wire | other.wire);

  /// The flags of this set that [other] does not have.
  S without(S other) => withBits(wire & ~other.wire);

  @override
  bool operator ==(Object other) => other is S && other.wire == wire;

  @override
  int get hashCode => Object.hash(S, wire);

  @override
  String toString() => '$runtimeType($wire)';
}
