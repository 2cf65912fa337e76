// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';

import 'testing/testing_crypto.dart';
import 'handlers/file_handler.dart';

/// `file.*`: encrypted files.
final class FileOperations implements FileHandler {
  /// Works with [_crypto].
  const FileOperations(this._crypto);

  final TestingCrypto _crypto;

  @override
  FileEncryptResult encrypt(FileEncryptArguments arguments) {
    final crypto = _crypto.startingFrom(arguments.header);
    final encrypted = _crypto.withKey(
      arguments.key,
      (key) => crypto.encryptFile(
        arguments.source,
        arguments.destination,
        key: key,
        partSize: arguments.partSize,
      ),
    );
    final md5 = encrypted.md5;
    return FileEncryptResult(
      size: encrypted.size,
      hash: base64.encode(encrypted.hash),
      md5: md5 == null ? null : base64.encode(md5),
      partMd5s: encrypted.partMd5s?.map(base64.encode).toList(),
    );
  }

  @override
  FileDecryptResult decrypt(FileDecryptArguments arguments) {
    final size = _crypto.withKey(
      arguments.key,
      (key) => _crypto.crypto.decryptFile(
        arguments.source,
        arguments.destination,
        key: key,
        header: arguments.header,
      ),
    );
    return FileDecryptResult(size: size);
  }
}
