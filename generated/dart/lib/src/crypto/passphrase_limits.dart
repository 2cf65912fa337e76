import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
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
  checkLength('salt', salt, PassphraseDerivation.saltBytes);
  _checkRange(
    'opsLimit',
    opsLimit,
    PassphraseDerivation.minimumOpsLimit,
    PassphraseDerivation.maximumOpsLimit,
  );
  _checkRange(
    'memLimit',
    memLimit,
    PassphraseDerivation.minimumMemLimit,
    PassphraseDerivation.maximumMemLimit,
  );
}

void _checkRange(String name, int value, int minimum, int maximum) {
  if (value >= minimum && value <= maximum) return;
  throw LockstepException(
    LockstepErrorCode.invalidArgument,
    'The $name must be from $minimum to $maximum, and is $value.',
  );
}
