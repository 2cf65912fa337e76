// Generated from the spec of Lockstep: change it there and generate anew.

import '../json/json_value.dart';
import '../spec/process_type.dart';
import 'enum_codec.dart';

/// The names and wire values of [ProcessType].
final EnumCodec<ProcessType> processTypeCodec = EnumCodec(
  {
    'foreground': ProcessType.foreground,
    'background': ProcessType.background,
    'extension': ProcessType.extension,
  },
  encode: (member) => JsonString(member.wire),
  decode:
      (wire) => switch (wire) {
        JsonString(:final value) => ProcessType.fromWire(value),
        _ => null,
      },
);

/// All enums by their names in the spec.
final Map<String, EnumCodec<Object>> enumCodecs = {
  'ProcessType': processTypeCodec,
};
