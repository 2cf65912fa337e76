import 'dart:ffi';
import 'dart:typed_data';

/// Memory outside of the Dart heap, where no garbage collector leaves copies: a
/// key, or what is being encrypted.
///
/// The caller that gets one disposes it. One that was forgotten is freed, but
/// not wiped, once it is garbage. It can't be sent to another isolate: both
/// would free it.
abstract interface class CryptoBuffer implements Finalizable {
  /// The memory itself, not a copy. A list that was taken before [dispose]
  /// holds zeros after it.
  ///
  /// Throws a [StateError] after [dispose].
  Uint8List get bytes;

  /// The size in bytes.
  int get length;

  /// Overwrites the memory with zeros and frees it. Calling it again does
  /// nothing.
  void dispose();
}

/// The primitives that the upload format is made of.
///
/// libsodium stands behind it by default, see `SodiumProvider` in
/// `package:lockstep/ffi.dart`; any other core can take its place. What
/// encrypts draws its own nonce: a nonce that a caller could repeat breaks the
/// cipher.
///
/// Everything throws a `LockstepException` with the code `invalid_argument` for
/// a key, nonce, header, size or range that the primitive does not have, and a
/// [StateError] for memory, a stream or a hash that was disposed or has ended.
abstract interface class CryptoProvider {
  /// The version of the library behind it, such as `libsodium 1.0.18`.
  String get version;

  /// Memory of [size] bytes, aligned to 64.
  ///
  /// Throws a `LockstepException` with the code `invalid_argument` if the
  /// process can't have that much.
  CryptoBuffer allocate(int size);

  /// Fills [buffer] with random bytes that nobody can predict.
  void random(CryptoBuffer buffer);

  /// Starts to encrypt a stream (`crypto_secretstream_xchacha20poly1305`) with
  /// a [key] of 32 bytes, under a header of its own.
  SecretstreamPush secretstreamPush(CryptoBuffer key);

  /// Starts to decrypt a stream with a [key] of 32 bytes and the stream's
  /// [header] of 24.
  SecretstreamPull secretstreamPull(CryptoBuffer key, Uint8List header);

  /// Encrypts [plaintext] with a [key] of 32 bytes under a random nonce
  /// (`crypto_secretbox_easy`: XSalsa20-Poly1305, the MAC first).
  SealedBox secretboxSeal(Uint8List plaintext, CryptoBuffer key);

  /// Decrypts [ciphertext] with a [key] of 32 bytes and a [nonce] of 24; null
  /// if it is not authentic. What it holds is often a key: dispose it.
  CryptoBuffer? secretboxOpen(
    Uint8List ciphertext,
    CryptoBuffer key,
    Uint8List nonce,
  );

  /// Encrypts [plaintext] for the holder of the secret key of [publicKey], 32
  /// bytes (`crypto_box_seal`); null for a key of small order. The sealed box
  /// is 48 bytes longer.
  Uint8List? boxSeal(Uint8List plaintext, Uint8List publicKey);

  /// Decrypts a [sealed] box; null if it is not authentic. Both keys have 32
  /// bytes. What it holds is often a key: dispose it.
  CryptoBuffer? boxSealOpen(
    Uint8List sealed, {
    required Uint8List publicKey,
    required CryptoBuffer secretKey,
  });

  /// Starts a BLAKE2b hash of [digestBytes] bytes, 1 to 64, without a key.
  GenericHash genericHash(int digestBytes);

  /// Starts an MD5.
  Md5 md5();

  /// Derives [keyBytes] bytes from a [passphrase] by Argon2id 1.3.
  ///
  /// [salt] has 16 bytes, [memLimit] counts bytes. Null if the process can't
  /// have that much memory.
  CryptoBuffer? pwhash(
    Uint8List passphrase, {
    required int keyBytes,
    required Uint8List salt,
    required int opsLimit,
    required int memLimit,
  });

  /// Derives a subkey of [subkeyBytes] bytes, 16 to 64, from a [key] of 32
  /// bytes, for a [context] of eight ASCII characters
  /// (`crypto_kdf_derive_from_key`). [subkeyId] is 0 or more.
  CryptoBuffer kdf(
    CryptoBuffer key, {
    required int subkeyBytes,
    required int subkeyId,
    required String context,
  });
}

/// A stream being encrypted.
abstract interface class SecretstreamPush implements Finalizable {
  /// The stream's header, 24 bytes, which is public.
  Uint8List get header;

  /// Encrypts the first [length] bytes of [plaintext] as the next frame, with
  /// [tag], and writes it to the start of [frame], 17 bytes longer. The two are
  /// not the same memory. Nothing follows a frame with the final tag.
  void push(
    CryptoBuffer frame,
    CryptoBuffer plaintext,
    int length, {
    required int tag,
  });

  /// Wipes and frees the stream's state.
  void dispose();
}

/// A stream being decrypted.
abstract interface class SecretstreamPull implements Finalizable {
  /// Decrypts the frame in the first [length] bytes of [frame], at least 17,
  /// and writes [length] − 17 bytes to the start of [plaintext], which is other
  /// memory. Nothing follows a frame with the final tag.
  ///
  /// Returns the frame's tag, or null if the frame is not authentic.
  int? pull(CryptoBuffer plaintext, CryptoBuffer frame, int length);

  /// Wipes and frees the stream's state.
  void dispose();
}

/// A hash that is fed piece by piece.
abstract interface class IncrementalHash implements Finalizable {
  /// Takes in [length] bytes of [data], from the start or from [offset] on.
  void update(CryptoBuffer data, {required int length, int offset = 0});

  /// The digest. Nothing more can be taken in then.
  Uint8List finish();

  /// Wipes and frees the hash's state.
  void dispose();
}

/// A BLAKE2b being computed.
abstract interface class GenericHash implements IncrementalHash {}

/// An MD5 being computed.
abstract interface class Md5 implements IncrementalHash {
  /// Begins anew, for the next part.
  void restart();
}

/// A secretbox and the nonce that was drawn for it.
final class SealedBox {
  /// A box with its nonce.
  const SealedBox({required this.ciphertext, required this.nonce});

  /// The MAC of 16 bytes and what was encrypted.
  final Uint8List ciphertext;

  /// The nonce, 24 bytes, which is public.
  final Uint8List nonce;
}
