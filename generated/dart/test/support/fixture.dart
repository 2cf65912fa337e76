import 'dart:ffi';
import 'dart:io';

import '../../lib/src/ffi/sodium_library.dart';
import '../../lib/src/ffi/sodium_provider.dart';
import '../../lib/src/testing/testing_crypto.dart';
import 'deterministic_bytes.dart';

/// What tests need of the machine, opened once.
final class Fixture {
  Fixture._(this.provider, SodiumLibrary library)
    : crypto = TestingCrypto(provider, library),
      random = DeterministicBytes(library);

  /// Opens libsodium and libcrypto.
  factory Fixture.open() {
    final DynamicLibrary sodium = SodiumProvider.openFirst(
      SodiumProvider.sodiumNames,
    );
    final md5 = SodiumProvider.openFirst(SodiumProvider.md5Names);
    return Fixture._(
      SodiumProvider(sodium: sodium, md5: md5),
      SodiumLibrary(sodium),
    );
  }

  /// The primitives.
  final SodiumProvider provider;

  /// The cryptography, with the choice of headers.
  final TestingCrypto crypto;

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
