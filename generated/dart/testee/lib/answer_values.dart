// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:typed_data';

import '../../lib/src/crypto/bytes_hash.dart';
import '../../lib/src/crypto/crypto_provider.dart';
import '../../lib/src/json/json_value.dart';
import '../../lib/src/spec/encryption.dart';
import '../../lib/src/spec/testee.dart';

/// Makes the values of answers.
final class AnswerValues {
  /// Digests large bytes with [_crypto].
  const AnswerValues(this._crypto);

  final CryptoProvider _crypto;

  /// Bytes as base64 or, above [Testee.maximumInlineBytes], as their size and
  /// BLAKE2b.
  JsonValue bytes(Uint8List bytes) {
    if (bytes.length <= Testee.maximumInlineBytes) {
      return JsonString(base64.encode(bytes));
    }
    final digest = hashOfBytes(
      _crypto,
      bytes,
      digestBytes: Hashes.contentHashBytes,
    );
    return JsonObject([
      (name: 'size', value: JsonNumber.integer(bytes.length)),
      (name: 'blake2b', value: JsonString(base64.encode(digest))),
    ]);
  }

  /// Text or a path.
  JsonValue text(String text) => JsonString(text);

  /// A whole number.
  JsonValue integer(int number) => JsonNumber.integer(number);

  /// `true` or `false`.
  JsonValue boolean(bool value) => JsonBoolean(value);

  /// A value that is JSON already, members in canonical order at every depth.
  JsonValue json(JsonValue value) => switch (value) {
    JsonArray(:final items) => JsonArray([
      for (final item in items) json(item),
    ]),
    JsonObject(:final sorted) => JsonObject.unchecked([
      for (final member in sorted)
        (name: member.name, value: json(member.value)),
    ]),
    _ => value,
  };

  /// An object of the spec's.
  JsonValue part(AnswerPart value) => value.toJson(this);

  /// What makes a list of values, each made by [item].
  JsonValue Function(List<T>) listOf<T>(JsonValue Function(T) item) =>
      (items) => JsonArray([for (final value in items) item(value)]);

  /// What makes a value by [make], or null.
  JsonValue Function(T?) orNull<T extends Object>(JsonValue Function(T) make) =>
      (value) => value == null ? const JsonNull() : make(value);
}

/// A result, or an object in one.
abstract interface class AnswerPart {
  /// The members, in the order of the spec.
  JsonObject toJson(AnswerValues answers);
}

/// A result being put together, its members in the order in which they come.
final class AnswerObject {
  final List<JsonMember> _members = [];

  /// Adds the member [name], made of [value] by [make].
  void add<T>(String name, T value, JsonValue Function(T) make) =>
      _members.add((name: name, value: make(value)));

  /// Adds the member [name], unless [value] is null: then it is left out.
  void addOptional<T extends Object>(
    String name,
    T? value,
    JsonValue Function(T) make,
  ) {
    if (value != null) add(name, value, make);
  }

  /// The result.
  JsonObject build() => JsonObject(_members);
}
