// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../crypto/frame_decryptor.dart';
import '../crypto/frame_encryptor.dart';
import '../errors/lockstep_exception.dart';
import '../ffi/native_memory.dart';
import '../spec/encryption.dart';
import '../spec/errors.dart';
import 'new_file.dart';
import 'part_checksums.dart';
import 'source_file.dart';

/// What is known of an encrypted file after the one pass that made it.
final class EncryptedFile {
  /// The outcome of an encryption.
  const EncryptedFile({
    required this.header,
    required this.size,
    required this.hash,
    required this.md5,
    required this.partMd5s,
  });

  /// The stream's header, which decryption needs; it is public.
  final Uint8List header;

  /// The size of the ciphertext in bytes.
  final int size;

  /// The content hash: BLAKE2b-512 of the plaintext.
  final Uint8List hash;

  /// The MD5 of the ciphertext, null where its parts' were asked for.
  final Uint8List? md5;

  /// The MD5 of each part of the ciphertext, where they were asked for.
  final List<Uint8List>? partMd5s;
}

/// Whole files, in constant memory: each is read once, front to back.
///
/// The order of checks: arguments, then whether the source can be opened, then
/// whether the destination is free.
final class FileOperations {
  /// Works with the primitives of [_crypto].
  const FileOperations(this._crypto);

  final CryptoProvider _crypto;

  /// Encrypts, see `EnteCrypto.encryptFile`.
  EncryptedFile encrypt(
    String source,
    String destination, {
    required CryptoBuffer key,
    int? partSize,
  }) {
    if (partSize != null) _checkPartSize(partSize);
    return _copy(source, destination, (input, output) {
      // What the size promises spares the work; what is read decides.
      _checkEncryptedSize(source, encryptedSizeOf(input.size));
      final encryptor = FrameEncryptor(_crypto, key, spareBytes: 1);
      final hash = _crypto.genericHash(Hashes.contentHashBytes);
      final checksums = PartChecksums(_crypto.md5(), partSize);
      try {
        var size = 0;
        for (var isLast = false; !isLast;) {
          final block = input.readBlock(lent(encryptor.chunk));
          isLast = block.isLast;
          _checkEncryptedSize(
            source,
            size + block.length + Encryption.frameOverheadBytes,
          );
          hash.update(encryptor.chunk, length: block.length);
          final length = encryptor.encrypt(block.length, isLast: isLast);
          checksums.update(encryptor.frame, length);
          output.write(lent(encryptor.frame), length);
          size += length;
        }
        final digests = checksums.finish();
        return EncryptedFile(
          header: encryptor.header,
          size: size,
          hash: hash.finish(),
          md5: partSize == null ? digests.single : null,
          partMd5s: partSize == null ? null : digests,
        );
      } finally {
        encryptor.dispose();
        hash.dispose();
        checksums.dispose();
      }
    });
  }

  /// Decrypts, see `EnteCrypto.decryptFile`.
  int decrypt(
    String source,
    String destination, {
    required CryptoBuffer key,
    required Uint8List header,
  }) => _copy(source, destination, (input, output) {
    final decryptor = FrameDecryptor(_crypto, key, header, spareBytes: 1);
    try {
      var size = 0;
      for (var isLast = false; !isLast;) {
        final block = input.readBlock(lent(decryptor.frame));
        isLast = block.isLast;
        final length = decryptor.decrypt(block.length, isLast: isLast);
        output.write(lent(decryptor.chunk), length);
        size += length;
      }
      return size;
    } finally {
      decryptor.dispose();
    }
  });

  /// Hashes, see `EnteCrypto.hashFile`.
  Uint8List hash(String path) {
    final input = SourceFile(path);
    final hash = _crypto.genericHash(Hashes.contentHashBytes);
    final piece = _crypto.allocate(SourceFile.pieceBytes);
    try {
      while (true) {
        final length = input.read(lent(piece));
        if (length == 0) return hash.finish();
        hash.update(piece, length: length);
      }
    } finally {
      input.close();
      hash.dispose();
      piece.dispose();
    }
  }

  /// Does [work] between a source and a destination that appears only if all
  /// of it succeeds.
  T _copy<T>(
    String source,
    String destination,
    T Function(SourceFile, NewFile) work,
  ) {
    final input = SourceFile(source);
    try {
      final output = NewFile(destination);
      try {
        final result = work(input, output);
        output.publish();
        return result;
      } finally {
        output.dispose();
      }
    } finally {
      input.close();
    }
  }
}

/// The size of the ciphertext of a plaintext of [plaintextBytes]; of one that is
/// too large by itself its own: nothing can be added to the largest integer,
/// and a sparse file may have that size.
int encryptedSizeOf(int plaintextBytes) {
  if (plaintextBytes > Encryption.maximumEncryptedBytes) return plaintextBytes;
  const chunk = Encryption.plaintextChunkBytes;
  final frames = max(1, (plaintextBytes + chunk - 1) ~/ chunk);
  return plaintextBytes + frames * Encryption.frameOverheadBytes;
}

void _checkEncryptedSize(String source, int size) {
  if (size <= Encryption.maximumEncryptedBytes) return;
  throw LockstepException(
    LockstepErrorCode.invalidArgument,
    '$source is too large: encrypted it would exceed '
    '${Encryption.maximumEncryptedBytes} bytes.',
  );
}

void _checkPartSize(int partSize) {
  if (partSize >= 1 && partSize <= Encryption.maximumEncryptedBytes) return;
  throw LockstepException(
    LockstepErrorCode.invalidArgument,
    'A part size of $partSize is not between 1 and '
    '${Encryption.maximumEncryptedBytes} bytes.',
  );
}
