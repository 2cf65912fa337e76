// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:ffi';
import 'dart:typed_data';

import '../crypto/check_length.dart';
import '../crypto/crypto_provider.dart';
import '../crypto/dart_md5.dart';
import '../crypto/passphrase_limits.dart';
import '../spec/keys.dart';
import 'md5_library.dart';
import 'native_memory.dart';
import 'sodium_boxes.dart';
import 'sodium_hash.dart';
import 'sodium_library.dart';
import 'sodium_streams.dart';

/// The primitives on libsodium, and MD5, which it lacks, on libcrypto or
/// CommonCrypto, or in Dart where the system lends neither.
///
/// Cheap to make: make one in every isolate.
final class SodiumProvider implements CryptoProvider {
  /// Works with the functions of libraries that are open already; MD5 is
  /// computed in Dart, at a tenth of the speed, where [md5] is null.
  ///
  /// Throws an [ArgumentError] if a function is missing in its library.
  SodiumProvider({required DynamicLibrary sodium, DynamicLibrary? md5})
    : this.on(SodiumLibrary(sodium), md5 == null ? null : Md5Library(md5));

  /// Works with two libraries, the second of which may be missing.
  SodiumProvider.on(this._library, this._md5);

  /// Finds libsodium and MD5: in what the process has loaded already, which is
  /// where Flutter's plugins put libsodium on iOS, else by their usual names.
  ///
  /// Throws an [ArgumentError] that names the libraries if there is no
  /// libsodium.
  factory SodiumProvider.open() =>
      SodiumProvider.on(SodiumLibrary.open(), Md5Library.open());

  final SodiumLibrary _library;
  final Md5Library? _md5;
  final NativeMemory _memory = NativeMemory.instance;

  @override
  String get version => 'libsodium ${_library.version}';

  @override
  NativeBuffer allocate(int size) => _memory.allocate(size);

  @override
  void random(CryptoBuffer buffer) =>
      _library.random(native(buffer).pointer, buffer.length);

  @override
  SecretstreamPush secretstreamPush(CryptoBuffer key) =>
      SodiumPush.fresh(_library, key);

  @override
  SecretstreamPull secretstreamPull(CryptoBuffer key, Uint8List header) =>
      SodiumPull(_library, key, header);

  @override
  GenericHash genericHash(int digestBytes) => SodiumHash(_library, digestBytes);

  @override
  Md5 md5() => _md5?.start() ?? DartMd5();

  @override
  SealedBox secretboxSeal(Uint8List plaintext, CryptoBuffer key) =>
      sealSodiumBox(_library, plaintext, key);

  @override
  NativeBuffer? secretboxOpen(
    Uint8List ciphertext,
    CryptoBuffer key,
    Uint8List nonce,
  ) => openSodiumBox(_library, ciphertext, key, nonce);

  @override
  Uint8List? boxSeal(Uint8List plaintext, Uint8List publicKey) =>
      sealForKey(_library, plaintext, publicKey);

  @override
  NativeBuffer? boxSealOpen(
    Uint8List sealed, {
    required Uint8List publicKey,
    required CryptoBuffer secretKey,
  }) => openSealed(_library, sealed, publicKey, secretKey);

  @override
  NativeBuffer? pwhash(
    Uint8List passphrase, {
    required int keyBytes,
    required Uint8List salt,
    required int opsLimit,
    required int memLimit,
  }) {
    checkRange('key', keyBytes, minimum: 16, maximum: 0xffffffff);
    // A size_t of 32 bits would cut a larger limit to one within the bounds.
    checkPassphraseDerivation(
      salt: salt,
      opsLimit: opsLimit,
      memLimit: memLimit,
    );
    return _memory.scoped((scope) {
      final passphraseCopy = scope.copyOf(passphrase);
      final saltCopy = scope.copyOf(salt);
      final key = scope.allocate(keyBytes);
      final derived = _library.pwhash(
        key.pointer,
        keyBytes,
        passphraseCopy.pointer,
        passphrase.length,
        saltCopy.pointer,
        opsLimit,
        memLimit,
        _argon2id13,
      );
      return derived == 0 ? scope.keep(key) : null;
    });
  }

  @override
  NativeBuffer kdf(
    CryptoBuffer key, {
    required int subkeyBytes,
    required int subkeyId,
    required String context,
  }) {
    checkLength('key', key.length, expected: Secretbox.keyBytes);
    checkRange('subkey', subkeyBytes, minimum: 16, maximum: 64);
    checkRange('subkeyId', subkeyId, minimum: 0, maximum: _largestId);
    final contextBytes = utf8.encode(context);
    checkLength('context', contextBytes.length, expected: 8);
    return _memory.scoped((scope) {
      final subkey = scope.allocate(subkeyBytes);
      SodiumLibrary.require(
        'kdf_derive_from_key',
        _library.kdfDeriveFromKey(
          subkey.pointer,
          subkeyBytes,
          subkeyId,
          scope.copyOf(contextBytes).pointer,
          native(key).pointer,
        ),
      );
      return scope.keep(subkey);
    });
  }
}

/// The largest integer of the VM; libsodium's has a bit more.
const int _largestId = 0x7fffffffffffffff;

/// `crypto_pwhash_ALG_ARGON2ID13`.
const int _argon2id13 = 2;
