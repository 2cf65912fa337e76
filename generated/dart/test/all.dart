// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

// Imported so that a fault in it fails here: Dart compiles what it reaches.
// ignore: unused_import
import '../testee/bin/testee.dart';
// ignore: unused_import
import '../lib/ffi.dart';
// ignore: unused_import
import 'support/lockstep.dart';
import 'api_test.dart';
import 'app_migration_test.dart';
import 'base64_test.dart';
import 'crypto_test.dart';
import 'database_test.dart';
import 'example_test.dart';
import 'files_test.dart';
import 'heartbeat_test.dart';
import 'json_test.dart';
import 'lenient_reading_test.dart';
import 'key_wrapping_test.dart';
import 'live_photo_test.dart';
import 'locks_test.dart';
import 'memory_test.dart';
import 'metadata_test.dart';
import 'migration_test.dart';
import 'models_test.dart';
import 'month_library_test.dart';
import 'photo_extension_test.dart';
import 'random_calls_test.dart';
import 'records_test.dart';
import 'store_test.dart';
import 'support/fixture.dart';
import 'support/runner.dart';
import 'testee_test.dart';
import 'upload_run_test.dart';
import 'upload_test.dart';
import 'uploader_test.dart';
import 'vectors_test.dart';

/// Runs all tests: `dart test/all.dart`; with `--name TEXT` those whose name
/// holds the text; with `--without-vectors` all but the shared vectors.
Future<void> main(List<String> arguments) async {
  final runner = TestRunner(arguments);
  final fixture = Fixture.open();
  jsonTest(runner);
  base64Test(runner, fixture);
  cryptoTest(runner, fixture);
  await memoryTest(runner, fixture);
  keyWrappingTest(runner, fixture);
  filesTest(runner, fixture);
  livePhotoTest(runner, fixture);
  modelsTest(runner);
  lenientReadingTest(runner);
  metadataTest(runner, fixture);
  await databaseTest(runner, fixture);
  await storeTest(runner, fixture);
  await locksTest(runner, fixture);
  await heartbeatTest(runner, fixture);
  await migrationTest(runner, fixture);
  await appMigrationTest(runner, fixture);
  await recordsTest(runner, fixture);
  await photoExtensionTest(runner, fixture);
  await randomCallsTest(runner, fixture);
  await testeeTest(runner);
  uploadTest(runner, fixture);
  await uploaderTest(runner, fixture);
  await uploadRunTest(runner, fixture);
  await apiTest(runner, fixture);
  await exampleTest(runner, fixture);
  monthLibraryTest(runner);
  if (runner.hasVectors) await vectorsTest(runner, fixture);
  final code = runner.finish();
  await stdout.flush();
  exit(code); // An isolate that a test left behind would keep the process.
}
