import 'dart:ffi';
import 'dart:io';

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import 'open_library.dart';

typedef _Bytes = Pointer<Uint8>;

/// The functions of libsodium that the upload format needs, as C has them.
///
/// Sizes are `Size` and `UnsignedLongLong`, right on 32 and on 64 bits.
final class SodiumLibrary {
  /// Finds the functions in [library] and initialises it.
  ///
  /// Throws an [ArgumentError] if [library] is not libsodium, and a
  /// [StateError] if libsodium can't be initialised.
  SodiumLibrary(DynamicLibrary library)
    : _version = library.lookupFunction<_Bytes Function(), _Bytes Function()>(
        'sodium_version_string',
      ),
      random = library.lookupFunction<
        Void Function(_Bytes, Size),
        void Function(_Bytes, int)
      >('randombytes_buf'),
      randomDeterministic = library.lookupFunction<
        Void Function(_Bytes, Size, _Bytes),
        void Function(_Bytes, int, _Bytes)
      >('randombytes_buf_deterministic'),
      secretstreamStateBytes = _size(
        library,
        'crypto_secretstream_xchacha20poly1305_statebytes',
      ),
      secretstreamInitPush = library.lookupFunction<
        Int Function(_Bytes, _Bytes, _Bytes),
        int Function(_Bytes, _Bytes, _Bytes)
      >('crypto_secretstream_xchacha20poly1305_init_push'),
      secretstreamInitPull = library.lookupFunction<
        Int Function(_Bytes, _Bytes, _Bytes),
        int Function(_Bytes, _Bytes, _Bytes)
      >('crypto_secretstream_xchacha20poly1305_init_pull'),
      secretstreamPush = library.lookupFunction<
        Int Function(
          _Bytes state,
          _Bytes ciphertext,
          Pointer<UnsignedLongLong> ciphertextSize,
          _Bytes plaintext,
          UnsignedLongLong plaintextSize,
          _Bytes data,
          UnsignedLongLong dataSize,
          UnsignedChar tag,
        ),
        int Function(
          _Bytes,
          _Bytes,
          Pointer<UnsignedLongLong>,
          _Bytes,
          int,
          _Bytes,
          int,
          int,
        )
      >('crypto_secretstream_xchacha20poly1305_push'),
      secretstreamPull = library.lookupFunction<
        Int Function(
          _Bytes state,
          _Bytes plaintext,
          Pointer<UnsignedLongLong> plaintextSize,
          _Bytes tag,
          _Bytes ciphertext,
          UnsignedLongLong ciphertextSize,
          _Bytes data,
          UnsignedLongLong dataSize,
        ),
        int Function(
          _Bytes,
          _Bytes,
          Pointer<UnsignedLongLong>,
          _Bytes,
          _Bytes,
          int,
          _Bytes,
          int,
        )
      >('crypto_secretstream_xchacha20poly1305_pull'),
      secretboxEasy = library.lookupFunction<
        Int Function(_Bytes, _Bytes, UnsignedLongLong, _Bytes, _Bytes),
        int Function(_Bytes, _Bytes, int, _Bytes, _Bytes)
      >('crypto_secretbox_easy'),
      secretboxOpenEasy = library.lookupFunction<
        Int Function(_Bytes, _Bytes, UnsignedLongLong, _Bytes, _Bytes),
        int Function(_Bytes, _Bytes, int, _Bytes, _Bytes)
      >('crypto_secretbox_open_easy'),
      boxSeal = library.lookupFunction<
        Int Function(_Bytes, _Bytes, UnsignedLongLong, _Bytes),
        int Function(_Bytes, _Bytes, int, _Bytes)
      >('crypto_box_seal'),
      boxSealOpen = library.lookupFunction<
        Int Function(_Bytes, _Bytes, UnsignedLongLong, _Bytes, _Bytes),
        int Function(_Bytes, _Bytes, int, _Bytes, _Bytes)
      >('crypto_box_seal_open'),
      genericHashStateBytes = _size(library, 'crypto_generichash_statebytes'),
      genericHashInit = library.lookupFunction<
        Int Function(_Bytes, _Bytes, Size, Size),
        int Function(_Bytes, _Bytes, int, int)
      >('crypto_generichash_init'),
      genericHashUpdate = library.lookupFunction<
        Int Function(_Bytes, _Bytes, UnsignedLongLong),
        int Function(_Bytes, _Bytes, int)
      >('crypto_generichash_update'),
      genericHashFinal = library.lookupFunction<
        Int Function(_Bytes, _Bytes, Size),
        int Function(_Bytes, _Bytes, int)
      >('crypto_generichash_final'),
      pwhash = library.lookupFunction<
        Int Function(
          _Bytes key,
          UnsignedLongLong keySize,
          _Bytes passphrase,
          UnsignedLongLong passphraseSize,
          _Bytes salt,
          UnsignedLongLong opsLimit,
          Size memLimit,
          Int algorithm,
        ),
        int Function(_Bytes, int, _Bytes, int, _Bytes, int, int, int)
      >('crypto_pwhash'),
      kdfDeriveFromKey = library.lookupFunction<
        Int Function(
          _Bytes subkey,
          Size subkeySize,
          Uint64 subkeyId,
          _Bytes context,
          _Bytes key,
        ),
        int Function(_Bytes, int, int, _Bytes, _Bytes)
      >('crypto_kdf_derive_from_key') {
    final initialise = library.lookupFunction<Int Function(), int Function()>(
      'sodium_init',
    );
    if (initialise() < 0) throw StateError('libsodium can\'t be initialised.');
  }

