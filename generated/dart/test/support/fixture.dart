// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:typed_data';

import '../../lib/src/crypto/crypto_provider.dart';
import '../../lib/src/ffi/md5_library.dart';
import '../../lib/src/ffi/sodium_library.dart';
import '../../lib/src/ffi/sodium_provider.dart';
import '../../testee/lib/testing/testing_crypto.dart';
import 'deterministic_bytes.dart';

/// What tests need of the machine, opened once.
final class Fixture {
  Fixture._(this.provider, SodiumLibrary library)
    : crypto = TestingCrypto(provider, library),
      random = DeterministicBytes(library);

  /// Opens libsodium and libcrypto.
  factory Fixture.open() {
    final library = SodiumLibrary.open();
    return Fixture._(SodiumProvider.on(library, Md5Library.open()), library);
  }

  /// The primitives.
  final SodiumProvider provider;

  /// The cryptography, with the choice of headers.
  final TestingCrypto crypto;

  /// A key of these [bytes], of whatever length, which lives as long as the
  /// tests.
  CryptoBuffer keyOf(Uint8List bytes) {
    final key = provider.allocate(bytes.length);
    key.bytes.setAll(0, bytes);
    return key;
  }

  /// Bytes that are the same in every run.
  final DeterministicBytes random;

  /// Runs [body] with a new empty folder, which is deleted afterwards.
  void inFolder(void Function(String folder) body) {
    final folder = Directory.systemTemp.createTempSync('lockstep-test-');
    try {
      body(folder.path);
    } finally {
      folder.deleteSync(recursive: true);
    }
  }

  /// Runs [body] with a new empty folder, which is deleted when its future is
  /// over.
  Future<void> inFolderLater(Future<void> Function(String folder) body) async {
    final folder = Directory.systemTemp.createTempSync('lockstep-test-');
    try {
      await body(folder.path);
    } finally {
      folder.deleteSync(recursive: true);
    }
  }
}
