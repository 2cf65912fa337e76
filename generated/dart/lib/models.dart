// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// Metadata and key attributes, as they are encrypted and sent.
///
/// {@category Metadata}
library;

export 'errors.dart';
export 'src/models/change.dart' show Change;
export 'src/models/content_hash.dart';
export 'src/models/flag_set.dart';
export 'src/models/json_model.dart';
export 'src/models/metadata_encryption.dart';
export 'src/models/model_member.dart';
export 'src/models/wire_value.dart';
export 'src/spec/metadata.dart';
export 'src/spec/models/file_metadata.dart';
export 'src/spec/models/key_attributes.dart';
export 'src/spec/models/magic_metadata_envelope.dart';
export 'src/spec/models/private_magic_metadata.dart';
export 'src/spec/models/public_magic_metadata.dart';
export 'src/spec/models/rollout_document.dart';
