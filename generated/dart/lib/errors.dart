// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// What everything in this package throws, and the codes that a caller decides
/// by.
///
/// {@category Basics}
library;

export 'src/errors/lockstep_exception.dart';
export 'src/spec/errors.dart';
export 'src/spec/spec_info.dart';