  /// Finds libsodium in what the process has loaded already, else by its usual
  /// names.
  ///
  /// Throws an [ArgumentError] that lists the names if there is none.
  factory SodiumLibrary.open() =>
      SodiumLibrary(openLibrary(_names, 'crypto_secretbox_easy'));

  static final List<String> _names = [
    if (Platform.isMacOS || Platform.isIOS) ...[
      'libsodium.dylib',
      '/opt/homebrew/lib/libsodium.dylib',
      '/usr/local/lib/libsodium.dylib',
    ],
    if (Platform.isLinux || Platform.isAndroid) ...[
      'libsodium.so.26',
      'libsodium.so.23',
      'libsodium.so',
    ],
  ];

  final _Bytes Function() _version;

  /// `randombytes_buf(buffer, size)`.
  final void Function(_Bytes, int) random;

  /// `randombytes_buf_deterministic(buffer, size, seed)`: for tests.
  final void Function(_Bytes, int, _Bytes) randomDeterministic;

  /// The size of a stream's state.
  final int secretstreamStateBytes;

  /// `init_push(state, header, key)`.
  final int Function(_Bytes, _Bytes, _Bytes) secretstreamInitPush;

  /// `init_pull(state, header, key)`.
  final int Function(_Bytes, _Bytes, _Bytes) secretstreamInitPull;

  /// `push(state, c, &clen, m, mlen, ad, adlen, tag)`.
  final int Function(
    _Bytes,
    _Bytes,
    Pointer<UnsignedLongLong>,
    _Bytes,
    int,
    _Bytes,
    int,
    int,
  )
  secretstreamPush;

  /// `pull(state, m, &mlen, &tag, c, clen, ad, adlen)`.
  final int Function(
    _Bytes,
    _Bytes,
    Pointer<UnsignedLongLong>,
    _Bytes,
    _Bytes,
    int,
    _Bytes,
    int,
  )
  secretstreamPull;

  /// `crypto_secretbox_easy(c, m, mlen, nonce, key)`.
  final int Function(_Bytes, _Bytes, int, _Bytes, _Bytes) secretboxEasy;

  /// `crypto_secretbox_open_easy(m, c, clen, nonce, key)`.
  final int Function(_Bytes, _Bytes, int, _Bytes, _Bytes) secretboxOpenEasy;

  /// `crypto_box_seal(c, m, mlen, pk)`.
  final int Function(_Bytes, _Bytes, int, _Bytes) boxSeal;

  /// `crypto_box_seal_open(m, c, clen, pk, sk)`.
  final int Function(_Bytes, _Bytes, int, _Bytes, _Bytes) boxSealOpen;

  /// The size of a hash's state, which has to be aligned to 64 bytes.
  final int genericHashStateBytes;

  /// `crypto_generichash_init(state, key, keylen, outlen)`.
  final int Function(_Bytes, _Bytes, int, int) genericHashInit;

  /// `crypto_generichash_update(state, in, inlen)`.
  final int Function(_Bytes, _Bytes, int) genericHashUpdate;

  /// `crypto_generichash_final(state, out, outlen)`.
  final int Function(_Bytes, _Bytes, int) genericHashFinal;

  /// `crypto_pwhash(out, outlen, passwd, passwdlen, salt, ops, mem, alg)`.
  final int Function(_Bytes, int, _Bytes, int, _Bytes, int, int, int) pwhash;

  /// `crypto_kdf_derive_from_key(subkey, len, id, context, key)`.
  final int Function(_Bytes, int, int, _Bytes, _Bytes) kdfDeriveFromKey;

  /// The library's version, such as `1.0.18`.
  String get version {
    final text = _version();
    var length = 0;
    while (text[length] != 0) {
      length++;
    }
    return String.fromCharCodes(text.asTypedList(length));
  }

  /// Refuses a return [code] of [function] other than 0: its arguments were
  /// checked, so that the library is another than it says.
  static void require(String function, int code) {
    if (code == 0) return;
    throw LockstepException(
      LockstepErrorCode.internalError,
      'libsodium\'s $function failed with $code.',
    );
  }

  static int _size(DynamicLibrary library, String name) =>
      library.lookupFunction<Size Function(), int Function()>(name)();
}
