import 'dart:convert';
import 'dart:typed_data';

import '../lib/monitoring.dart';
import '../lib/photo_extension.dart';
import '../lib/src/ffi/sqlite_connection.dart';
import '../lib/src/ffi/sqlite_library.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/lockstep.dart';
import 'support/openers.dart';
import 'support/runner.dart';

/// The native side: it gives the answers of a test, and notes what it was asked.
final class _Native {
  final asked = <String>[];
  final arguments = <Map<String, Object?>>[];
  final answers = <String, List<Map<Object?, Object?>?>>{
    'status': [
      {
        'supported': true,
        'registered': true,
        'access': 'full',
        'refresh': 'available',
        'lowPower': false,
        'network': 'inexpensive',
      },
    ],
    'enable': [
      {'outcome': 'enabled', 'code': 0},
    ],
    'disable': [
      {'outcome': 'disabled', 'code': 0},
    ],
    'removeSecrets': [
      {'status': 0},
    ],
    'cancelJobs': [
      {'cancelled': 1},
    ],
  };

  Future<Map<Object?, Object?>?> call(
    String method,
    Map<String, Object?> given,
  ) async {
    asked.add(method);
    arguments.add(given);
    final all = answers[method]!;
    return all.length == 1 ? all.single : all.removeAt(0);
  }
}

final Uint8List _everybody = utf8.encode('{"stage":100,"stopped":false}');

const ExtensionAccount _account = (
  accountId: 7,
  collectionId: 5,
  baseUrl: 'https://api.test',
  clientPackage: 'io.ente.photos',
  clientVersion: '1.0',
  allowsExpensive: false,
);

