// Generated from the spec of Lockstep: change it there and generate anew.

import '../spec/database.dart';
import '../spec/process_type.dart';
import 'enum_codec.dart';

/// The names and wire values of [DatabaseFailure].
final databaseFailureCodec = EnumCodec.ofTexts(
  {
    'busy': DatabaseFailure.busy,
    'interrupted': DatabaseFailure.interrupted,
    'corrupt': DatabaseFailure.corrupt,
    'full': DatabaseFailure.full,
    'readOnly': DatabaseFailure.readOnly,
    'lockedDevice': DatabaseFailure.lockedDevice,
    'newerSchema': DatabaseFailure.newerSchema,
    'foreign': DatabaseFailure.foreign,
    'olderSQLite': DatabaseFailure.olderSQLite,
    'refused': DatabaseFailure.refused,
  },
  toWire: (member) => member.wire,
  fromWire: DatabaseFailure.fromWire,
);

/// The names and wire values of [ProcessType].
final processTypeCodec = EnumCodec.ofTexts(
  {
    'foreground': ProcessType.foreground,
    'background': ProcessType.background,
    'extension': ProcessType.extension,
  },
  toWire: (member) => member.wire,
  fromWire: ProcessType.fromWire,
);

/// All enums by their names in the spec.
final Map<String, EnumCodec<Object>> enumCodecs = {
  'DatabaseFailure': databaseFailureCodec,
  'ProcessType': processTypeCodec,
};
