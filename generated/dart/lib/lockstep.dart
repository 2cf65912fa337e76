// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The encrypted upload format: files, blobs and hashes, byte for byte as every
/// other implementation of the same spec has them.
///
/// `package:lockstep/ffi.dart` has the primitives by FFI.
library;

export 'src/crypto/crypto_provider.dart';
export 'src/crypto/ente_crypto.dart';
export 'src/crypto/frame_decryptor.dart';
export 'src/crypto/frame_encryptor.dart';
export 'src/crypto/key_wrapping.dart';
export 'src/crypto/stream_bytes.dart' show EncryptedBytes;
export 'src/database/database_call.dart';
export 'src/database/database_copy.dart';
export 'src/database/legacy_database_reader.dart';
export 'src/database/legacy_migration.dart';
export 'src/database/lock_database.dart';
export 'src/database/pacing.dart';
export 'src/database/row_reader.dart';
export 'src/database/shared_schema.dart';
export 'src/database/shared_store.dart';
export 'src/database/sqlite_failure.dart' show sqliteFailure;
export 'src/database/table_row.dart';
export 'src/errors/lockstep_exception.dart';
export 'src/files/file_operations.dart' show EncryptedFile, encryptedSizeOf;
export 'src/json/canonical_json.dart';
export 'src/json/json_parser.dart';
export 'src/json/json_value.dart';
export 'src/live_photo/live_photo_packer.dart';
export 'src/locks/heartbeat.dart';
export 'src/locks/lock_calls.dart';
export 'src/locks/lock_clock.dart';
export 'src/locks/lock_coordinator.dart';
export 'src/locks/upload_records.dart';
export 'src/models/change.dart' show Change;
export 'src/models/content_hash.dart';
export 'src/models/json_model.dart';
export 'src/models/metadata_encryption.dart';
export 'src/models/model_member.dart';
export 'src/models/wire_value.dart';
export 'src/upload/completion_body.dart';
export 'src/upload/multipart_plan.dart';
export 'src/upload/rollout_bucket.dart';
export 'src/upload/upload_queue.dart';
export 'src/spec/api_errors.dart';
export 'src/spec/api_policy.dart';
export 'src/spec/committed_files_tables.dart';
export 'src/spec/database.dart';
export 'src/spec/database_tables.dart';
export 'src/spec/encryption.dart';
export 'src/spec/errors.dart';
export 'src/spec/json.dart';
export 'src/spec/keys.dart';
export 'src/spec/legacy_database.dart';
export 'src/spec/legacy_database_tables.dart';
export 'src/spec/live_photo.dart';
export 'src/spec/locks.dart';
export 'src/spec/locks_tables.dart';
export 'src/spec/metadata.dart';
export 'src/spec/models/file_metadata.dart';
export 'src/spec/models/key_attributes.dart';
export 'src/spec/models/magic_metadata_envelope.dart';
export 'src/spec/models/private_magic_metadata.dart';
export 'src/spec/models/public_magic_metadata.dart';
export 'src/spec/multipart.dart';
export 'src/spec/photo_extension.dart';
export 'src/spec/photo_extension_decisions.dart';
export 'src/spec/process_type.dart';
export 'src/spec/queue.dart';
export 'src/spec/queue_tables.dart';
export 'src/spec/rollout.dart';
export 'src/spec/spec_info.dart';
export 'src/spec/testee.dart';
export 'src/spec/upload.dart';
export 'src/spec/upload_record.dart';
export 'src/spec/upload_record_tables.dart';
export 'src/spec/upload_resume_tables.dart';
export 'src/spec/upload_state.dart';
export 'src/spec/upload_state_tables.dart';
