// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';

/// The members of a JSON object: the texts of their values, by key.
typedef Texts = Map<String, String>;

/// An object as a text, its members in the order that is given.
String objectText(Texts members) {
  final texts = [
    for (final MapEntry(:key, :value) in members.entries)
      '${json.encode(key)}:$value',
  ];
  return '{${texts.join(',')}}';
}

/// An object in canonical form; the texts of its values must be canonical.
String canonicalText(Texts members) => objectText({
  for (final key in canonicalOrder(members.keys)) key: members[key]!,
});

/// Keys in canonical order, in which the first offence is the answer.
List<String> canonicalOrder(Iterable<String> keys) => keys.toList()..sort();

/// The JSON Pointer to a member, by its key.
String pointer(String key) =>
    '/${key.replaceAll('~', '~0').replaceAll('/', '~1')}';
