// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// What the app shares with its photo extension: the queue that both take from,
/// settings, calls and jobs.
///
/// {@category Photo extension}
library;

export 'errors.dart';
export 'src/library/channel_answer.dart' show ChannelInvoker;
export 'src/library/extension_records.dart';
export 'src/library/extension_report.dart';
export 'src/library/photo_extension.dart';
export 'src/library/photo_queue.dart';
export 'src/spec/extension_identity.dart';
export 'src/spec/extension_limits.dart';
export 'src/spec/extension_registration.dart';
export 'src/spec/extension_registration_decisions.dart';
export 'src/spec/photo_extension.dart';
export 'src/spec/photo_extension_channel.dart';
export 'src/spec/photo_extension_channel_channel.dart';
export 'src/spec/photo_extension_channel_decisions.dart';
export 'src/spec/photo_extension_decisions.dart';
