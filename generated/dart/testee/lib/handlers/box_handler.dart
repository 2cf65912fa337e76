// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `box.open` is asked.
final class BoxOpenArguments {
  /// Holds the arguments.
  const BoxOpenArguments({
    required this.key,
    required this.nonce,
    required this.ciphertext,
  });

  /// The key.
  final Uint8List key;

  /// The box's nonce.
  final Uint8List nonce;

  /// The authentication tag, and what was encrypted.
  final Uint8List ciphertext;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<BoxOpenArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    final nonce = members.required('nonce', const BytesType(length: 24));
    final ciphertext = members.required('ciphertext', const BytesType());
    return () =>
        BoxOpenArguments(key: key(), nonce: nonce(), ciphertext: ciphertext());
  }
}

/// What `box.open` answers.
final class BoxOpenResult implements AnswerPart {
  /// Holds the result.
  const BoxOpenResult({required this.plaintext});

  /// What was sealed.
  final Uint8List plaintext;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('plaintext', plaintext, answers.bytes);
    return object.build();
  }
}

/// What `box.seal` is asked.
final class BoxSealArguments {
  /// Holds the arguments.
  const BoxSealArguments({
    required this.key,
    required this.nonce,
    required this.plaintext,
  });

  /// The key.
  final Uint8List key;

  /// The box's nonce.
  final Uint8List nonce;

  /// What is to be sealed.
  final Uint8List plaintext;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<BoxSealArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    final nonce = members.required('nonce', const BytesType(length: 24));
    final plaintext = members.required('plaintext', const BytesType());
    return () =>
        BoxSealArguments(key: key(), nonce: nonce(), plaintext: plaintext());
  }
}

/// What `box.seal` answers.
final class BoxSealResult implements AnswerPart {
  /// Holds the result.
  const BoxSealResult({required this.ciphertext});

  /// The authentication tag, and what was encrypted.
  final Uint8List ciphertext;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('ciphertext', ciphertext, answers.bytes);
    return object.build();
  }
}

/// Answers the `box.*` operations of the testee protocol.
abstract interface class BoxHandler {
  /// Opens a secretbox.
  ///
  /// The spec's `box.open`.
  FutureOr<BoxOpenResult> open(BoxOpenArguments arguments);

  /// Seals a plaintext in a secretbox under a nonce that the caller gives. Only
  /// testees offer this: a nonce that is used twice with one key breaks the
  /// cipher.
  ///
  /// The spec's `box.seal`.
  FutureOr<BoxSealResult> seal(BoxSealArguments arguments);
}
