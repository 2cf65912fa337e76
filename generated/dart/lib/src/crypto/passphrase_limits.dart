// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../spec/keys.dart';
import 'check_length.dart';

/// Refuses a salt or a limit that a passphrase's derivation does not take,
/// before anything is computed: a server that asks for 64 GiB is an offence,
/// not a request.
void checkPassphraseDerivation({
  required Uint8List salt,
  required int opsLimit,
  required int memLimit,
}) {
  checkLength('salt', salt.length, expected: PassphraseDerivation.saltBytes);
  checkRange(
    'opsLimit',
    opsLimit,
    minimum: PassphraseDerivation.minimumOpsLimit,
    maximum: PassphraseDerivation.maximumOpsLimit,
  );
  checkRange(
    'memLimit',
    memLimit,
    minimum: PassphraseDerivation.minimumMemLimit,
    maximum: PassphraseDerivation.maximumMemLimit,
  );
}
