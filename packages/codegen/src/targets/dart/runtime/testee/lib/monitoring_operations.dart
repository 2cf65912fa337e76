import '../../lib/src/crypto/crypto_provider.dart';
import '../../lib/src/monitoring/event_member.dart';
import '../../lib/src/monitoring/monitoring_event.dart';
import '../../lib/src/monitoring/refusal_counters.dart';
import '../../lib/src/spec/monitoring_events.dart';
import 'handlers/monitoring_handler.dart';
import 'open_databases.dart';

/// `monitoring.*`: events, sampling, and counters of what was refused.
final class MonitoringOperations implements MonitoringHandler {
  /// Hashes with [_crypto].
  const MonitoringOperations(this._crypto, this._databases);

  final CryptoProvider _crypto;
  final OpenDatabases _databases;

  @override
  MonitoringExtensionCallEndedResult extensionCallEnded(
    MonitoringExtensionCallEndedArguments arguments,
  ) => MonitoringExtensionCallEndedResult(
    event:
        ExtensionCallEnded(
          reason: arguments.reason,
          answer: arguments.answer,
          duration: arguments.duration,
          acknowledged: arguments.acknowledged,
          unknownJobs: arguments.unknownJobs,
          registered: arguments.registered,
          cancelled: arguments.cancelled,
          found: arguments.found,
          uploaded: arguments.uploaded,
          passedOver: arguments.passedOver,
          queued: arguments.queued,
          sent: arguments.sent,
        ).toBytes(),
  );

  @override
  MonitoringExtensionSwitchedResult extensionSwitched(
    MonitoringExtensionSwitchedArguments arguments,
  ) => MonitoringExtensionSwitchedResult(
    event: ExtensionSwitched(outcome: arguments.outcome).toBytes(),
  );

  @override
  MonitoringRolloutAskedResult rolloutAsked(
    MonitoringRolloutAskedArguments arguments,
  ) => MonitoringRolloutAskedResult(
    event: RolloutAsked(outcome: arguments.outcome).toBytes(),
  );

  @override
  MonitoringCompatibilityRefusedResult compatibilityRefused(
    MonitoringCompatibilityRefusedArguments arguments,
  ) => MonitoringCompatibilityRefusedResult(
    event:
        CompatibilityRefused(
          reader: arguments.reader,
          writer: arguments.writer,
          subject: arguments.subject,
          code: arguments.code,
          refusals: arguments.refusals,
        ).toBytes(),
  );

  @override
  MonitoringSizeClassResult sizeClass(MonitoringSizeClassArguments arguments) =>
      MonitoringSizeClassResult(sizeClass: sizeClassOf(arguments.bytes));

  @override
  MonitoringSampledResult sampled(MonitoringSampledArguments arguments) =>
      MonitoringSampledResult(
        sampled: isEventSampled(
          _crypto,
          arguments.event,
          percent: arguments.percent,
          userID: arguments.userID,
          now: arguments.now,
        ),
      );

  @override
  Future<MonitoringRefuseResult> refuse(
    MonitoringRefuseArguments arguments,
  ) async {
    final store = (await _databases.at(arguments.db)).store;
    final counters = RefusalCounters(store, reader: arguments.reader);
    return MonitoringRefuseResult(
      counted: await counters.count(
        arguments.writer,
        arguments.subject,
        arguments.code,
      ),
    );
  }

  @override
  Future<MonitoringTakeResult> take(MonitoringTakeArguments arguments) async {
    final store = (await _databases.at(arguments.db)).store;
    final refusals = await RefusalCounters(store).take();
    return MonitoringTakeResult(
      refusals: [
        for (final refusal in refusals)
          CompatibilityRefusalRowResult.of(refusal),
      ],
    );
  }
}
