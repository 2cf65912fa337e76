import 'dart:convert';
import 'dart:typed_data';

import 'support/lockstep.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/runner.dart';

/// Tests the chain of keys below the master key, on boxes that the TypeScript
/// client sealed.
void keyWrappingTest(TestRunner runner, Fixture fixture) {
  final crypto = EnteCrypto(fixture.provider);
  final masterKey = fixture.keyOf(_from(0));
  final collectionBox = _box(
    0x11,
    'YLLsq/6yKl3hRibgJuxiEnpmh9g4BZ66+BGwSP5Q4kxbEXiMqfhfT7fRAvVhFw41',
  );
  final fileBox = _box(
    0x22,
    'xdiuyyF6Ne2uWI1LP+P4xN44EZgMVkZUz9ouui6V/UY6RYuCZiqUK+8N392oAHw7',
  );

  runner.test('keys: a file\'s key is opened from the master key', () {
    final collectionKey = crypto.unwrapCollectionKey(
      collectionBox,
      masterKey: masterKey,
    );
    expectEqual(collectionKey.bytes, _from(32));
    final fileKey = crypto.unwrapFileKey(fileBox, collectionKey: collectionKey);
    expectEqual(fileKey.bytes, _from(64));
    collectionKey.dispose();
    fileKey.dispose();
  });
  runner.test('keys: a new key is wrapped under a nonce of its own', () {
    final fileKey = crypto.generateKey();
    final collectionKey = fixture.keyOf(_from(32));
    final boxes = [
      for (var count = 0; count < 2; count++)
        crypto.wrapFileKey(fileKey, collectionKey: collectionKey),
    ];
    final nonces = boxes.map((box) => base64.encode(box.nonce)).toSet();
    expectEqual(nonces.length, 2);
    for (final box in boxes) {
      expectEqual(box.nonce.length, Secretbox.nonceBytes);
      final size = Secretbox.keyBytes + Secretbox.macBytes;
      expectEqual(box.ciphertext.length, size);
      final opened = crypto.unwrapFileKey(box, collectionKey: collectionKey);
      expectEqual(opened.bytes, fileKey.bytes);
      opened.dispose();
    }
    fileKey.dispose();
  });
  runner.test('keys: a box of another key is corrupt', () {
    expectCode(
      LockstepErrorCode.corrupt,
      () => crypto.unwrapFileKey(fileBox, collectionKey: masterKey),
    );
    for (var bit = 0; bit < 8 * collectionBox.ciphertext.length; bit++) {
      final changed = Uint8List.fromList(collectionBox.ciphertext);
      changed[bit ~/ 8] ^= 1 << bit % 8;
      final box = SealedBox(ciphertext: changed, nonce: collectionBox.nonce);
      expectCode(
        LockstepErrorCode.corrupt,
        () => crypto.unwrapCollectionKey(box, masterKey: masterKey),
      );
    }
  });
  runner.test('keys: a box that was cut is refused', () {
    final SealedBox(:ciphertext, :nonce) = collectionBox;
    final cuts = [
      for (var size = 0; size < ciphertext.length; size++)
        SealedBox(
          ciphertext: Uint8List.sublistView(ciphertext, 0, size),
          nonce: nonce,
        ),
      SealedBox(ciphertext: ciphertext, nonce: Uint8List(0)),
    ];
    for (final box in cuts) {
      expectCode(
        LockstepErrorCode.invalidArgument,
        () => crypto.unwrapCollectionKey(box, masterKey: masterKey),
      );
    }
  });
  runner.test('keys: only keys are wrapped', () {
    for (final (file, collection) in [(31, 32), (33, 32), (0, 32), (32, 31)]) {
      expectCode(
        LockstepErrorCode.invalidArgument,
        () => crypto.wrapFileKey(
          fixture.keyOf(Uint8List(file)),
          collectionKey: fixture.keyOf(Uint8List(collection)),
        ),
      );
    }
  });
  runner.test('keys: limits beyond the bounds are refused at once', () {
    const memory = PassphraseDerivation.minimumMemLimit;
    final salt = Uint8List(PassphraseDerivation.saltBytes);
    for (final (opsLimit, memLimit) in [
      for (final passes in [0, -1, 65, 1 << 32 | 1]) (passes, memory),
      for (final size in [0, -1, memory - 1, (1 << 30) + 1, 64 << 30])
        (1, size),
      // 8 KiB where a size_t has 32 bits.
      (1, (1 << 32) + memory),
    ]) {
      for (final derive in [
        () => crypto.derivePassphraseKey(
          Uint8List(0),
          salt: salt,
          opsLimit: opsLimit,
          memLimit: memLimit,
        ),
        () => fixture.provider.pwhash(
          Uint8List(0),
          keyBytes: 32,
          salt: salt,
          opsLimit: opsLimit,
          memLimit: memLimit,
        ),
      ]) {
        expectCode(LockstepErrorCode.invalidArgument, derive);
      }
    }
  });
}

/// A key of counting bytes.
Uint8List _from(int first) =>
    Uint8List.fromList([for (var byte = 0; byte < 32; byte++) first + byte]);

SealedBox _box(int nonceByte, String ciphertext) => SealedBox(
  ciphertext: base64.decode(ciphertext),
  nonce: Uint8List(24)..fillRange(0, 24, nonceByte),
);
