import 'support/lockstep.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/runner.dart';

/// Tests plans, the queue and rollouts.
void uploadTest(TestRunner runner, Fixture fixture) {
  runner.test('upload: a plan covers every byte once', () {
    const part = Multipart.partBytes;
    const largest = Encryption.maximumEncryptedBytes;
    for (final size in [1, part ~/ 4 + 1, part, part + 1, 7 * part, largest]) {
      var end = 0;
      for (final (index, each) in MultipartPlan.of(size).parts.indexed) {
        expectEqual(each.number, index + 1);
        expectEqual(each.offset, end);
        expectEqual(each.length > 0 && each.length <= part, true);
        end += each.length;
      }
      expectEqual(end, size);
    }
  });
  runner.test('upload: the size of a file decides how it is sent', () {
    const most = Multipart.singlePutMaximumBytes;
    expectEqual(MultipartPlan.partSizeOf(0), null);
    expectEqual(MultipartPlan.partSizeOf(most), null);
    expectEqual(MultipartPlan.partSizeOf(most + 1), Multipart.partBytes);
    expectCode(
      LockstepErrorCode.invalidArgument,
      () => MultipartPlan.partSizeOf(-1),
    );
  });
  runner.test('upload: a plan refuses what is no size', () {
    for (final size in [-1, Encryption.maximumEncryptedBytes + 1, 1 << 62]) {
      expectCode(
        LockstepErrorCode.invalidArgument,
        () => MultipartPlan.of(size),
      );
    }
  });
  runner.test('upload: the queue tells spellings apart', () {
    const composed = (id: '\u00e9', isVideo: false, creationTime: 1);
    PendingUpload? beside(String id) =>
        nextUpload([composed], running: [(id: id, isVideo: false)]);
    expectEqual(beside('e\u0301'), composed);
    expectEqual(beside('\u00e9'), null);
  });
  runner.test('upload: photos come first where the system ends processes', () {
    const photo = (id: 'photo', isVideo: false, creationTime: 1);
    const video = (id: 'video', isVideo: true, creationTime: 2);
    PendingUpload? next(LockstepProcessType owner) =>
        nextUpload([video, photo], running: [], owner: owner);
    expectEqual(next(LockstepProcessType.foreground), video);
    expectEqual(next(LockstepProcessType.background), photo);
    expectEqual(next(LockstepProcessType.extension), photo);
  });
  runner.test('upload: a rollout begins and ends at a bucket', () {
    final provider = fixture.crypto.crypto.provider;
    bool isOn(int userID, num percent) =>
        isRolledOut(provider, 'passkeys', userID, percent: percent);
    final bucket = rolloutBucket(provider, 'passkeys', 4526);
    expectEqual(isOn(4526, bucket / Rollout.bucketsPerPercent), false);
    expectEqual(isOn(4526, (bucket + 1) / Rollout.bucketsPerPercent), true);
    for (var userID = 0; userID < 200; userID++) {
      expectEqual(isOn(userID, 0), false);
      expectEqual(isOn(userID, 100), true);
    }
  });
}
