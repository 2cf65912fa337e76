// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:io';
import 'dart:isolate';
import 'dart:typed_data';

import 'support/lockstep.dart';
import '../lib/src/crypto/dart_md5.dart';
import '../lib/src/crypto/frame_decryptor.dart';
import '../lib/src/crypto/frame_encryptor.dart';
import '../lib/src/ffi/native_memory.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/runner.dart';

/// Tests that no call reads or writes memory that is not its own: after a
/// dispose, out of bounds, on another isolate; and that all of it is wiped.
Future<void> memoryTest(TestRunner runner, Fixture fixture) async {
  final provider = fixture.provider;
  final key = fixture.keyOf(Uint8List(Encryption.keyBytes)..[0] = 1);
  final header = Uint8List(Encryption.headerBytes);

  runner.test('memory: what was disposed is a StateError', () {
    final data = provider.allocate(64);
    final other = provider.allocate(64);
    final gone = provider.allocate(32)..dispose();
    final push = provider.secretstreamPush(key)..dispose();
    final pull = provider.secretstreamPull(key, header)..dispose();
    final hash = provider.genericHash(64)..dispose();
    final md5 = provider.md5()..dispose();
    final ownMd5 = DartMd5()..dispose();
    final encryptor = FrameEncryptor(provider, key, chunkBytes: 8)..dispose();
    final decryptor = FrameDecryptor(provider, key, header, frameBytes: 32)
      ..dispose();
    final crypto = EnteCrypto(provider);
    final box = provider.secretboxSeal(Uint8List(32), key);
    for (final (index, attempt)
        in [
          () => gone.bytes,
          () => provider.random(gone),
          () => provider.secretstreamPush(gone),
          () => provider.secretstreamPull(gone, header),
          () => provider.secretboxSeal(Uint8List(1), gone),
          () => provider.secretboxOpen(box.ciphertext, gone, box.nonce),
          () => push.push(data, other, 1, tag: 0),
          () => pull.pull(data, other, 17),
          () => hash.update(data, length: 1),
          hash.finish,
          for (final each in [md5, ownMd5]) ...[
            () => each.update(data, length: 1),
            each.finish,
            each.restart,
          ],
          () => encryptor.encrypt(8, isLast: true),
          () => encryptor.chunk.bytes,
          () => decryptor.decrypt(17, isLast: true),
          () => crypto.encryptBlob(Uint8List(1), key: gone),
          () => crypto.wrapFileKey(gone, collectionKey: key),
          () => crypto.deriveLoginKey(gone),
        ].indexed) {
      final error = expectThrows<Object>(attempt);
      expectEqual(error is StateError, true, 'attempt $index threw $error;');
    }
  });

  runner.test('memory: a list outlives its buffer, and holds zeros', () {
    final before = EnteCrypto(provider).generateKey();
    final list = before.bytes;
    before
      ..dispose()
      ..dispose();
    final next = [
      for (var i = 0; i < 100; i++) EnteCrypto(provider).generateKey(),
    ];
    expectEqual(list, Uint8List(Encryption.keyBytes));
    for (final key in next) {
      key.dispose();
    }
  });

  runner.test('memory: what is forgotten is freed', () {
    // More than a process of 32 bits can have, in pieces that no list of Dart
    // refers to.
    for (var i = 0; i < 600; i++) {
      FrameEncryptor(provider, key).chunk.length;
    }
    for (var i = 0; i < 1200; i++) {
      final buffer = provider.allocate(Encryption.plaintextChunkBytes);
      expectEqual(buffer.bytes.length, Encryption.plaintextChunkBytes);
    }
  });

  final unsendable = <String, Object>{
    'a key': key,
    'a stream being encrypted': provider.secretstreamPush(key),
    'a stream being decrypted': provider.secretstreamPull(key, header),
    'a hash': provider.genericHash(64),
    'an MD5': provider.md5(),
    'an MD5 in Dart': DartMd5(),
    'an encryptor': FrameEncryptor(provider, key, chunkBytes: 8),
    'a decryptor': FrameDecryptor(provider, key, header, frameBytes: 32),
  };
  for (final MapEntry(key: name, value: object) in unsendable.entries) {
    await runner.testLater('memory: $name stays in its isolate', () async {
      Object? thrown;
      try {
        await Isolate.run(() => object.hashCode);
      } on ArgumentError catch (error) {
        thrown = error;
      }
      expectEqual(thrown is ArgumentError, true);
    });
  }

  runner.test('memory: all of it is wiped before it is freed', () {
    final dirty = <Uint8List>[];
    var freed = 0;
    NativeMemory.instance = NativeMemory((bytes) {
      freed++;
      if (bytes.any((byte) => byte != 0)) dirty.add(bytes);
    });
    try {
      fixture.inFolder((folder) => _useMemory(Fixture.open(), folder));
    } finally {
      NativeMemory.instance = NativeMemory();
    }
    expectEqual(freed > 40, true, 'only $freed buffers');
    expectEqual(dirty, const <Uint8List>[]);
  });
  _bounds(runner, fixture);
}

