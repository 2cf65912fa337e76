// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../json/json_value.dart';
import 'model_member.dart';

/// What `copyWith` does with an optional member of a model, which may be
/// absent, null, or have a value. It replaces what has no reading, too.
final class Change<T extends Object> {
  /// Gives the member the value [value].
  const Change.to(T this.value) : isRemoval = false;

  /// Makes the member null, which is written as `null`; in a model that knows
  /// no null it takes the member out.
  const Change.toNull() : value = null, isRemoval = false;

  /// Takes the member out: it is not written at all.
  const Change.remove() : value = null, isRemoval = true;

  /// The member's value afterwards, null where it has none.
  final T? value;

  /// Whether the member is absent afterwards, and not null.
  final bool isRemoval;
}

/// What becomes of a member's value [before] by a [change], if there is one.
T? changed<T extends Object>(Change<T>? change, T? before) =>
    change == null ? before : change.value;

/// What becomes of the members that have no reading, [before], by [changes];
/// null stands for no change.
Map<ModelMember<Object>, JsonValue> malformedAfter(
  Map<ModelMember<Object>, JsonValue> before,
  Map<ModelMember<Object>, Change<Object>?> changes,
) {
  if (before.isEmpty) return before;
  return Map.unmodifiable({
    for (final MapEntry(:key, :value) in before.entries)
      if (changes[key] == null) key: value,
  });
}

/// What becomes of the members that were null, [before], by [changes]; null
/// stands for no change.
Set<ModelMember<Object>> nullsAfter(
  Set<ModelMember<Object>> before,
  Map<ModelMember<Object>, Change<Object>?> changes,
) {
  final after = before.toSet();
  changes.forEach((member, change) {
    if (change == null) return;
    if (change.value == null && !change.isRemoval) {
      after.add(member);
    } else {
      after.remove(member);
    }
  });
  return after.isEmpty ? const {} : Set.unmodifiable(after);
}
