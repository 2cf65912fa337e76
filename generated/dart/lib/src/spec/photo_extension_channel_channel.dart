// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:typed_data';

import '../library/channel_answer.dart';
import 'extension_registration.dart';
import 'photo_extension.dart';
import 'photo_extension_channel.dart';

/// The calls of the app's Dart to its native side. The database both sides
/// reach; these are the things that Dart can't.
///
/// The spec's `PhotoExtensionChannel`.
final class PhotoExtensionChannel {
  /// Calls by [_invoke]: a `MethodChannel` of this [name], of which it is
  /// `invokeMapMethod`.
  const PhotoExtensionChannel(this._invoke);

  final ChannelInvoker _invoke;

  /// What both sides name the channel.
  static const String name = 'lockstep/photo_extension';

  Future<ChannelAnswer> _ask(
    String method,
    Map<String, Object?> arguments,
  ) async => ChannelAnswer(method, await _invoke(method, arguments));

  /// Where the container is that app and extension share.
  Future<ContainerPathAnswer> containerPath() async {
    final answer = await _ask('containerPath', const {});
    return ContainerPathAnswer(path: answer.textOrNull('path'));
  }

  /// What the system says of background upload now. Never asks the person.
  Future<StatusAnswer> status() async {
    final answer = await _ask('status', const {});
    return StatusAnswer(
      supported: answer.boolean('supported'),
      registered: answer.boolean('registered'),
      access: answer.member('access', PhotoAccess.fromWire),
      refresh: answer.member('refresh', RefreshState.fromWire),
      lowPower: answer.boolean('lowPower'),
      network: answer.member('network', NetworkState.fromWire),
    );
  }

  /// Asks the person for access to the photo library, where nobody has asked
  /// yet.
  Future<RequestAccessAnswer> requestAccess() async {
    final answer = await _ask('requestAccess', const {});
    return RequestAccessAnswer(
      access: answer.member('access', PhotoAccess.fromWire),
    );
  }

  /// Registers the extension. Before that, let all jobs become unknown.
  ///
  /// `repair`: Whether a record of an earlier installation is removed first:
  /// after the outcome `staleRegistration`.
  Future<EnableAnswer> enable({required bool repair}) async {
    final answer = await _ask('enable', {'repair': repair});
    return EnableAnswer(
      outcome: answer.member('outcome', RegistrationOutcome.fromWire),
      code: answer.integer('code'),
    );
  }

  /// Takes the registration back, and every job with it: at sign-out, and where
  /// the person switches background upload off.
  Future<DisableAnswer> disable() async {
    final answer = await _ask('disable', const {});
    return DisableAnswer(
      outcome: answer.member('outcome', RegistrationOutcome.fromWire),
      code: answer.integer('code'),
    );
  }

  /// Hands the account's secrets over to the extension, by the Keychain: at
  /// sign-in, and after a change of keys.
  ///
  /// `masterKey`: The master key.
  ///
  /// `publicKey`: The public key of the account's key pair; null to hand none
  /// over.
  ///
  /// `secretKey`: The secret key of the pair; null likewise.
  ///
  /// `authToken`: The token of the API.
  Future<StoreSecretsAnswer> storeSecrets({
    required Uint8List masterKey,
    required Uint8List? publicKey,
    required Uint8List? secretKey,
    required String authToken,
  }) async {
    final answer = await _ask('storeSecrets', {
      'masterKey': masterKey,
      'publicKey': publicKey,
      'secretKey': secretKey,
      'authToken': authToken,
    });
    return StoreSecretsAnswer(status: answer.integer('status'));
  }

  /// Copies the keys that the app of today keeps in its own Keychain group to
  /// the one that the extension reads.
  ///
  /// `publicKey`: The public key of the account's key pair, from the key
  /// attributes; null where it is not known.
  ///
  /// `authToken`: The token of the API.
  Future<MoveSecretsAnswer> moveSecrets({
    required Uint8List? publicKey,
    required String authToken,
  }) async {
    final answer = await _ask('moveSecrets', {
      'publicKey': publicKey,
      'authToken': authToken,
    });
    return MoveSecretsAnswer(status: answer.integer('status'));
  }

  /// Removes the secrets from the group: at sign-out.
  Future<RemoveSecretsAnswer> removeSecrets() async {
    final answer = await _ask('removeSecrets', const {});
    return RemoveSecretsAnswer(status: answer.integer('status'));
  }

  /// Cancels jobs of the system: those that are overdue, since the extension is
  /// not called while one is in flight.
  ///
  /// `ids`: Their local identifiers.
  Future<CancelJobsAnswer> cancelJobs({required List<String> ids}) async {
    final answer = await _ask('cancelJobs', {'ids': ids});
    return CancelJobsAnswer(cancelled: answer.integer('cancelled'));
  }
}

/// What `PhotoExtensionChannel.containerPath` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class ContainerPathAnswer {
  /// An answer.
  const ContainerPathAnswer({required this.path});

  /// The folder's path; null where the app lacks the App Group in its
  /// entitlements.
  final String? path;
}

/// What `PhotoExtensionChannel.status` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class StatusAnswer {
  /// An answer.
  const StatusAnswer({
    required this.supported,
    required this.registered,
    required this.access,
    required this.refresh,
    required this.lowPower,
    required this.network,
  });

  /// Whether the system has the extension at all.
  final bool supported;

  /// Whether the extension is registered; false, too, while the person was not
  /// asked for access.
  final bool registered;

  /// How much of the photo library the person lets the app see.
  final PhotoAccess access;

  /// Whether the system lets the app work in the background.
  final RefreshState refresh;

  /// Whether Low Power Mode is on.
  final bool lowPower;

  /// Which network there is.
  final NetworkState network;
}

/// What `PhotoExtensionChannel.requestAccess` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class RequestAccessAnswer {
  /// An answer.
  const RequestAccessAnswer({required this.access});

  /// What the person lets the app see.
  final PhotoAccess access;
}

/// What `PhotoExtensionChannel.enable` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class EnableAnswer {
  /// An answer.
  const EnableAnswer({required this.outcome, required this.code});

  /// What came of it.
  final RegistrationOutcome outcome;

  /// The photo library's own code; 0 where it had no error.
  final int code;
}

/// What `PhotoExtensionChannel.disable` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class DisableAnswer {
  /// An answer.
  const DisableAnswer({required this.outcome, required this.code});

  /// What came of it.
  final RegistrationOutcome outcome;

  /// The photo library's own code; 0 where it had no error.
  final int code;
}

/// What `PhotoExtensionChannel.storeSecrets` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class StoreSecretsAnswer {
  /// An answer.
  const StoreSecretsAnswer({required this.status});

  /// The Keychain's status: 0 where all was stored.
  final int status;
}

/// What `PhotoExtensionChannel.moveSecrets` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class MoveSecretsAnswer {
  /// An answer.
  const MoveSecretsAnswer({required this.status});

  /// The Keychain's status: 0 where all was copied, -25300 where there is no
  /// master key.
  final int status;
}

/// What `PhotoExtensionChannel.removeSecrets` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class RemoveSecretsAnswer {
  /// An answer.
  const RemoveSecretsAnswer({required this.status});

  /// The Keychain's status: 0 where none is left.
  final int status;
}

/// What `PhotoExtensionChannel.cancelJobs` answers.
///
/// The spec's `PhotoExtensionChannel`.
final class CancelJobsAnswer {
  /// An answer.
  const CancelJobsAnswer({required this.cancelled});

  /// How many the system still knew.
  final int cancelled;
}
