// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `stream.decrypt` is asked.
final class StreamDecryptArguments {
  /// Holds the arguments.
  const StreamDecryptArguments({
    required this.key,
    required this.header,
    required this.ciphertext,
  });

  /// The file key.
  final Uint8List key;

  /// The stream's header.
  final Uint8List header;

  /// All frames, one after the other.
  final Uint8List ciphertext;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<StreamDecryptArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    final header = members.required('header', const BytesType(length: 24));
    final ciphertext = members.required('ciphertext', const BytesType());
    return () => StreamDecryptArguments(
      key: key(),
      header: header(),
      ciphertext: ciphertext(),
    );
  }
}

/// What `stream.decrypt` answers.
final class StreamDecryptResult implements AnswerPart {
  /// Holds the result.
  const StreamDecryptResult({required this.plaintext});

  /// What was encrypted.
  final Uint8List plaintext;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('plaintext', plaintext, answers.bytes);
    return object.build();
  }
}

/// What `stream.encrypt` is asked.
final class StreamEncryptArguments {
  /// Holds the arguments.
  const StreamEncryptArguments({
    required this.key,
    required this.header,
    required this.plaintext,
  });

  /// The file key.
  final Uint8List key;

  /// The header that the stream starts from.
  final Uint8List header;

  /// What is to be encrypted.
  final Uint8List plaintext;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<StreamEncryptArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    final header = members.required('header', const BytesType(length: 24));
    final plaintext = members.required('plaintext', const BytesType());
    return () => StreamEncryptArguments(
      key: key(),
      header: header(),
      plaintext: plaintext(),
    );
  }
}

/// What `stream.encrypt` answers.
final class StreamEncryptResult implements AnswerPart {
  /// Holds the result.
  const StreamEncryptResult({required this.ciphertext});

  /// All frames, one after the other.
  final Uint8List ciphertext;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('ciphertext', ciphertext, answers.bytes);
    return object.build();
  }
}

/// Answers the `stream.*` operations of the testee protocol.
abstract interface class StreamHandler {
  /// Decrypts a whole stream; answers nothing where any frame is not authentic.
  ///
  /// The spec's `stream.decrypt`.
  FutureOr<StreamDecryptResult> decrypt(StreamDecryptArguments arguments);

  /// Encrypts a plaintext to a stream under a header that the caller gives.
  /// Only testees offer this: a header that is used twice with one key breaks
  /// the cipher.
  ///
  /// The spec's `stream.encrypt`.
  FutureOr<StreamEncryptResult> encrypt(StreamEncryptArguments arguments);
}
