// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../ffi/native_memory.dart';
import '../files/file_operations.dart';
import '../spec/encryption.dart';
import 'bytes_hash.dart';
import 'check_length.dart';
import 'crypto_provider.dart';
import 'stream_bytes.dart';

/// The upload format's cryptography: files, blobs, hashes and keys.
///
/// Everything is synchronous, and long files take long: call it in an isolate
/// of its own, with a provider made there.
final class EnteCrypto {
  /// Works with the primitives of [provider].
  const EnteCrypto(this.provider);

  /// The primitives.
  final CryptoProvider provider;

  /// Draws a file key, [Encryption.keyBytes] random bytes outside of the Dart
  /// heap. A key encrypts one file, with its metadata and thumbnail, and
  /// nothing else. Dispose it after use: that wipes it.
  CryptoBuffer generateKey() {
    final key = provider.allocate(Encryption.keyBytes);
    provider.random(key);
    return key;
  }

  /// Copies the [bytes] of a key, from the device's keychain for one, into
  /// memory outside of the Dart heap. Dispose it after use.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for another
  /// length than [Encryption.keyBytes].
  CryptoBuffer importKey(Uint8List bytes) {
    checkLength('key', bytes.length, expected: Encryption.keyBytes);
    final key = provider.allocate(bytes.length);
    lent(key).setAll(0, bytes);
    return key;
  }

  /// Encrypts the file [source] into the new file [destination] in one pass,
  /// in constant memory.
  ///
  /// With [partSize], from 1 up to [Encryption.maximumEncryptedBytes], the
  /// result has the MD5 of each part of that many bytes, for a multipart
  /// upload, and not that of the whole. Throws a [LockstepException]:
  /// `invalid_argument` for a key or a part size that the format does not
  /// have and for a file whose ciphertext would exceed
  /// [Encryption.maximumEncryptedBytes], `io_error` for a file that can't be
  /// read or written, `already_exists` if [destination] is there, also when it
  /// appeared meanwhile. Nothing is left at [destination] then.
  EncryptedFile encryptFile(
    String source,
    String destination, {
    required CryptoBuffer key,
    int? partSize,
  }) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    return FileOperations(
      provider,
    ).encrypt(source, destination, key: key, partSize: partSize);
  }

  /// Decrypts the file [source] into the new file [destination], in constant
  /// memory; [header] is what [encryptFile] drew.
  ///
  /// Returns the size of the plaintext in bytes. Throws a [LockstepException]:
  /// `truncated`, `corrupt`, `unexpected_tag` or `trailing_data` for a file
  /// that is not what was encrypted, else as [encryptFile] does. Nothing is
  /// left at [destination] then.
  int decryptFile(
    String source,
    String destination, {
    required CryptoBuffer key,
    required Uint8List header,
  }) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    checkLength('header', header.length, expected: Encryption.headerBytes);
    return FileOperations(
      provider,
    ).decrypt(source, destination, key: key, header: header);
  }

  /// Encrypts [plaintext] as a file is encrypted, in memory.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for a [key]
  /// of the wrong length.
  EncryptedBytes encryptStream(
    Uint8List plaintext, {
    required CryptoBuffer key,
  }) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    return encryptFrames(
      provider,
      plaintext,
      key,
      chunkBytes: Encryption.plaintextChunkBytes,
    );
  }

  /// Decrypts the [ciphertext] of a file, in memory.
  ///
  /// Throws a [LockstepException]: `truncated`, `corrupt`, `unexpected_tag` or
  /// `trailing_data` for bytes that are not what was encrypted, and
  /// `invalid_argument` for a [key] or [header] of the wrong length.
  Uint8List decryptStream(
    Uint8List ciphertext, {
    required CryptoBuffer key,
    required Uint8List header,
  }) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    checkLength('header', header.length, expected: Encryption.headerBytes);
    return decryptFrames(
      provider,
      ciphertext,
      key,
      header,
      frameBytes: Encryption.frameBytes,
    );
  }

  /// Encrypts a blob (metadata, a thumbnail) with the file's [key]: one frame,
  /// whatever the size.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for a [key]
  /// of the wrong length.
  EncryptedBytes encryptBlob(Uint8List plaintext, {required CryptoBuffer key}) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    return encryptFrames(
      provider,
      plaintext,
      key,
      // An empty blob is one frame like any other.
      chunkBytes: plaintext.isEmpty ? 1 : plaintext.length,
    );
  }

  /// Decrypts a blob.
  ///
  /// Throws a [LockstepException] as [decryptStream] does.
  Uint8List decryptBlob(
    Uint8List ciphertext, {
    required CryptoBuffer key,
    required Uint8List header,
  }) {
    checkLength('key', key.length, expected: Encryption.keyBytes);
    checkLength('header', header.length, expected: Encryption.headerBytes);
    return decryptFrames(
      provider,
      ciphertext,
      key,
      header,
      frameBytes: ciphertext.isEmpty ? 1 : ciphertext.length,
    );
  }

  /// The content hash of [bytes]: BLAKE2b of [Hashes.contentHashBytes].
  Uint8List hashBytes(Uint8List bytes) =>
      hashOfBytes(provider, bytes, digestBytes: Hashes.contentHashBytes);

  /// The content hash of the file at [path], in constant memory.
  ///
  /// Throws a [LockstepException] with the code `io_error` if it can't be read.
  Uint8List hashFile(String path) => FileOperations(provider).hash(path);
}