/// Tests what the app does about its photo extension.
Future<void> photoExtensionTest(TestRunner runner, Fixture fixture) async {
  Future<void> test(
    String name,
    Future<void> Function(
      PhotoExtension extension,
      _Native native,
      SqliteConnection other,
    )
    body,
  ) => runner.testLater(
    'photo extension: $name',
    () => fixture.inFolderLater((folder) async {
      final store = await SharedStore.open(sqlite3Opener('$folder/db'));
      final other = SqliteConnection(SqliteLibrary.open(), '$folder/db');
      final native = _Native();
      try {
        final extension = PhotoExtension(
          PhotoExtensionChannel(native.call),
          store,
          crypto: fixture.provider,
          clock: () => 1000,
        );
        await extension.rollout.remember(_everybody, fetchedAt: 1000);
        await body(extension, native, other);
      } finally {
        other.close();
        await store.close();
      }
    }),
  );

  void insertJob(SqliteConnection other, String id, {required int deadline}) {
    other
      ..run(
        LockStatement(
          'INSERT INTO download_jobs (job_id, local_id, state, deadline) '
          "VALUES (?1, ?1 || '-photo', 'awaited', ?2)",
          [id, deadline],
        ),
      )
      ..run(
        LockStatement(
          'INSERT INTO photo_queue (local_id, is_video, creation_time, '
          'modification_time, state, attempts, not_before, found_at) '
          "VALUES (?1 || '-photo', 0, 1, 1, 'inCloud', 0, 0, 1)",
          [id],
        ),
      );
  }

  Future<String> queued(PhotoExtension extension) async {
    final photos = await extension.queue.list(limit: 10);
    return [
      for (final photo in photos) '${photo.localId} ${photo.state.wire}',
    ].join(', ');
  }

  await test('enabling lets jobs become unknown, and tells the extension', (
    extension,
    native,
    other,
  ) async {
    insertJob(other, 'job', deadline: 2000);
    final answer = await extension.enable(_account);
    expectEqual(answer.outcome, RegistrationOutcome.enabled);
    expectEqual(await queued(extension), 'job-photo waiting');
    final settings = await extension.records.settings();
    expectEqual(settings?.enabled, 1);
    expectEqual(settings?.collectionId, 5);
    expectEqual('${native.arguments}', '[{repair: false}]');
  });

  await test('a record of an earlier installation is replaced once', (
    extension,
    native,
    other,
  ) async {
    native.answers['enable'] = [
      {'outcome': 'staleRegistration', 'code': 3202},
      {'outcome': 'enabled', 'code': 0},
    ];
    final answer = await extension.enable(_account);
    expectEqual(answer.outcome, RegistrationOutcome.enabled);
    expectEqual('${native.arguments}', '[{repair: false}, {repair: true}]');
  });

  await test('what does not enable leaves the extension off', (
    extension,
    native,
    other,
  ) async {
    native.answers['enable'] = [
      {'outcome': 'noFullAccess', 'code': 3311},
    ];
    final answer = await extension.enable(_account);
    expectEqual(answer.code, 3311);
    expectEqual(await extension.records.settings(), null);
  });

  await test('sign-out switches off and removes the secrets, whatever the '
      'photo library says', (extension, native, other) async {
    await extension.enable(_account);
    native.answers['disable'] = [
      {'outcome': 'noFullAccess', 'code': 3311},
    ];
    await extension.signOut();
    expectEqual((await extension.records.settings())?.enabled, 0);
    expectEqual(native.asked.sublist(1), ['disable', 'removeSecrets']);
  });

  await test('overdue jobs are cancelled, and their photos are the app\'s', (
    extension,
    native,
    other,
  ) async {
    insertJob(other, 'due', deadline: 1000);
    insertJob(other, 'early', deadline: 1001);
    expectEqual(await extension.cancelOverdueJobs(), 1);
    expectEqual('${native.arguments}', '[{ids: [due]}]');
    expectEqual(
      await queued(extension),
      'due-photo leftToApp, early-photo inCloud',
    );
    expectEqual(await extension.cancelOverdueJobs(), 0);
  });

  await test('a job stays overdue where the system did not cancel it', (
    extension,
    native,
    other,
  ) async {
    insertJob(other, 'due', deadline: 1000);
    native.answers['cancelJobs'] = [{}];
    await expectUnknown(extension.cancelOverdueJobs);
    native.answers['cancelJobs'] = [
      {'cancelled': 1},
    ];
    expectEqual(await extension.cancelOverdueJobs(), 1);
  });

  await test('the first thing that stands in the way is advised', (
    extension,
    native,
    other,
  ) async {
    expectEqual(await extension.advice(accountId: 7), ExtensionAdvice.switchOn);
    await extension.enable(_account);
    expectEqual(await extension.advice(accountId: 7), ExtensionAdvice.none);
    expectEqual(
      await extension.advice(accountId: null),
      ExtensionAdvice.signIn,
    );
    for (final (name, value, advice) in [
      ('supported', false, ExtensionAdvice.updateSystem),
      ('access', 'limited', ExtensionAdvice.allowAllPhotos),
      ('access', 'restricted', ExtensionAdvice.restricted),
      ('registered', false, ExtensionAdvice.enableAgain),
      ('refresh', 'denied', ExtensionAdvice.allowRefresh),
      ('refresh', 'restricted', ExtensionAdvice.restricted),
      ('lowPower', true, ExtensionAdvice.waitForPower),
      ('network', 'none', ExtensionAdvice.waitForNetwork),
      ('network', 'expensive', ExtensionAdvice.waitForNetwork),
    ]) {
      final status = native.answers['status']!.single!;
      native.answers['status'] = [
        {...status, name: value},
      ];
      expectEqual(await extension.advice(accountId: 7), advice, name);
      native.answers['status'] = [status];
    }
  });

  await test('who does not have it yet is not offered it, and what was stopped '
      'is not advised', (extension, native, other) async {
    Future<void> fetched(String document) =>
        extension.rollout.remember(utf8.encode(document), fetchedAt: 1000);
    await fetched('{"stage":0,"stopped":false}');
    final answer = await extension.enable(_account);
    expectEqual(answer.outcome, RegistrationOutcome.notRolledOut);
    expectEqual(native.asked, <String>[]);
    expectEqual(await extension.records.settings(), null);
    expectEqual(await extension.rolloutOutcome(7), RolloutOutcome.notYet);
    await fetched('{"stage":100,"stopped":false}');
    await extension.enable(_account);
    expectEqual(await extension.advice(accountId: 7), ExtensionAdvice.none);
    await fetched('{"stage":100,"stopped":true}');
    expectEqual(
      await extension.advice(accountId: 7),
      ExtensionAdvice.waitForRollout,
    );
    // What the person wants stays: it is on again where the stop is over.
    expectEqual((await extension.records.settings())?.enabled, 1);
    await expectRefusal(
      LockstepErrorCode.invalidJson,
      () => fetched('<html></html>'),
    );
    expectEqual(await extension.rolloutOutcome(7), RolloutOutcome.stopped);
    await fetched('{"stage":100,"stopped":false}');
    expectEqual(await extension.advice(accountId: 7), ExtensionAdvice.none);
  });

  await test(
    'calls and refusals are reported once, sampled, and without a name',
    (extension, native, other) async {
      void call(
        int id, {
        required int startedAt,
        required String reason,
      }) => other.run(
        LockStatement(
          'INSERT INTO extension_calls (id, started_at, reason, failure, '
          'acknowledged, unknown_jobs, registered, cancelled, found, uploaded, '
          'passed_over, sent_bytes, queued) VALUES (?1, ?2, $reason, '
          "'a name', 0, 0, 0, 0, 0, 1, 0, 1, 0)",
          [id, startedAt],
        ),
      );
      const killed = -ExtensionHost.killSeconds * 1000000 + 999;
      call(1, startedAt: 1, reason: "'finished'");
      call(2, startedAt: killed, reason: 'NULL');
      call(3, startedAt: 500, reason: 'NULL');
      call(4, startedAt: 600, reason: "'finished'");
      final counters = RefusalCounters(extension.report.store);
      Future<void> refuse() => counters.watch(
        ClientLanguage.swift,
        RefusalSubject.fileKey,
        () async =>
            throw const LockstepException(LockstepErrorCode.corrupt, 'a name'),
      );
      await expectRefusal(LockstepErrorCode.corrupt, refuse);
      await expectRefusal(LockstepErrorCode.corrupt, refuse);
      // A user of whom everything is sampled on the first day of 1970.
      final all = [
        for (var id = 0; id < 200; id++)
          if (isEventSampled(
            fixture.provider,
            'extensionCallEnded',
            percent: 10,
            userID: id,
            now: 0,
          ))
            id,
      ];
      final report = await extension.report.take(userID: all.first, after: 0);
      expectEqual(report.last, 2, 'the call that runs is told of next time');
      final texts = [for (final event in report.events) utf8.decode(event)];
      expectEqual(texts.length, 3);
      expectEqual(texts.any((text) => text.contains('a name')), false);
      expectEqual(texts[1].contains('reason'), false);
      expectEqual(
        texts[2],
        '{"event":"compatibilityRefused","format":1,"members":{'
        '"code":"corrupt","reader":"dart","refusals":2,"subject":"fileKey",'
        '"writer":"swift"}}',
      );
      final none = [
        for (var id = 0; id < 200; id++) id,
      ].firstWhere((id) => !all.contains(id));
      await expectRefusal(LockstepErrorCode.corrupt, refuse);
      final other2 = await extension.report.take(userID: none, after: 0);
      expectEqual(other2.last, 2);
      expectEqual(
        other2.events.length,
        1,
        'a refusal is reported of everybody',
      );
    },
  );

  await test('an answer of another version is no other answer', (
    extension,
    native,
    other,
  ) async {
    for (final answer in [
      null,
      {'outcome': 'splendid', 'code': 0},
      {'outcome': 'enabled', 'code': '0'},
      {'outcome': 'enabled'},
    ]) {
      native.answers['enable'] = [answer];
      await expectUnknown(() => extension.enable(_account));
    }
    expectEqual(await extension.records.settings(), null);
  });

  await test('calls that ended are told once', (
    extension,
    native,
    other,
  ) async {
    void call(int id, String reason, int uploaded) => other.run(
      LockStatement(
        'INSERT INTO extension_calls (id, started_at, reason, acknowledged, '
        'unknown_jobs, registered, cancelled, found, uploaded, passed_over, '
        'sent_bytes, queued) VALUES (?1, 1, $reason, 0, 0, 0, 0, 0, ?2, 0, 0, '
        '0)',
        [id, uploaded],
      ),
    );
    call(1, "'finished'", 3);
    final uploads = extension.uploads(every: Duration.zero);
    call(2, "'finished'", 0);
    call(3, 'NULL', 0);
    final first = uploads.first;
    await Future<void>.delayed(Duration.zero);
    call(4, "'finished'", 2);
    expectEqual((await first).uploaded, 2);
    final calls = await extension.callsSince(1);
    expectEqual([for (final each in calls) each.id], [2, 4]);
  });

  await test('photos that the app finds are added once', (
    extension,
    native,
    other,
  ) async {
    other.run(
      const LockStatement(
        'INSERT INTO committed_files (file_id, local_id, collection_id, '
        'encrypted_key, key_decryption_nonce, file_decryption_header, '
        'thumbnail_decryption_header, metadata_decryption_header, '
        "updation_time) VALUES (1, 'known', 5, '', '', '', '', '', 1)",
      ),
    );
    FoundPhoto found(String id) => (
      localId: id,
      isVideo: false,
      creationTime: 1,
      modificationTime: 1,
    );
    final photos = [found('new'), found('known')];
    expectEqual(await extension.queue.add(photos, now: 1), 1);
    expectEqual(await extension.queue.add(photos, now: 1), 0);
    expectEqual(await queued(extension), 'new waiting');
    final taken = (await extension.queue.read('new'))!;
    expectEqual(await extension.queue.remove(taken), true);
    expectEqual(await extension.queue.remove(taken), false);
  });

  await test('an edit that is queued while its photo is uploaded stays', (
    extension,
    native,
    other,
  ) async {
    FoundPhoto changedAt(int time) => (
      localId: 'photo',
      isVideo: false,
      creationTime: 1,
      modificationTime: time,
    );
    final queue = extension.queue;
    for (final (changed, now) in [(2, 10), (1, 11)]) {
      await queue.replace([changedAt(1)], now: 10);
      final taken = (await queue.read('photo'))!;
      expectEqual(await queue.replace([changedAt(changed)], now: now), 1);
      expectEqual(await queue.remove(taken), false);
      final edit = (await queue.read('photo'))!;
      expectEqual((edit.modificationTime, edit.foundAt), (changed, now));
      expectEqual(await queue.remove(edit), true);
    }
  });
}
