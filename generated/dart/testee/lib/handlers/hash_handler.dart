// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `hash.bytes` is asked.
final class HashBytesArguments {
  /// Holds the arguments.
  const HashBytesArguments({required this.data});

  /// What is to be hashed.
  final Uint8List data;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<HashBytesArguments> read(RequestMembers members) {
    final data = members.required('data', const BytesType());
    return () => HashBytesArguments(data: data());
  }
}

/// What `hash.bytes` answers.
final class HashBytesResult implements AnswerPart {
  /// Holds the result.
  const HashBytesResult({required this.hash});

  /// BLAKE2b-512, base64.
  final String hash;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('hash', hash, answers.text);
    return object.build();
  }
}

/// What `hash.file` is asked.
final class HashFileArguments {
  /// Holds the arguments.
  const HashFileArguments({required this.path});

  /// The file to read.
  final String path;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<HashFileArguments> read(RequestMembers members) {
    final path = members.required('path', const PathType());
    return () => HashFileArguments(path: path());
  }
}

/// What `hash.file` answers.
final class HashFileResult implements AnswerPart {
  /// Holds the result.
  const HashFileResult({required this.hash});

  /// BLAKE2b-512, base64.
  final String hash;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('hash', hash, answers.text);
    return object.build();
  }
}

/// Answers the `hash.*` operations of the testee protocol.
abstract interface class HashHandler {
  /// The content hash of a byte string.
  ///
  /// The spec's `hash.bytes`.
  FutureOr<HashBytesResult> bytes(HashBytesArguments arguments);

  /// The content hash of a file, in constant memory.
  ///
  /// The spec's `hash.file`.
  FutureOr<HashFileResult> file(HashFileArguments arguments);
}
