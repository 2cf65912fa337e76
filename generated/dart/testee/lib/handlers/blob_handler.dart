// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `blob.decrypt` is asked.
final class BlobDecryptArguments {
  /// Holds the arguments.
  const BlobDecryptArguments({
    required this.key,
    required this.header,
    required this.ciphertext,
  });

  /// The file key.
  final Uint8List key;

  /// The blob's header.
  final Uint8List header;

  /// The one frame.
  final Uint8List ciphertext;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<BlobDecryptArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    final header = members.required('header', const BytesType(length: 24));
    final ciphertext = members.required('ciphertext', const BytesType());
    return () => BlobDecryptArguments(
      key: key(),
      header: header(),
      ciphertext: ciphertext(),
    );
  }
}

/// What `blob.decrypt` answers.
final class BlobDecryptResult implements AnswerPart {
  /// Holds the result.
  const BlobDecryptResult({required this.plaintext});

  /// What was encrypted.
  final Uint8List plaintext;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('plaintext', plaintext, answers.bytes);
    return object.build();
  }
}

/// What `blob.encrypt` is asked.
final class BlobEncryptArguments {
  /// Holds the arguments.
  const BlobEncryptArguments({
    required this.key,
    required this.header,
    required this.plaintext,
  });

  /// The file key.
  final Uint8List key;

  /// The blob's own header.
  final Uint8List header;

  /// What is to be encrypted.
  final Uint8List plaintext;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<BlobEncryptArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    final header = members.required('header', const BytesType(length: 24));
    final plaintext = members.required('plaintext', const BytesType());
    return () => BlobEncryptArguments(
      key: key(),
      header: header(),
      plaintext: plaintext(),
    );
  }
}

/// What `blob.encrypt` answers.
final class BlobEncryptResult implements AnswerPart {
  /// Holds the result.
  const BlobEncryptResult({required this.ciphertext});

  /// The one frame.
  final Uint8List ciphertext;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('ciphertext', ciphertext, answers.bytes);
    return object.build();
  }
}

/// Answers the `blob.*` operations of the testee protocol.
abstract interface class BlobHandler {
  /// Decrypts a blob.
  ///
  /// The spec's `blob.decrypt`.
  FutureOr<BlobDecryptResult> decrypt(BlobDecryptArguments arguments);

  /// Encrypts a blob (metadata, a thumbnail): one frame with the final tag,
  /// whatever the size.
  ///
  /// The spec's `blob.encrypt`.
  FutureOr<BlobEncryptResult> encrypt(BlobEncryptArguments arguments);
}
