// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `enum.decode` is asked.
final class EnumDecodeArguments {
  /// Holds the arguments.
  const EnumDecodeArguments({required this.enumValue, required this.wire});

  /// The enum's name.
  final String enumValue;

  /// The wire value.
  final JsonValue wire;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<EnumDecodeArguments> read(RequestMembers members) {
    final enumValue = members.required('enum', const TextType());
    final wire = members.required('wire', const ScalarType());
    return () => EnumDecodeArguments(enumValue: enumValue(), wire: wire());
  }
}

/// What `enum.decode` answers.
final class EnumDecodeResult implements AnswerPart {
  /// Holds the result.
  const EnumDecodeResult({required this.name});

  /// The member's name; of an open enum also the fallback's.
  final String name;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('name', name, answers.text);
    return object.build();
  }
}

/// What `enum.encode` is asked.
final class EnumEncodeArguments {
  /// Holds the arguments.
  const EnumEncodeArguments({required this.enumValue, required this.name});

  /// The enum's name.
  final String enumValue;

  /// The member's name.
  final String name;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<EnumEncodeArguments> read(RequestMembers members) {
    final enumValue = members.required('enum', const TextType());
    final name = members.required('name', const TextType());
    return () => EnumEncodeArguments(enumValue: enumValue(), name: name());
  }
}

/// What `enum.encode` answers.
final class EnumEncodeResult implements AnswerPart {
  /// Holds the result.
  const EnumEncodeResult({required this.wire});

  /// The wire value.
  final JsonValue wire;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('wire', wire, answers.json);
    return object.build();
  }
}

/// Answers the `enum.*` operations of the testee protocol.
abstract interface class EnumHandler {
  /// The member that a wire value stands for.
  ///
  /// The spec's `enum.decode`.
  FutureOr<EnumDecodeResult> decode(EnumDecodeArguments arguments);

  /// The wire value of an enum's member.
  ///
  /// The spec's `enum.encode`.
  FutureOr<EnumEncodeResult> encode(EnumEncodeArguments arguments);
}
