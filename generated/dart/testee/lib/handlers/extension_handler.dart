// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';

import '../../../lib/src/json/json_value.dart';
import '../../../lib/src/spec/extension_registration.dart';
import '../../../lib/src/spec/photo_extension.dart';
import '../../../lib/src/spec/photo_extension_channel.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../enum_table.dart';
import '../request_members.dart';

/// What `extension.advice` is asked.
final class ExtensionAdviceArguments {
  /// Holds the arguments.
  const ExtensionAdviceArguments({
    required this.supported,
    required this.signedIn,
    required this.rolledOut,
    required this.enabled,
    required this.access,
    required this.registered,
    required this.refresh,
    required this.lowPower,
    required this.network,
    required this.allowsExpensive,
  });

  /// Whether the system has the extension at all.
  final bool supported;

  /// Whether somebody is signed in.
  final bool signedIn;

  /// Whether the account has background upload, by the local copy of the
  /// rollout's document.
  final bool rolledOut;

  /// Whether the person has switched background upload on.
  final bool enabled;

  /// What the person lets the app see.
  final PhotoAccess access;

  /// Whether the extension is registered.
  final bool registered;

  /// Whether the system lets the app work in the background.
  final RefreshState refresh;

  /// Whether Low Power Mode is on.
  final bool lowPower;

  /// Which network there is.
  final NetworkState network;

  /// Whether the person lets an expensive network be used.
  final bool allowsExpensive;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ExtensionAdviceArguments> read(RequestMembers members) {
    final supported = members.required('supported', const BooleanType());
    final signedIn = members.required('signedIn', const BooleanType());
    final rolledOut = members.required('rolledOut', const BooleanType());
    final enabled = members.required('enabled', const BooleanType());
    final access = members.required('access', EnumType(photoAccessCodec.named));
    final registered = members.required('registered', const BooleanType());
    final refresh = members.required(
      'refresh',
      EnumType(refreshStateCodec.named),
    );
    final lowPower = members.required('lowPower', const BooleanType());
    final network = members.required(
      'network',
      EnumType(networkStateCodec.named),
    );
    final allowsExpensive = members.required(
      'allowsExpensive',
      const BooleanType(),
    );
    return () => ExtensionAdviceArguments(
      supported: supported(),
      signedIn: signedIn(),
      rolledOut: rolledOut(),
      enabled: enabled(),
      access: access(),
      registered: registered(),
      refresh: refresh(),
      lowPower: lowPower(),
      network: network(),
      allowsExpensive: allowsExpensive(),
    );
  }
}

/// What `extension.advice` answers.
final class ExtensionAdviceResult implements AnswerPart {
  /// Holds the result.
  const ExtensionAdviceResult({required this.advice});

  /// The advice.
  final ExtensionAdvice advice;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('advice', advice, extensionAdviceCodec.nameToJson);
    return object.build();
  }
}

/// What `extension.answer` is asked.
final class ExtensionAnswerArguments {
  /// Holds the arguments.
  const ExtensionAnswerArguments({
    required this.reason,
    required this.jobsRegistered,
    required this.jobsAcknowledged,
    required this.queued,
  });

  /// Why the call ended.
  final ExtensionReason reason;

  /// How many jobs it registered with the system.
  final int jobsRegistered;

  /// How many finished jobs it acknowledged.
  final int jobsAcknowledged;

  /// How many photos still wait.
  final int queued;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ExtensionAnswerArguments> read(RequestMembers members) {
    final reason = members.required(
      'reason',
      EnumType(extensionReasonCodec.named),
    );
    final jobsRegistered = members.required(
      'jobsRegistered',
      const IntegerType(minimum: 0),
    );
    final jobsAcknowledged = members.required(
      'jobsAcknowledged',
      const IntegerType(minimum: 0),
    );
    final queued = members.required('queued', const IntegerType(minimum: 0));
    return () => ExtensionAnswerArguments(
      reason: reason(),
      jobsRegistered: jobsRegistered(),
      jobsAcknowledged: jobsAcknowledged(),
      queued: queued(),
    );
  }
}

/// What `extension.answer` answers.
final class ExtensionAnswerResult implements AnswerPart {
  /// Holds the result.
  const ExtensionAnswerResult({required this.answer});

  /// The answer.
  final ExtensionAnswer answer;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('answer', answer, extensionAnswerCodec.nameToJson);
    return object.build();
  }
}

/// What `extension.failure` is asked.
final class ExtensionFailureArguments {
  /// Holds the arguments.
  const ExtensionFailureArguments({required this.reported});

  /// Whether the last call that failed had the same code, and no call since
  /// came to the end of its work.
  final bool reported;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ExtensionFailureArguments> read(RequestMembers members) {
    final reported = members.required('reported', const BooleanType());
    return () => ExtensionFailureArguments(reported: reported());
  }
}

