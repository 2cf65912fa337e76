// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// JSON values and their canonical form (RFC 8785).
///
/// {@category Basics}
library;

export 'errors.dart';
export 'src/json/canonical_json.dart';
export 'src/json/json_value.dart';
export 'src/spec/json.dart';
