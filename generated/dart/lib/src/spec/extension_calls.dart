// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// The state of a download-only job.
///
/// The spec's `DownloadJobState`.
enum DownloadJobState implements WireValue<String> {
  /// It was registered, and its end is awaited.
  awaited('awaited'),

  /// The extension was disabled since, which ends every job without a word.
  unknown('unknown');

  const DownloadJobState(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static DownloadJobState? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
