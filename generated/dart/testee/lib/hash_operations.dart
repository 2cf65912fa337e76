// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';

import 'testing/testing_crypto.dart';
import 'handlers/hash_handler.dart';

/// `hash.*`: content hashes.
final class HashOperations implements HashHandler {
  /// Works with [_crypto].
  const HashOperations(this._crypto);

  final TestingCrypto _crypto;

  @override
  HashBytesResult bytes(HashBytesArguments arguments) => HashBytesResult(
    hash: base64.encode(_crypto.crypto.hashBytes(arguments.data)),
  );

  @override
  HashFileResult file(HashFileArguments arguments) => HashFileResult(
    hash: base64.encode(_crypto.crypto.hashFile(arguments.path)),
  );
}
