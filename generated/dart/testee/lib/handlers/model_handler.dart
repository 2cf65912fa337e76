// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `model.decode` is asked.
final class ModelDecodeArguments {
  /// Holds the arguments.
  const ModelDecodeArguments({required this.model, required this.bytes});

  /// The model's name.
  final String model;

  /// A JSON text.
  final Uint8List bytes;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ModelDecodeArguments> read(RequestMembers members) {
    final model = members.required('model', const TextType());
    final bytes = members.required('bytes', const BytesType());
    return () => ModelDecodeArguments(model: model(), bytes: bytes());
  }
}

/// What `model.decode` answers.
final class ModelDecodeResult implements AnswerPart {
  /// Holds the result.
  const ModelDecodeResult({
    required this.value,
    required this.bytes,
    this.malformed,
  });

  /// The value, with wire keys and wire values: old forms are read; members
  /// that the model does not know are kept, and so are those that have no
  /// reading.
  final JsonValue value;

  /// The value encoded again.
  final Uint8List bytes;

  /// JSON Pointers to the optional members whose value has no reading, in
  /// canonical order; absent where there is none. Of members that go together
  /// all that have a value are named where one has no reading, or no value.
  final List<String>? malformed;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('value', value, answers.json);
    object.add('bytes', bytes, answers.bytes);
    object.addOptional('malformed', malformed, answers.listOf(answers.text));
    return object.build();
  }
}

/// What `model.encode` is asked.
final class ModelEncodeArguments {
  /// Holds the arguments.
  const ModelEncodeArguments({required this.model, required this.value});

  /// The model's name.
  final String model;

  /// The value, with wire keys and wire values.
  final JsonValue value;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ModelEncodeArguments> read(RequestMembers members) {
    final model = members.required('model', const TextType());
    final value = members.required('value', const JsonType());
    return () => ModelEncodeArguments(model: model(), value: value());
  }
}

/// What `model.encode` answers.
final class ModelEncodeResult implements AnswerPart {
  /// Holds the result.
  const ModelEncodeResult({required this.bytes});

  /// Canonical JSON: old forms are written anew, and members that the model
  /// does not know are kept.
  final Uint8List bytes;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('bytes', bytes, answers.bytes);
    return object.build();
  }
}

/// Answers the `model.*` operations of the testee protocol.
abstract interface class ModelHandler {
  /// Reads a value of a model. Reading is lenient, so that no record is lost
  /// for a member that this version can do without: an escaped half of a
  /// surrogate pair reads as U+FFFD, and an optional member that has no reading
  /// is kept as it was, and named.
  ///
  /// The spec's `model.decode`.
  FutureOr<ModelDecodeResult> decode(ModelDecodeArguments arguments);

  /// Writes a value of a model in canonical form. Writing is strict: what has
  /// no reading is refused.
  ///
  /// The spec's `model.encode`.
  FutureOr<ModelEncodeResult> encode(ModelEncodeArguments arguments);
}
