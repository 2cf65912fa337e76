// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../lib/serve.dart';

/// The testee: answers the requests on standard input, one a line.
Future<void> main() => serve();
