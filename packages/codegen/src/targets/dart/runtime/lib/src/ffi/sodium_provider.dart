import 'dart:ffi';
import 'dart:io';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../crypto/passphrase_limits.dart';
import 'md5_library.dart';
import 'native_memory.dart';
import 'sodium_boxes.dart';
import 'sodium_library.dart';
import 'sodium_streams.dart';

/// The primitives on libsodium, and MD5, which it lacks, on libcrypto or
/// CommonCrypto.
///
/// Cheap to make: make one in every isolate.
final class SodiumProvider implements CryptoProvider {
  /// Works with the functions of two libraries that are open already, such as
  /// the libsodium that flutter_sodium brings: `DynamicLibrary.process()` on
  /// iOS, `DynamicLibrary.open('libsodium.so')` on Android.
  ///
  /// Throws an [ArgumentError] if a function is missing in its library.
  SodiumProvider({required DynamicLibrary sodium, required DynamicLibrary md5})
    : _library = SodiumLibrary(sodium),
      _md5 = Md5Library(md5);

  /// Opens libsodium and the library with MD5 by their usual names.
  ///
  /// Throws an [ArgumentError] that names the libraries if there is none.
  factory SodiumProvider.open() =>
      SodiumProvider(sodium: openFirst(sodiumNames), md5: openFirst(md5Names));

  /// The names of libsodium where a system has it.
  static final List<String> sodiumNames = [
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

  /// The names of the library with MD5 where a system has it.
  static final List<String> md5Names = [
    if (Platform.isMacOS || Platform.isIOS) '/usr/lib/libSystem.dylib',
    if (Platform.isLinux || Platform.isAndroid) ...[
      'libcrypto.so.3',
      'libcrypto.so.1.1',
      'libcrypto.so',
    ],
  ];

  /// Opens the first of the libraries [names] that there is.
  ///
  /// Throws an [ArgumentError] that lists them if there is none.
  static DynamicLibrary openFirst(List<String> names) {
    for (final name in names) {
      try {
        return DynamicLibrary.open(name);
      } on ArgumentError {
        continue; // The next name may be this system's.
      }
    }
    throw ArgumentError.value(
      names.join(', '),
      'names',
      'No such library on this system: install one of them',
    );
  }

  final SodiumLibrary _library;
  final Md5Library _md5;
  final NativeMemory _memory = NativeMemory.instance;

  @override
  String get version => 'libsodium ${_library.version}';

  @override
  NativeBuffer allocate(int size) => _memory.allocate(size);

  @override
  void random(CryptoBuffer buffer) =>
      _library.random(native(buffer).pointer, buffer.length);

  @override
  SecretstreamPush secretstreamPush(Uint8List key) =>
      SodiumPush.fresh(_library, key);

  @override
  SecretstreamPull secretstreamPull(Uint8List key, Uint8List header) =>
      SodiumPull(_library, key, header);

  @override
  GenericHash genericHash(int digestBytes) => SodiumHash(_library, digestBytes);

  @override
  Md5 md5() => _md5.start();

  @override
  SealedBox secretboxSeal(Uint8List plaintext, Uint8List key) =>
      sealSodiumBox(_library, plaintext, key);

  @override
  NativeBuffer? secretboxOpen(
    Uint8List ciphertext,
    Uint8List key,
    Uint8List nonce,
  ) => openSodiumBox(_library, ciphertext, key, nonce);

  @override
  NativeBuffer? pwhash(
    Uint8List passphrase, {
    required int keyBytes,
    required Uint8List salt,
    required int opsLimit,
    required int memLimit,
  }) {
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
    Uint8List key, {
    required int subkeyBytes,
    required int subkeyId,
    required String context,
  }) => _memory.scoped((scope) {
    final keyCopy = scope.copyOf(key);
    final contextCopy = scope.copyOf(Uint8List.fromList(context.codeUnits));
    final subkey = scope.allocate(subkeyBytes);
    _library.kdfDeriveFromKey(
      subkey.pointer,
      subkeyBytes,
      subkeyId,
      contextCopy.pointer,
      keyCopy.pointer,
    );
    return scope.keep(subkey);
  });
}

/// `crypto_pwhash_ALG_ARGON2ID13`.
const int _argon2id13 = 2;
