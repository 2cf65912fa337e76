// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `file.decrypt` is asked.
final class FileDecryptArguments {
  /// Holds the arguments.
  const FileDecryptArguments({
    required this.key,
    required this.header,
    required this.source,
    required this.destination,
  });

  /// The file key.
  final Uint8List key;

  /// The stream's header.
  final Uint8List header;

  /// The file to read.
  final String source;

  /// The file to make; it must not exist.
  final String destination;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<FileDecryptArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    final header = members.required('header', const BytesType(length: 24));
    final source = members.required('source', const PathType());
    final destination = members.required('destination', const PathType());
    return () => FileDecryptArguments(
      key: key(),
      header: header(),
      source: source(),
      destination: destination(),
    );
  }
}

/// What `file.decrypt` answers.
final class FileDecryptResult implements AnswerPart {
  /// Holds the result.
  const FileDecryptResult({required this.size});

  /// The size of the plaintext, in bytes.
  final int size;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('size', size, answers.integer);
    return object.build();
  }
}

/// What `file.encrypt` is asked.
final class FileEncryptArguments {
  /// Holds the arguments.
  const FileEncryptArguments({
    required this.key,
    required this.header,
    required this.source,
    required this.destination,
    this.partSize,
  });

  /// The file key.
  final Uint8List key;

  /// The header that the stream starts from.
  final Uint8List header;

  /// The file to read.
  final String source;

  /// The file to make; it must not exist.
  final String destination;

  /// The size of an upload's parts, in bytes; with it come the MD5s of the
  /// parts and not that of the whole.
  final int? partSize;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<FileEncryptArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    final header = members.required('header', const BytesType(length: 24));
    final source = members.required('source', const PathType());
    final destination = members.required('destination', const PathType());
    final partSize = members.optional(
      'partSize',
      const IntegerType(minimum: 1, maximum: 10_737_418_240),
    );
    return () => FileEncryptArguments(
      key: key(),
      header: header(),
      source: source(),
      destination: destination(),
      partSize: partSize(),
    );
  }
}

/// What `file.encrypt` answers.
final class FileEncryptResult implements AnswerPart {
  /// Holds the result.
  const FileEncryptResult({
    required this.size,
    required this.hash,
    this.md5,
    this.partMd5s,
  });

  /// The size of the ciphertext, in bytes.
  final int size;

  /// BLAKE2b-512 of the plaintext, base64.
  final String hash;

  /// MD5 of the ciphertext, base64.
  final String? md5;

  /// MD5 of each part of the ciphertext, base64.
  final List<String>? partMd5s;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('size', size, answers.integer);
    object.add('hash', hash, answers.text);
    object.addOptional('md5', md5, answers.text);
    object.addOptional('partMd5s', partMd5s, answers.listOf(answers.text));
    return object.build();
  }
}

/// Answers the `file.*` operations of the testee protocol.
abstract interface class FileHandler {
  /// Decrypts a file into a new file.
  ///
  /// The spec's `file.decrypt`.
  FutureOr<FileDecryptResult> decrypt(FileDecryptArguments arguments);

  /// Encrypts a file into a new file in one pass.
  ///
  /// The spec's `file.encrypt`.
  FutureOr<FileEncryptResult> encrypt(FileEncryptArguments arguments);
}
