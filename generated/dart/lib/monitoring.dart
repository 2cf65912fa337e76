// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// What an app may report of background uploads, whether its user has them yet,
/// and what one program refused that another wrote.
///
/// {@category Photo extension}
library;

export 'errors.dart';
export 'src/monitoring/event_member.dart';
export 'src/monitoring/monitoring_event.dart';
export 'src/monitoring/refusal_counters.dart';
export 'src/monitoring/rollout_policy.dart';
export 'src/spec/device_experiments.dart';
export 'src/spec/monitoring.dart';
export 'src/spec/monitoring_events.dart';
export 'src/spec/monitoring_tables.dart';
export 'src/spec/rollout.dart';
export 'src/spec/rollout_decisions.dart';
export 'src/spec/rollout_tables.dart';
