// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';

import '../errors/lockstep_exception.dart';
import '../spec/encryption.dart';
import '../spec/errors.dart';
import '../spec/multipart.dart';

/// A part of an encrypted file: its number, where it begins, and its size, both
/// in bytes.
typedef UploadPart = ({int number, int offset, int length});

/// How an encrypted file goes to storage: in a single PUT, or in parts.
final class MultipartPlan {
  const MultipartPlan._({required this.isMultipart, required this.parts});

  /// Plans the upload of an encrypted file of [size] bytes.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for a size
  /// that no encrypted file has.
  factory MultipartPlan.of(int size) {
    if (size < 0 || size > Encryption.maximumEncryptedBytes) {
      throw LockstepException(
        LockstepErrorCode.invalidArgument,
        'The size of an encrypted file is from 0 to '
        '${Encryption.maximumEncryptedBytes} bytes, and not $size.',
      );
    }
    const partBytes = Multipart.partBytes;
    final isMultipart = size > Multipart.singlePutMaximumBytes;
    final count = isMultipart ? (size + partBytes - 1) ~/ partBytes : 1;
    return MultipartPlan._(
      isMultipart: isMultipart,
      parts: List.unmodifiable([
        for (var index = 0; index < count; index++)
          (
            number: Multipart.firstPartNumber + index,
            offset: index * partBytes,
            length: min(partBytes, size - index * partBytes),
          ),
      ]),
    );
  }

  /// What `EnteCrypto.encryptFile` takes as its part size for a file whose
  /// ciphertext has [size] bytes (`encryptedSizeOf`): null for a single PUT,
  /// which needs the MD5 of the whole.
  static int? partSizeOf(int size) =>
      MultipartPlan.of(size).isMultipart ? Multipart.partBytes : null;

  /// Whether it is a multipart upload; a single PUT has one part, of all bytes.
  final bool isMultipart;

  /// The parts in their order.
  final List<UploadPart> parts;
}
