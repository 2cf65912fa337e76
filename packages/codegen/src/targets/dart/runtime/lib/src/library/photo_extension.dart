import 'dart:async';

import '../crypto/crypto_provider.dart';
import '../database/shared_store.dart';
import '../locks/lock_clock.dart';
import '../monitoring/rollout_policy.dart';
import '../spec/extension_calls_tables.dart';
import '../spec/extension_registration.dart';
import '../spec/photo_extension_channel.dart';
import '../spec/photo_extension_channel_channel.dart';
import '../spec/photo_extension_channel_decisions.dart';
import '../spec/rollout.dart';
import 'extension_records.dart';
import 'extension_report.dart';
import 'photo_queue.dart';

/// What the extension uploads with, beside the secrets.
typedef ExtensionAccount =
    ({
      int accountId,
      int collectionId,
      String baseUrl,
      String clientPackage,
      String clientVersion,
      bool allowsExpensive,
    });

/// The photo extension, as the app switches it on and off, asks how it is, and
/// learns what it has done.
///
/// Methods throw a `LockstepDatabaseException`, a `LockstepException` with the
/// code `unknown_value` where the native side is of another version, and what
/// the channel throws.
final class PhotoExtension {
  /// Works by the native side's [channel] and the shared database [store];
  /// [crypto] hashes.
  PhotoExtension(
    this.channel,
    SharedStore store, {
    required CryptoProvider crypto,
    LockClock clock = deviceClock,
  }) : records = ExtensionRecords(store),
       queue = PhotoQueue(store),
       report = ExtensionReport(store, crypto, clock: clock),
       rollout = RolloutPolicy(store, crypto),
       _clock = clock;

  /// The native side.
  final PhotoExtensionChannel channel;

  /// What extension and app say to each other.
  final ExtensionRecords records;

  /// The photos that wait.
  final PhotoQueue queue;

  /// What the app reports of it.
  final ExtensionReport report;

  /// How far it is rolled out, as the app was told last.
  final RolloutPolicy rollout;

  final LockClock _clock;

  /// Whether the account has background upload, and why not. Until the outcome is
  /// `on`, the app does not offer it, and the extension's calls end as
  /// `switchedOff`: they ask the same copy.
  Future<RolloutOutcome> rolloutOutcome(int accountId) =>
      rollout.outcome(switchedOn: true, now: _clock(), userID: accountId);

  /// Switches background upload on: where the person wants it, after
  /// everything was migrated and the secrets were handed over. Until then the
  /// extension's calls end as `switchedOff`.
  ///
  /// A record of an earlier installation is replaced. Where the outcome is not
  /// `enabled`, the extension stays off; with `notRolledOut` the system was not
  /// asked.
  Future<EnableAnswer> enable(ExtensionAccount account) async {
    if (await rolloutOutcome(account.accountId) != RolloutOutcome.on) {
      return const EnableAnswer(
        outcome: RegistrationOutcome.notRolledOut,
        code: 0,
      );
    }
    // Nobody knows of jobs from before: who awaits them would wait for ever.
    await records.forgetJobs();
    var answer = await channel.enable(repair: false);
    if (answer.outcome == RegistrationOutcome.staleRegistration) {
      answer = await channel.enable(repair: true);
    }
    if (answer.outcome == RegistrationOutcome.enabled) {
      await records.configure(
        enabled: true,
        allowsExpensive: account.allowsExpensive,
        accountId: account.accountId,
        collectionId: account.collectionId,
        baseUrl: account.baseUrl,
        clientPackage: account.clientPackage,
        clientVersion: account.clientVersion,
      );
    }
    return answer;
  }

  /// Switches background upload off, which ends every job.
  Future<DisableAnswer> disable() async {
    // First: whatever the photo library says, no call uploads any more.
    await records.switchOff();
    final answer = await channel.disable();
    if (answer.outcome == RegistrationOutcome.disabled) {
      await records.forgetJobs();
    }
    return answer;
  }

  /// What the app does at sign-out: it switches off, and removes the secrets.
  Future<void> signOut() async {
    try {
      await disable();
    } finally {
      await channel.removeSecrets();
    }
  }

  /// Cancels the jobs that are overdue: while one is in flight, the extension is
  /// not called. To be called at each start of the app and of its background
  /// task. Returns how many.
  Future<int> cancelOverdueJobs() async {
    final jobs = await records.overdueJobs(now: _clock());
    if (jobs.isEmpty) return 0;
    await channel.cancelJobs(ids: [for (final job in jobs) job.jobId]);
    await records.noteCancelled(jobs);
    return jobs.length;
  }

  /// What the person is advised to do, as things are now; [accountId] is null
  /// where nobody is signed in.
  Future<ExtensionAdvice> advice({required int? accountId}) async {
    final status = await channel.status();
    final settings = await records.settings();
    return ExtensionAdvices.decide(
      supported: status.supported,
      signedIn: accountId != null,
      rolledOut:
          accountId != null &&
          await rolloutOutcome(accountId) == RolloutOutcome.on,
      enabled: settings?.enabled == 1,
      access: status.access,
      registered: status.registered,
      refresh: status.refresh,
      lowPower: status.lowPower,
      network: status.network,
      allowsExpensive: settings?.allowsExpensive == 1,
    );
  }

  /// The calls that ended since the one of the number [last], the earliest
  /// first: those with `uploaded` above 0 are what the app shows to the person.
  /// Keep the last one's `id` for the next time.
  Future<List<ExtensionCall>> callsSince(int last) async {
    final calls = await records.calls();
    return [
      for (final call in calls.reversed)
        if ((call.id ?? 0) > last && call.reason != null) call,
    ];
  }

  /// Reports each call that ended and has uploaded something, looking once in
  /// [every]; it begins after the last call that has ended.
  Stream<ExtensionCall> uploads({
    Duration every = const Duration(seconds: 5),
  }) async* {
    var last = (await callsSince(0)).lastOrNull?.id ?? 0;
    while (true) {
      for (final call in await callsSince(last)) {
        last = call.id ?? last;
        if (call.uploaded > 0) yield call;
      }
      await Future<void>.delayed(every);
    }
  }
}
