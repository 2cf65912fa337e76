// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `json.canonicalize` is asked.
final class JsonCanonicalizeArguments {
  /// Holds the arguments.
  const JsonCanonicalizeArguments({required this.json});

  /// The text.
  final Uint8List json;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<JsonCanonicalizeArguments> read(RequestMembers members) {
    final json = members.required('json', const BytesType());
    return () => JsonCanonicalizeArguments(json: json());
  }
}

/// What `json.canonicalize` answers.
final class JsonCanonicalizeResult implements AnswerPart {
  /// Holds the result.
  const JsonCanonicalizeResult({required this.json});

  /// The canonical form of its value, UTF-8.
  final Uint8List json;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('json', json, answers.bytes);
    return object.build();
  }
}

/// Answers the `json.*` operations of the testee protocol.
abstract interface class JsonHandler {
  /// Writes a JSON text in canonical form.
  ///
  /// The spec's `json.canonicalize`.
  FutureOr<JsonCanonicalizeResult> canonicalize(
    JsonCanonicalizeArguments arguments,
  );
}