/// What `extension.failure` answers.
final class ExtensionFailureResult implements AnswerPart {
  /// Holds the result.
  const ExtensionFailureResult({required this.reason});

  /// The reason.
  final ExtensionReason reason;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('reason', reason, extensionReasonCodec.nameToJson);
    return object.build();
  }
}

/// What `extension.gate` is asked.
final class ExtensionGateArguments {
  /// Holds the arguments.
  const ExtensionGateArguments({
    required this.enabled,
    required this.signedIn,
    required this.access,
    required this.unlocked,
    required this.foregroundAlive,
    required this.network,
    required this.allowsExpensive,
    required this.queued,
  });

  /// Whether background upload is switched on.
  final bool enabled;

  /// Whether somebody is signed in.
  final bool signedIn;

  /// What the person lets the app see.
  final PhotoAccess access;

  /// Whether the device was unlocked since it started.
  final bool unlocked;

  /// Whether the app on the screen is alive, by its heartbeat.
  final bool foregroundAlive;

  /// Which network there is.
  final NetworkState network;

  /// Whether the person lets an expensive network be used.
  final bool allowsExpensive;

  /// How many photos wait.
  final int queued;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ExtensionGateArguments> read(RequestMembers members) {
    final enabled = members.required('enabled', const BooleanType());
    final signedIn = members.required('signedIn', const BooleanType());
    final access = members.required('access', EnumType(photoAccessCodec.named));
    final unlocked = members.required('unlocked', const BooleanType());
    final foregroundAlive = members.required(
      'foregroundAlive',
      const BooleanType(),
    );
    final network = members.required(
      'network',
      EnumType(networkStateCodec.named),
    );
    final allowsExpensive = members.required(
      'allowsExpensive',
      const BooleanType(),
    );
    final queued = members.required('queued', const IntegerType(minimum: 0));
    return () => ExtensionGateArguments(
      enabled: enabled(),
      signedIn: signedIn(),
      access: access(),
      unlocked: unlocked(),
      foregroundAlive: foregroundAlive(),
      network: network(),
      allowsExpensive: allowsExpensive(),
      queued: queued(),
    );
  }
}

/// What `extension.gate` answers.
final class ExtensionGateResult implements AnswerPart {
  /// Holds the result.
  const ExtensionGateResult({required this.reason});

  /// The reason to end the call; null to continue.
  final ExtensionReason? reason;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add(
      'reason',
      reason,
      answers.orNull(extensionReasonCodec.nameToJson),
    );
    return object.build();
  }
}

/// What `extension.registration` is asked.
final class ExtensionRegistrationArguments {
  /// Holds the arguments.
  const ExtensionRegistrationArguments({
    required this.supported,
    required this.enabling,
    required this.code,
  });

  /// Whether the system has the extension at all.
  final bool supported;

  /// Whether it was to be enabled, not disabled.
  final bool enabling;

  /// A code of PHPhotosErrorDomain; 0 for no error.
  final int code;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ExtensionRegistrationArguments> read(RequestMembers members) {
    final supported = members.required('supported', const BooleanType());
    final enabling = members.required('enabling', const BooleanType());
    final code = members.required('code', const IntegerType());
    return () => ExtensionRegistrationArguments(
      supported: supported(),
      enabling: enabling(),
      code: code(),
    );
  }
}

/// What `extension.registration` answers.
final class ExtensionRegistrationResult implements AnswerPart {
  /// Holds the result.
  const ExtensionRegistrationResult({required this.outcome});

  /// What came of it.
  final RegistrationOutcome outcome;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('outcome', outcome, registrationOutcomeCodec.nameToJson);
    return object.build();
  }
}

/// Answers the `extension.*` operations of the testee protocol.
abstract interface class ExtensionHandler {
  /// Decides what the person is advised to do.
  ///
  /// The spec's `extension.advice`.
  FutureOr<ExtensionAdviceResult> advice(ExtensionAdviceArguments arguments);

  /// Decides what a call of the extension answers the system.
  ///
  /// The spec's `extension.answer`.
  FutureOr<ExtensionAnswerResult> answer(ExtensionAnswerArguments arguments);

  /// Decides which reason a call of the extension ends with that met an error.
  ///
  /// The spec's `extension.failure`.
  FutureOr<ExtensionFailureResult> failure(ExtensionFailureArguments arguments);

  /// Decides whether a call of the extension continues.
  ///
  /// The spec's `extension.gate`.
  FutureOr<ExtensionGateResult> gate(ExtensionGateArguments arguments);

  /// Decides what the photo library's answer to enabling or disabling the
  /// extension means.
  ///
  /// The spec's `extension.registration`.
  FutureOr<ExtensionRegistrationResult> registration(
    ExtensionRegistrationArguments arguments,
  );
}
