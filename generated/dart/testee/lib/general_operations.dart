// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

import '../../lib/src/ffi/sodium_library.dart';
import '../../lib/src/spec/spec_info.dart';
import 'handlers/general_handler.dart';

/// The operations of no subject: `info`.
final class GeneralOperations implements GeneralHandler {
  /// Says the version of [_library].
  const GeneralOperations(this._library);

  final SodiumLibrary _library;

  @override
  InfoResult info() => InfoResult(
    language: 'dart',
    runtime: 'Dart ${Platform.version.split(' ').first}',
    libsodium: _library.version,
    specVersion: SpecInfo.version,
    specDigest: SpecInfo.digest,
    pid: pid,
  );
}
