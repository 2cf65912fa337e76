// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The database that the processes of an app share: locks, heartbeats, upload
/// records.
///
/// {@category Shared database}
library;

export 'errors.dart';
export 'src/database/app_migration.dart';
export 'src/database/database_call.dart';
export 'src/database/legacy_migration.dart';
export 'src/database/lock_database.dart';
export 'src/database/pacing.dart';
export 'src/database/shared_schema.dart';
export 'src/database/shared_store.dart';
export 'src/database/sqlite_failure.dart' show sqliteFailure;
export 'src/locks/heartbeat.dart';
export 'src/locks/lock_calls.dart';
export 'src/locks/lock_clock.dart';
export 'src/locks/lock_coordinator.dart';
export 'src/locks/upload_records.dart';
export 'src/spec/app_databases.dart';
export 'src/spec/committed_files_tables.dart';
export 'src/spec/database.dart';
export 'src/spec/database_tables.dart';
export 'src/spec/extension_calls.dart';
export 'src/spec/extension_calls_tables.dart';
export 'src/spec/legacy_database.dart';
export 'src/spec/legacy_database_tables.dart';
export 'src/spec/locks.dart';
export 'src/spec/locks_tables.dart';
export 'src/spec/photo_queue.dart';
export 'src/spec/photo_queue_tables.dart';
export 'src/spec/process_type.dart';
export 'src/spec/upload_record.dart';
export 'src/spec/upload_record_tables.dart';
export 'src/spec/upload_resume_tables.dart';
export 'src/spec/upload_state.dart';
export 'src/spec/upload_state_tables.dart';