/// Does everything that has a secret in native memory.
void _useMemory(Fixture fixture, String folder) {
  final crypto = EnteCrypto(fixture.provider);
  final text = utf8.encode('a secret');
  final key = crypto.generateKey();
  final list = key.bytes;
  expectEqual(list.any((byte) => byte != 0), true);
  final blob = crypto.encryptBlob(text, key: key);
  crypto.decryptBlob(blob.ciphertext, key: key, header: blob.header);
  File('$folder/plain').writeAsBytesSync(text);
  final file = crypto.encryptFile('$folder/plain', '$folder/a', key: key);
  crypto
    ..decryptFile('$folder/a', '$folder/b', key: key, header: file.header)
    ..hashFile('$folder/b');
  final box = crypto.wrapFileKey(key, collectionKey: key);
  final login = crypto.deriveLoginKey(key);
  final derived = crypto.derivePassphraseKey(
    text,
    salt: Uint8List(PassphraseDerivation.saltBytes),
    opsLimit: PassphraseDerivation.minimumOpsLimit,
    memLimit: PassphraseDerivation.minimumMemLimit,
  );
  final opened = crypto.unwrapFileKey(box, collectionKey: key);
  for (final buffer in [login, derived, opened, key]) {
    buffer.dispose();
  }
  // A list that outlives its buffer is memory, too.
  expectEqual(list, Uint8List(Encryption.keyBytes));
}

/// Tests that lengths, parts and the order of frames are checked.
void _bounds(TestRunner runner, Fixture fixture) {
  final provider = fixture.provider;
  CryptoBuffer make(int size) => provider.allocate(size);
  final key = fixture.keyOf(Uint8List(Encryption.keyBytes)..[0] = 1);
  final header = Uint8List(Encryption.headerBytes);

  runner.test('memory: primitives refuse what is out of bounds', () {
    final five = make(5);
    final three = Uint8List(3);
    final data = make(64);
    final push = provider.secretstreamPush(key);
    final pull = provider.secretstreamPull(key, header);
    final hash = provider.genericHash(64);
    final md5 = provider.md5();
    CryptoBuffer kdf(int size, {int id = 1, String context = 'loginctx'}) =>
        provider.kdf(key, subkeyBytes: size, subkeyId: id, context: context);
    for (final attempt in [
      () => make(-1),
      () => provider.secretstreamPush(five),
      () => provider.secretstreamPull(five, header),
      () => provider.secretstreamPull(key, three),
      () => provider.secretboxSeal(three, five),
      () => provider.secretboxOpen(Uint8List(16), five, header),
      () => provider.secretboxOpen(Uint8List(16), key, three),
      () => push.push(data, five, 6, tag: 0),
      () => push.push(data, five, -1, tag: 0),
      () => push.push(five, data, 1, tag: 0),
      () => push.push(data, five, 1, tag: 256),
      () => push.push(data, data, 1, tag: 0),
      () => pull.pull(five, data, 23),
      () => pull.pull(data, five, 6),
      () => pull.pull(five, data, 16),
      () => pull.pull(data, data, 17),
      () => provider.genericHash(0),
      () => provider.genericHash(65),
      for (final each in [hash, md5, DartMd5()]) ...[
        () => each.update(five, length: 6),
        () => each.update(five, length: -1),
        () => each.update(five, length: 1, offset: 5),
        () => each.update(five, length: 1, offset: -1),
      ],
      () => kdf(15),
      () => kdf(65),
      () => kdf(100),
      () => kdf(32, id: -1),
      () => kdf(32, context: 'short'),
      () => kdf(32, context: 'loginct\u00fc'),
      () => provider.pwhash(
        three,
        keyBytes: 15,
        salt: Uint8List(16),
        opsLimit: 1,
        memLimit: 8192,
      ),
    ]) {
      expectCode(LockstepErrorCode.invalidArgument, attempt);
    }
  });

  runner.test('memory: frames are full, and end with the last', () {
    final encryptor = FrameEncryptor(provider, key, chunkBytes: 8);
    void refused(int length, {required bool isLast}) => expectCode(
      LockstepErrorCode.invalidArgument,
      () => encryptor.encrypt(length, isLast: isLast),
    );
    refused(9, isLast: true);
    refused(-1, isLast: true);
    refused(7, isLast: false);
    expectEqual(encryptor.encrypt(8, isLast: false), 25);
    refused(0, isLast: true);
    encryptor.encrypt(1, isLast: true);
    expectThrows<StateError>(() => encryptor.encrypt(1, isLast: true));
    expectThrows<StateError>(
      () =>
          provider.secretstreamPush(key)
            ..push(make(64), make(8), 8, tag: Encryption.finalTag)
            ..push(make(64), make(8), 8, tag: Encryption.finalTag),
    );
    for (final (chunkBytes, spareBytes) in [(-1, 0), (8, -1), (8, 9)]) {
      expectCode(
        LockstepErrorCode.invalidArgument,
        () => FrameEncryptor(
          provider,
          key,
          chunkBytes: chunkBytes,
          spareBytes: spareBytes,
        ),
      );
    }
  });

  runner.test('memory: a stream that offended is over', () {
    final encryptor = FrameEncryptor(provider, key, chunkBytes: 8);
    final size = encryptor.encrypt(8, isLast: true);
    FrameDecryptor start({int changed = 0}) {
      final decryptor = FrameDecryptor(
        provider,
        key,
        encryptor.header,
        frameBytes: size,
      );
      decryptor.frame.bytes.setAll(0, encryptor.frame.bytes);
      decryptor.frame.bytes[0] ^= changed;
      return decryptor;
    }

    final good = start();
    expectCode(
      LockstepErrorCode.invalidArgument,
      () => good.decrypt(size + 1, isLast: true),
    );
    expectCode(
      LockstepErrorCode.invalidArgument,
      () => good.decrypt(size - 1, isLast: false),
    );
    expectEqual(good.decrypt(size, isLast: true), 8);
    expectThrows<StateError>(() => good.decrypt(size, isLast: true));
    final bad = start(changed: 1);
    expectCode(
      LockstepErrorCode.corrupt,
      () => bad.decrypt(size, isLast: true),
    );
    bad.frame.bytes[0] ^= 1;
    expectThrows<StateError>(() => bad.decrypt(size, isLast: true));
  });
}
