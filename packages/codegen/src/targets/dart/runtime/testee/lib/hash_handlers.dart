// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';

import 'testing/testing_crypto.dart';
import 'requests/hash_requests.dart';

/// `hash.*`: content hashes.
final class HashHandlers implements HashRequests {
  /// Works with [_crypto].
  const HashHandlers(this._crypto);

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
