// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';

/// What `info` answers.
final class InfoResult implements AnswerPart {
  /// Holds the result.
  const InfoResult({
    required this.language,
    required this.runtime,
    required this.libsodium,
    required this.specVersion,
    required this.specDigest,
    required this.pid,
  });

  /// The language's name, as the launcher takes it.
  final String language;

  /// The language's runtime and its version.
  final String runtime;

  /// The version of libsodium.
  final String libsodium;

  /// The spec's version.
  final String specVersion;

  /// The digest of the spec; the parity suite refuses to compare testees of
  /// different digests.
  final String specDigest;

  /// The process that answers.
  final int pid;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('language', language, answers.text);
    object.add('runtime', runtime, answers.text);
    object.add('libsodium', libsodium, answers.text);
    object.add('specVersion', specVersion, answers.text);
    object.add('specDigest', specDigest, answers.text);
    object.add('pid', pid, answers.integer);
    return object.build();
  }
}

/// Answers the operations that belong to no subject of the testee protocol.
abstract interface class GeneralHandler {
  /// Says what answers: the language, its versions, and the spec that its code
  /// was generated from.
  ///
  /// The spec's `info`.
  FutureOr<InfoResult> info();
}
