// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/spec/errors.dart';
import 'enum_codec.dart';
import 'enum_table.dart';
import 'handlers/enum_handler.dart';

/// `enum.*`: names and wire values of the spec's enums.
final class EnumOperations implements EnumHandler {
  /// Works with all of them.
  const EnumOperations();

  @override
  EnumEncodeResult encode(EnumEncodeArguments arguments) {
    final codec = _codec(arguments.enumValue);
    final wire = codec.wireOf(arguments.name);
    if (wire != null) return EnumEncodeResult(wire: wire);
    throw _unknown('${arguments.enumValue} has no ${arguments.name}.');
  }

  @override
  EnumDecodeResult decode(EnumDecodeArguments arguments) {
    final codec = _codec(arguments.enumValue);
    final name = codec.nameOf(arguments.wire);
    if (name != null) return EnumDecodeResult(name: name);
    throw _unknown('${arguments.enumValue} has no such wire value.');
  }

  EnumCodec<Object> _codec(String name) =>
      enumCodecs[name] ?? (throw _unknown('There is no enum $name.'));

  LockstepException _unknown(String message) =>
      LockstepException(LockstepErrorCode.unknownValue, message);
}
