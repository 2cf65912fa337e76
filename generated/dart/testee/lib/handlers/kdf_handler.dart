// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `kdf.login` is asked.
final class KdfLoginArguments {
  /// Holds the arguments.
  const KdfLoginArguments({required this.key});

  /// The key-encryption key.
  final Uint8List key;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<KdfLoginArguments> read(RequestMembers members) {
    final key = members.required('key', const BytesType(length: 32));
    return () => KdfLoginArguments(key: key());
  }
}

/// What `kdf.login` answers.
final class KdfLoginResult implements AnswerPart {
  /// Holds the result.
  const KdfLoginResult({required this.loginKey});

  /// The login key.
  final Uint8List loginKey;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('loginKey', loginKey, answers.bytes);
    return object.build();
  }
}

/// What `kdf.passphrase` is asked.
final class KdfPassphraseArguments {
  /// Holds the arguments.
  const KdfPassphraseArguments({
    required this.passphrase,
    required this.salt,
    required this.opsLimit,
    required this.memLimit,
  });

  /// The passphrase's UTF-8; any bytes, or none.
  final Uint8List passphrase;

  /// The salt.
  final Uint8List salt;

  /// The passes over the memory.
  final int opsLimit;

  /// The memory, in bytes; whole KiB count.
  final int memLimit;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<KdfPassphraseArguments> read(RequestMembers members) {
    final passphrase = members.required('passphrase', const BytesType());
    final salt = members.required('salt', const BytesType(length: 16));
    final opsLimit = members.required(
      'opsLimit',
      const IntegerType(minimum: 1, maximum: 64),
    );
    final memLimit = members.required(
      'memLimit',
      const IntegerType(minimum: 8192, maximum: 1_073_741_824),
    );
    return () => KdfPassphraseArguments(
      passphrase: passphrase(),
      salt: salt(),
      opsLimit: opsLimit(),
      memLimit: memLimit(),
    );
  }
}

/// What `kdf.passphrase` answers.
final class KdfPassphraseResult implements AnswerPart {
  /// Holds the result.
  const KdfPassphraseResult({required this.key});

  /// The key.
  final Uint8List key;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('key', key, answers.bytes);
    return object.build();
  }
}

/// Answers the `kdf.*` operations of the testee protocol.
abstract interface class KdfHandler {
  /// Derives the login key from a key-encryption key.
  ///
  /// The spec's `kdf.login`.
  FutureOr<KdfLoginResult> login(KdfLoginArguments arguments);

  /// Derives a key from a passphrase by Argon2id 1.3.
  ///
  /// The spec's `kdf.passphrase`.
  FutureOr<KdfPassphraseResult> passphrase(KdfPassphraseArguments arguments);
}
