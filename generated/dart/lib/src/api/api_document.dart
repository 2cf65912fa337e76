// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../errors/lockstep_exception.dart';
import '../json/json_value.dart';
import 'document_judge.dart';
import 'document_shape.dart';

/// A JSON document that a call sends or is answered.
///
/// It describes itself by its name alone: documents hold signed addresses and
/// wrapped keys, which have no place in a log.
abstract base class ApiDocument {
  /// For the documents of the spec.
  const ApiDocument();

  /// The name of the spec's definition.
  String get documentName;

  /// The members as JSON; those that are null are left out.
  JsonObject toJson();

  @override
  String toString() => documentName;
}

/// Reads a value; null where it has another type.
typedef ReadContent<T> = T? Function(JsonValue value);

/// Reads a text.
String? readText(JsonValue value) => value is JsonString ? value.value : null;

/// Reads a whole number.
int? readInteger(JsonValue value) => value is JsonNumber ? value.integer : null;

/// Reads `true` or `false`.
bool? readFlag(JsonValue value) => value is JsonBoolean ? value.value : null;

/// What reads a document of [shape] by [make].
ReadContent<T> readObject<T>(
  DocumentShape shape,
  T Function(JsonObject) make,
) => (value) {
  const judgement = DocumentJudgement.answer;
  final isSound =
      value is JsonObject && judgeDocument(shape, value, judgement) == null;
  return isSound ? make(value) : null;
};

/// What reads a list whose items [read] reads.
ReadContent<List<T>> readList<T extends Object>(ReadContent<T> read) => (
  value,
) {
  if (value is! JsonArray) return null;
  final items = [
    for (final item in value.items)
      if (read(item) case final made?) made,
  ];
  return items.length == value.items.length ? items : null;
};

/// The member [name] of [json], which must be there.
///
/// Throws a [ModelException] where it has no reading.
T requiredMember<T extends Object>(
  JsonObject json,
  String name,
  ReadContent<T> read,
) =>
    optionalMember(json, name, read) ??
    (throw ModelException.ofMember('', name, 'has no value of its type'));

/// The member [name] of [json]; null where it is absent or has no reading.
T? optionalMember<T extends Object>(
  JsonObject json,
  String name,
  ReadContent<T> read,
) {
  final value = json[name];
  return value == null ? null : read(value);
}

/// An object of [members]; those that are null are left out.
JsonObject documentJson(Map<String, JsonValue?> members) => JsonObject([
  for (final MapEntry(:key, :value) in members.entries)
    if (value != null) (name: key, value: value),
]);

/// A text as JSON.
JsonValue? textJson(String? text) => text == null ? null : JsonString(text);

/// A whole number as JSON.
JsonValue? integerJson(int? number) =>
    number == null ? null : JsonNumber.integer(number);

/// `true` or `false` as JSON.
JsonValue? flagJson(bool? value) => value == null ? null : JsonBoolean(value);

/// A document as JSON.
JsonValue? objectJson(ApiDocument? document) => document?.toJson();

/// A list as JSON, each item made by [write].
JsonValue? listJson<T>(List<T>? items, JsonValue? Function(T) write) =>
    items == null ? null : JsonArray([for (final item in items) write(item)!]);

/// The success of a call whose answer says nothing.
final class NoContent {
  /// There is nothing to read in the object.
  const NoContent.fromJson(JsonObject _);
}

/// The success of a PUT.
final class StoredETag {
  /// Reads it.
  StoredETag.fromJson(JsonObject json)
    : etag = requiredMember(json, 'etag', readText);

  /// What storage calls the bytes, with the quotes around it.
  final String etag;
}

/// The success of a call that is answered by a redirect, which nobody follows.
final class RedirectTarget {
  /// Reads it.
  RedirectTarget.fromJson(JsonObject json)
    : url = requiredMember(json, 'url', readText);

  /// Where it leads: a signed address, which is a secret while it lives.
  final String url;
}
