import 'dart:io';

// Imported so that a fault in it fails here; a test compiles what it runs.
// ignore: unused_import
import '../bin/testee.dart';
// ignore: unused_import
import '../lib/ffi.dart';
// ignore: unused_import
import '../lib/lockstep.dart';
import 'support/fixture.dart';
import 'support/runner.dart';
import 'vectors_test.dart';

/// Runs all tests: `dart test/all.dart`.
void main() {
  final runner = TestRunner();
  final fixture = Fixture.open();
  vectorsTest(runner, fixture);
  exitCode = runner.finish();
}
