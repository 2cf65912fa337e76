// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `sealedBox.open` is asked.
final class SealedBoxOpenArguments {
  /// Holds the arguments.
  const SealedBoxOpenArguments({
    required this.publicKey,
    required this.secretKey,
    required this.ciphertext,
  });

  /// The public key that the box was sealed for.
  final Uint8List publicKey;

  /// Its secret key.
  final Uint8List secretKey;

  /// The public key of the box's own pair, the authentication tag, and what was
  /// encrypted.
  final Uint8List ciphertext;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<SealedBoxOpenArguments> read(RequestMembers members) {
    final publicKey = members.required(
      'publicKey',
      const BytesType(length: 32),
    );
    final secretKey = members.required(
      'secretKey',
      const BytesType(length: 32),
    );
    final ciphertext = members.required('ciphertext', const BytesType());
    return () => SealedBoxOpenArguments(
      publicKey: publicKey(),
      secretKey: secretKey(),
      ciphertext: ciphertext(),
    );
  }
}

/// What `sealedBox.open` answers.
final class SealedBoxOpenResult implements AnswerPart {
  /// Holds the result.
  const SealedBoxOpenResult({required this.plaintext});

  /// What was sealed.
  final Uint8List plaintext;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('plaintext', plaintext, answers.bytes);
    return object.build();
  }
}

/// What `sealedBox.seal` is asked.
final class SealedBoxSealArguments {
  /// Holds the arguments.
  const SealedBoxSealArguments({
    required this.publicKey,
    required this.plaintext,
  });

  /// The public key; one of small order, under which anybody could open the
  /// box, is `invalid_argument`.
  final Uint8List publicKey;

  /// What is to be sealed.
  final Uint8List plaintext;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<SealedBoxSealArguments> read(RequestMembers members) {
    final publicKey = members.required(
      'publicKey',
      const BytesType(length: 32),
    );
    final plaintext = members.required('plaintext', const BytesType());
    return () =>
        SealedBoxSealArguments(publicKey: publicKey(), plaintext: plaintext());
  }
}

/// What `sealedBox.seal` answers.
final class SealedBoxSealResult implements AnswerPart {
  /// Holds the result.
  const SealedBoxSealResult({required this.ciphertext});

  /// The public key of the box's own pair, the authentication tag, and what was
  /// encrypted.
  final Uint8List ciphertext;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('ciphertext', ciphertext, answers.bytes);
    return object.build();
  }
}

/// Answers the `sealedBox.*` operations of the testee protocol.
abstract interface class SealedBoxHandler {
  /// Opens a sealed box.
  ///
  /// The spec's `sealedBox.open`.
  FutureOr<SealedBoxOpenResult> open(SealedBoxOpenArguments arguments);

  /// Seals a plaintext for a public key. Every time another box comes out.
  ///
  /// The spec's `sealedBox.seal`.
  FutureOr<SealedBoxSealResult> seal(SealedBoxSealArguments arguments);
}
