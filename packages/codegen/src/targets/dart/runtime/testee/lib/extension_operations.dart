import '../../lib/src/spec/extension_registration.dart';
import '../../lib/src/spec/extension_registration_decisions.dart';
import '../../lib/src/spec/photo_extension_channel_decisions.dart';
import '../../lib/src/spec/photo_extension_decisions.dart';
import 'handlers/extension_handler.dart';

/// `extension.*`: what the background upload extension decides.
final class ExtensionOperations implements ExtensionHandler {
  /// They need nothing.
  const ExtensionOperations();

  @override
  ExtensionGateResult gate(ExtensionGateArguments arguments) =>
      ExtensionGateResult(
        reason: ExtensionGates.decide(
          enabled: arguments.enabled,
          signedIn: arguments.signedIn,
          access: arguments.access,
          unlocked: arguments.unlocked,
          foregroundAlive: arguments.foregroundAlive,
          network: arguments.network,
          allowsExpensive: arguments.allowsExpensive,
          queued: arguments.queued,
        ),
      );

  @override
  ExtensionAnswerResult answer(ExtensionAnswerArguments arguments) =>
      ExtensionAnswerResult(
        answer: ExtensionAnswers.decide(
          reason: arguments.reason,
          jobsRegistered: arguments.jobsRegistered,
          jobsAcknowledged: arguments.jobsAcknowledged,
          queued: arguments.queued,
        ),
      );

  @override
  ExtensionFailureResult failure(ExtensionFailureArguments arguments) =>
      ExtensionFailureResult(
        reason: ExtensionFailures.decide(reported: arguments.reported),
      );

  @override
  ExtensionRegistrationResult registration(
    ExtensionRegistrationArguments arguments,
  ) => ExtensionRegistrationResult(
    outcome: RegistrationOutcomes.decide(
      supported: arguments.supported,
      enabling: arguments.enabling,
      code: RegistrationCode.fromWire(arguments.code),
    ),
  );

  @override
  ExtensionAdviceResult advice(ExtensionAdviceArguments arguments) =>
      ExtensionAdviceResult(
        advice: ExtensionAdvices.decide(
          supported: arguments.supported,
          signedIn: arguments.signedIn,
          rolledOut: arguments.rolledOut,
          enabled: arguments.enabled,
          access: arguments.access,
          registered: arguments.registered,
          refresh: arguments.refresh,
          lowPower: arguments.lowPower,
          network: arguments.network,
          allowsExpensive: arguments.allowsExpensive,
        ),
      );
}
