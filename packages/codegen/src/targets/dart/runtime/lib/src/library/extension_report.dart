import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../database/shared_store.dart';
import '../locks/lock_clock.dart';
import '../monitoring/monitoring_event.dart';
import '../monitoring/refusal_counters.dart';
import '../spec/extension_calls_tables.dart';
import '../spec/extension_limits.dart';
import '../spec/monitoring_events.dart';
import 'extension_records.dart';

/// What the app reports of its extension, which sends no report itself.
final class ExtensionReport {
  /// Reads a database that is open; [_crypto] hashes.
  ExtensionReport(this.store, this._crypto, {LockClock clock = deviceClock})
    : _records = ExtensionRecords(store),
      _refusals = RefusalCounters(store),
      _clock = clock;

  /// The database.
  final SharedStore store;

  final CryptoProvider _crypto;
  final ExtensionRecords _records;
  final RefusalCounters _refusals;
  final LockClock _clock;

  /// The events about the calls after the one of the number [after], and about
  /// what was refused since the last report, as canonical JSON: those that are
  /// sampled of the user [userID] today. `last` is for the next time.
  ///
  /// A call that runs yet is told of next time, and so is what comes after it.
  /// Throws a `LockstepDatabaseException`.
  Future<({List<Uint8List> events, int last})> take({
    required int userID,
    required int after,
  }) async {
    final now = _clock();
    var last = after;
    final events = <MonitoringEvent>[];
    for (final call in (await _records.calls()).reversed) {
      final id = call.id ?? 0;
      if (id <= after) continue;
      if (_runs(call, now)) break;
      events.add(callEvent(call));
      last = id;
    }
    for (final refusal in await _refusals.take()) {
      events.add(
        CompatibilityRefused(
          reader: refusal.reader,
          writer: refusal.writer,
          subject: refusal.subject,
          code: refusal.code,
          refusals: refusal.refusals,
        ),
      );
    }
    return (
      events: [
        for (final event in events)
          if (event.isSampled(_crypto, userID: userID, now: now))
            event.toBytes(),
      ],
      last: last,
    );
  }

  /// Whether a call without an end may still have one: the system kills it by
  /// then.
  static bool _runs(ExtensionCall call, int now) =>
      call.reason == null &&
      (now - call.startedAt).abs() <= ExtensionHost.killSeconds * 1000000;

  /// The event about [call].
  static ExtensionCallEnded callEvent(ExtensionCall call) => ExtensionCallEnded(
    reason: call.reason,
    answer: call.answer,
    duration: call.duration,
    acknowledged: call.acknowledged,
    unknownJobs: call.unknownJobs,
    registered: call.registered,
    cancelled: call.cancelled,
    found: call.found,
    uploaded: call.uploaded,
    passedOver: call.passedOver,
    queued: call.queued,
    sent: call.sentBytes,
  );
}
