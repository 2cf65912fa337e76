import 'dart:io';

import 'support/lockstep.dart';
import 'support/fixture.dart';
import 'support/openers.dart';
import 'support/runner.dart';

/// The record of the upload of `photo` to collection 1, whose file has four
/// bytes.
const UploadRecord _sample = UploadRecord(
  localId: 'photo',
  collectionId: 1,
  contentHash: 'c',
  phase: UploadPhase.prepared,
  fileObjectKey: '1/object',
  encryptedKey: 'k',
  keyDecryptionNonce: 'n',
  fileDecryptionHeader: 'h',
  metadata: 'm',
  metadataDecryptionHeader: 'h',
  encryptedFileName: 'photo.encrypted',
  encryptedSize: 4,
  fileMd5: '5',
  thumbnailStored: 0,
  commitsSent: 0,
  commitsRefused: 0,
  createdAt: 1,
  updatedAt: 1,
);

/// Tests which records of uploads are adopted.
Future<void> recordsTest(TestRunner runner, Fixture fixture) async {
  Future<void> test(
    String name,
    Future<void> Function(String folder, UploadRecords records) body,
  ) => runner.testLater(
    'records: $name',
    () => fixture.inFolderLater((folder) async {
      final store = await SharedStore.open(sqlite3Opener('$folder/db'));
      try {
        final records = UploadRecords(store, clock: () => 2);
        await records.writeOrAdopt(_sample);
        await body(folder, records);
      } finally {
        await store.close();
      }
    }),
  );

  Future<String?> objectKey(UploadRecords records) async =>
      (await records.read('photo', 1, 'c'))?.fileObjectKey;

  await test('one whose file is there is adopted', (folder, records) async {
    File('$folder/photo.encrypted').writeAsBytesSync([1, 2, 3, 4]);
    final adopted = await records.adopt('photo', 1, 'c', folder);
    expectEqual(adopted, _sample);
    expectEqual(adopted.hashCode, _sample.hashCode);
    expectEqual('$adopted', 'UploadRecord(…)');
    await records.advance(_sample, UploadPhase.uploading);
    final advanced = await records.read('photo', 1, 'c');
    expectEqual(advanced == _sample, false);
    expectEqual(advanced?.updatedAt, 2);
    const others = [
      ProcessHeartbeat(owner: LockstepProcessType.foreground, time: 1),
      ProcessHeartbeat(owner: LockstepProcessType.background, time: 1),
      ProcessHeartbeat(owner: LockstepProcessType.foreground, time: 2),
    ];
    expectEqual({...others, ...others.reversed}.length, 3);
  });

  await test('one whose file is gone, short or a folder is dropped', (
    folder,
    records,
  ) async {
    File('$folder/file').createSync();
    Directory('$folder/other/photo.encrypted').createSync(recursive: true);
    Directory('$folder/short').createSync();
    File('$folder/short/photo.encrypted').writeAsBytesSync([1, 2, 3]);
    for (final uploads in ['missing', 'file', 'other', 'short']) {
      await records.writeOrAdopt(_sample);
      expectEqual(
        await records.adopt('photo', 1, 'c', '$folder/$uploads'),
        null,
      );
      expectEqual(await objectKey(records), null, uploads);
    }
  });

  await test('one whose file can not be looked at stays', (
    folder,
    records,
  ) async {
    // The system refuses a name of that length, as it does a file of a locked
    // device.
    final unreadable = '$folder/${'x' * 300}';
    Object? thrown;
    try {
      await records.adopt('photo', 1, 'c', unreadable);
    } on LockstepException catch (error) {
      thrown = error.code;
    }
    expectEqual(thrown, LockstepErrorCode.ioError);
    expectEqual(await objectKey(records), '1/object');
  });

  await test('one that is finished is told from one that is not there', (
    folder,
    records,
  ) async {
    const file = CommittedFile(
      fileId: 7,
      collectionId: 1,
      encryptedKey: 'k',
      keyDecryptionNonce: 'n',
      fileDecryptionHeader: 'h',
      thumbnailDecryptionHeader: 'h',
      metadataDecryptionHeader: 'h',
      updationTime: 3,
    );
    // Nobody has begun to commit it: it stays.
    expectEqual(await records.finish(_sample, file), false);
    for (final phase in [
      UploadPhase.uploading,
      UploadPhase.uploaded,
      UploadPhase.committing,
    ]) {
      expectEqual(await records.advance(_sample, phase), true);
    }
    expectEqual(await records.finish(_sample, file), true);
    expectEqual(await records.finish(_sample, file), false);
  });
}
