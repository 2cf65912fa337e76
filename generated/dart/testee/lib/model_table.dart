// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../../lib/src/json/json_value.dart';
import '../../lib/src/models/json_model.dart';
import '../../lib/src/spec/models/file_metadata.dart';
import '../../lib/src/spec/models/key_attributes.dart';
import '../../lib/src/spec/models/magic_metadata_envelope.dart';
import '../../lib/src/spec/models/private_magic_metadata.dart';
import '../../lib/src/spec/models/public_magic_metadata.dart';

/// What reads each model, by the models' names in the spec.
const Map<String, JsonModel Function(JsonValue)> models = {
  'FileMetadata': FileMetadata.fromJson,
  'KeyAttributes': KeyAttributes.fromJson,
  'MagicMetadataEnvelope': MagicMetadataEnvelope.fromJson,
  'PrivateMagicMetadata': PrivateMagicMetadata.fromJson,
  'PublicMagicMetadata': PublicMagicMetadata.fromJson,
};
