// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../lib/src/json/json_value.dart';
import '../../lib/src/models/json_model.dart';
import '../../lib/src/spec/models/file_metadata.dart';
import '../../lib/src/spec/models/key_attributes.dart';
import '../../lib/src/spec/models/magic_metadata_envelope.dart';
import '../../lib/src/spec/models/private_magic_metadata.dart';
import '../../lib/src/spec/models/public_magic_metadata.dart';
import '../../lib/src/spec/models/rollout_document.dart';

/// What reads each model that others wrote, by the models' names in the spec.
const Map<String, JsonModel Function(Uint8List)> modelReaders = {
  'FileMetadata': FileMetadata.fromBytes,
  'KeyAttributes': KeyAttributes.fromBytes,
  'MagicMetadataEnvelope': MagicMetadataEnvelope.fromBytes,
  'PrivateMagicMetadata': PrivateMagicMetadata.fromBytes,
  'PublicMagicMetadata': PublicMagicMetadata.fromBytes,
  'RolloutDocument': RolloutDocument.fromBytes,
};

/// What takes each model that this program made.
const Map<String, JsonModel Function(JsonValue)> modelChecks = {
  'FileMetadata': FileMetadata.checked,
  'KeyAttributes': KeyAttributes.checked,
  'MagicMetadataEnvelope': MagicMetadataEnvelope.checked,
  'PrivateMagicMetadata': PrivateMagicMetadata.checked,
  'PublicMagicMetadata': PublicMagicMetadata.checked,
  'RolloutDocument': RolloutDocument.checked,
};
