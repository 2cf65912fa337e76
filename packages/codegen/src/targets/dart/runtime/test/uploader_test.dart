import 'dart:async';
import 'dart:io';

import '../lib/uploader.dart';
import 'support/fixture.dart';
import 'support/lockstep.dart';
import 'support/runner.dart';
import 'support/upload_world.dart';

const int _second = 1000000;
const int _run = 28 * _second;

/// Tests the uploader against a server of its own: commits in doubt, and runs
/// with a deadline.
Future<void> uploaderTest(TestRunner runner, Fixture fixture) async {
  Future<void> test(
    String name,
    Future<void> Function(UploadWorld world) body,
  ) => runner.testLater(
    'uploader: $name',
    () => UploadWorld.open(fixture, body),
  );

  await test('hashes before it encrypts where it is told to', (world) async {
    final photo = world.photo('photo');
    Future<List<UploadState>> statesOf(
      String localId, {
      required bool hashesFirst,
    }) => world.withUploader((uploader, _) async {
      final states = <UploadState>[];
      final result = await uploader.upload(
        UploadPhoto(
          localId: localId,
          collectionId: photo.collectionId,
          image: photo.image,
          thumbnail: photo.thumbnail,
          metadata: photo.metadata,
        ),
        onProgress: (event) => states.add(event.state),
      );
      expectEqual(
        result.outcome == UploadOutcome.present,
        localId != 'photo',
        localId,
      );
      return states;
    }, hashesFirst: hashesFirst);

    await statesOf('photo', hashesFirst: false);
    final others = [
      await statesOf('copy', hashesFirst: false),
      await statesOf('another copy', hashesFirst: true),
    ];
    expectEqual(
      [for (final states in others) states.contains(UploadState.encrypting)],
      [true, false],
    );
  });

  await test('a commit in doubt keeps its object keys, and gets what the '
      'storage lacks', (world) async {
    final photo = world.photo('photo');
    final server = world.server;
    server.fault =
        (call) => switch (call) {
          'createFile' => 0,
          'putObject' when server.count('putObject') == 2 => 200,
          _ => null,
        };
    await _expectCode(ApiErrorCode.networkError, () => _upload(world, photo));
    server.fault = (call) => null;
    expectEqual((await _upload(world, photo)).outcome, UploadOutcome.uploaded);
    expectEqual(server.count('getUploadURL'), 2);
    expectEqual(server.puts, ['o1', 'o1', 'o2']);
    expectEqual(server.committed.length, 1);
    expectEqual(world.left, <String>[]);
  });

  await test('a commit in doubt completes again what a 404 left undone', (
    world,
  ) async {
    final photo = world.photo('photo', size: 6 * 1024 * 1024);
    final server = world.server;
    server.fault =
        (call) => switch (call) {
          'createFile' => 0,
          'completeMultipartUpload' => 404,
          _ => null,
        };
    await _expectCode(ApiErrorCode.networkError, () => _upload(world, photo));
    server.fault = (call) => null;
    expectEqual((await _upload(world, photo)).outcome, UploadOutcome.uploaded);
    expectEqual(server.count('getMultipartUploadURL'), 1);
    expectEqual(server.count('putPart'), 1);
    expectEqual(server.committed.length, 1);
  });

  await test('a commit in doubt whose addresses have expired takes no new '
      'keys', (world) async {
    final photo = world.photo('photo');
    final server = world.server;
    server.isSigned = true;
    server.fault =
        (call) => switch (call) {
          'createFile' => 0,
          'putObject' when server.count('putObject') == 2 => 200,
          _ => null,
        };
    await _expectCode(ApiErrorCode.networkError, () => _upload(world, photo));
    server.fault = (call) => null;
    world.now += 8 * 24 * 3600 * _second;
    await _expectCode(ApiErrorCode.serverError, () => _upload(world, photo));
    expectEqual(server.count('getUploadURL'), 2);
    expectEqual(server.count('putObject'), 2);
    expectEqual(world.left.length, 2);
  });

  await test('what does not open with its key is never committed, is counted, '
      'and is encrypted anew', (world) async {
    final photo = world.photo('photo');
    final server = world.server;
    server.fault = (call) => call == 'createFile' ? 402 : null;
    var isRefused = false;
    try {
      await _upload(world, photo);
    } on ApiException {
      isRefused = true;
    }
    expectEqual(isRefused, true);
    server.fault = (call) => null;
    for (final path in world.left) {
      final file = File(path);
      final bytes = file.readAsBytesSync()..[100] ^= 1;
      file.writeAsBytesSync(bytes);
    }
    Future<List<String>> counted() => world.withUploader(
      (_, container) async => [
        for (final refusal in await container.refusals.take())
          '${refusal.reader.wire} ${refusal.writer.wire} '
              '${refusal.subject.wire} ${refusal.code.wire} '
              '${refusal.refusals}',
      ],
    );
    var code = '';
    try {
      await world.withUploader((uploader, _) => uploader.resume());
    } on LockstepException catch (error) {
      code = error.code.code;
    }
    expectEqual(code, 'corrupt');
    expectEqual(server.count('createFile'), 1);
    expectEqual(await counted(), ['dart dart file corrupt 1']);
    expectEqual((await _upload(world, photo)).outcome, UploadOutcome.uploaded);
    expectEqual(server.count('createFile'), 2);
    expectEqual(server.committed.length, 1);
    expectEqual(await counted(), ['dart dart file corrupt 1']);
    expectEqual(world.left, <String>[]);
  });

  await test('a file in parts goes up run by run, and no part that would not '
      'fit is begun', (world) async {
    // One part fits, and a second one would not.
    world.cost = (method) => method == 'PUT' ? 12 : 0.1;
    final photo = world.photo('photo', size: 2 * Multipart.partBytes + 1000);
    final outcomes = <UploadOutcome>[];
    do {
      outcomes.add((await _upload(world, photo, isShort: true)).outcome);
    } while (outcomes.last == UploadOutcome.postponed && outcomes.length < 9);
    expectEqual(outcomes, [
      UploadOutcome.postponed,
      UploadOutcome.postponed,
      UploadOutcome.uploaded,
    ]);
    expectEqual(
      [
        for (final call in world.server.calls)
          if (call.startsWith('putP')) call,
      ],
      ['putPart 0', 'putPart 1', 'putPart 2'],
    );
  });

  await test('an encryption that would not fit is not begun', (world) async {
    final photo = world.photo('photo', size: 300 * 1024 * 1024);
    final result = await _upload(world, photo, isShort: true);
    expectEqual(result.outcome, UploadOutcome.postponed);
    expectEqual(world.server.calls, <String>[]);
    expectEqual(world.left, <String>[]);
  });

  await test(
    'no commit is begun after the deadline, so that none is in doubt',
    (world) async {
      world.putsUntilSuspended = 2;
      final photo = world.photo('photo');
      final result = await _upload(world, photo, isShort: true);
      expectEqual(result.outcome, UploadOutcome.postponed);
      await world.withUploader((_, container) async {
        final record = (await container.records.list()).single;
        expectEqual(record.commitsSent, 0);
      });
      final later = await _upload(world, photo, isShort: true);
      expectEqual(later.outcome, UploadOutcome.uploaded);
      expectEqual(later.sentBytes, 0);
    },
  );

  await test('a pause that would outlast the run is not begun', (world) async {
    world.server.fault = (call) => call == 'getUploadURL' ? 429 : null;
    final photo = world.photo('photo');
    final began = world.now;
    final result = await _upload(world, photo, isShort: true);
    expectEqual(result.outcome, UploadOutcome.postponed);
    expectEqual(world.now - began < _second, true, 'at once');
    expectEqual(world.server.count('getUploadURL'), 1);
  });

  await test('what a session of the system sends stays for a week', (
    world,
  ) async {
    await world.withUploader((_, container) async {
      final files = [
        for (final kind in ['part', 'answer'])
          File('${world.folder}/container/uploads/sending-extension-a.$kind')
            ..writeAsBytesSync([1]),
      ];
      const week = 7 * 24 * 3600 * _second;
      expectEqual(await container.clean(world.now + week ~/ 2), 0);
      expectEqual(await container.clean(world.now + week + 60 * _second), 2);
      expectEqual(files.any((file) => file.existsSync()), false);
    });
  });

  await test('what is in flight at the deadline is given up', (world) async {
    for (final method in ['GET', 'PUT', 'POST']) {
      world.cost = (each) => each == method ? 3600 : 0.1;
      final photo = world.photo('photo $method');
      final end = world.now + _run;
      final result = await _upload(world, photo, isShort: true);
      expectEqual(result.outcome, UploadOutcome.postponed);
      expectEqual(world.now <= end + _second, true, 'in time');
      world.cost = (_) => 0.1;
      final later = await _upload(world, photo, isShort: true);
      expectEqual(later.outcome, UploadOutcome.uploaded);
    }
  });
}

Future<UploadResult> _upload(
  UploadWorld world,
  UploadPhoto photo, {
  bool isShort = false,
}) => world.withUploader(
  (uploader, _) =>
      uploader.upload(photo, deadline: isShort ? world.now + _run : null),
);

Future<void> _expectCode(
  ApiErrorCode code,
  Future<void> Function() work,
) async {
  try {
    await work();
  } on ApiException catch (error) {
    return expectEqual(error.code, code);
  }
  throw TestFailure('nothing was thrown, instead of ${code.code}');
}
