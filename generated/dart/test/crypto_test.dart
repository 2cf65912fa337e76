// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:math';
import 'dart:typed_data';

import 'support/lockstep.dart';
import '../lib/src/crypto/dart_md5.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/runner.dart';

/// Tests the cryptography as an app uses it, and the primitives against
/// answers that are known.
void cryptoTest(TestRunner runner, Fixture fixture) {
  final provider = fixture.provider;
  final crypto = EnteCrypto(provider);
  final key = fixture.keyOf(Uint8List(Encryption.keyBytes)..[0] = 1);
  final text = utf8.encode('a plaintext');

  runner.test('crypto: a blob comes back, under a header of its own', () {
    final first = crypto.encryptBlob(text, key: key);
    final second = crypto.encryptBlob(text, key: key);
    expectEqual(first.header.length, Encryption.headerBytes);
    expectEqual(
      base64.encode(first.header) == base64.encode(second.header),
      false,
    );
    expectEqual(
      crypto.decryptBlob(first.ciphertext, key: key, header: first.header),
      text,
    );
    expectEqual(
      crypto.decryptStream(second.ciphertext, key: key, header: second.header),
      text,
    );
  });
  runner.test('crypto: keys are drawn', () {
    final first = crypto.generateKey();
    final second = crypto.generateKey();
    expectEqual(first.length, Encryption.keyBytes);
    expectEqual(
      base64.encode(first.bytes) == base64.encode(second.bytes),
      false,
    );
    first.dispose();
    second.dispose();
  });
  runner.test('crypto: lengths are checked', () {
    final short = fixture.keyOf(Uint8List(Encryption.keyBytes - 1));
    final header = Uint8List(Encryption.headerBytes);
    final shortHeader = Uint8List(Encryption.headerBytes - 1);
    for (final attempt in [
      () => crypto.encryptBlob(text, key: short),
      () => crypto.encryptStream(text, key: short),
      () => crypto.decryptBlob(text, key: short, header: header),
      () => crypto.decryptStream(text, key: key, header: shortHeader),
      () => crypto.importKey(shortHeader),
      () => crypto.encryptFile('/nowhere', '/nowhere', key: short),
      () => crypto.encryptFile('/nowhere', '/nowhere', key: key, partSize: 0),
      () => crypto.decryptFile('/', '/', key: key, header: shortHeader),
    ]) {
      expectCode(LockstepErrorCode.invalidArgument, attempt);
    }
  });
  runner.test('crypto: more memory than there is, is refused before libc', () {
    for (final size in [1 << 31, (1 << 32) + 8, 1 << 60]) {
      expectCode(
        LockstepErrorCode.invalidArgument,
        () => provider.allocate(size),
      );
    }
  });
  runner.test('crypto: memory is aligned for a BLAKE2b state', () {
    for (var size = 0; size < 200; size += 7) {
      final buffer = provider.allocate(size);
      expectEqual(buffer.pointer.address % 64, 0);
      buffer.dispose();
    }
  });
  runner.test('crypto: a box comes back, and no other does', () {
    final box = provider.secretboxSeal(text, key);
    final other = provider.secretboxSeal(text, key);
    expectEqual(base64.encode(box.nonce) == base64.encode(other.nonce), false);
    final opened = provider.secretboxOpen(box.ciphertext, key, box.nonce)!;
    expectEqual(opened.bytes, text);
    opened.dispose();
    expectEqual(provider.secretboxOpen(box.ciphertext, key, other.nonce), null);
    box.ciphertext[box.ciphertext.length - 1] ^= 1;
    expectEqual(provider.secretboxOpen(box.ciphertext, key, box.nonce), null);
    expectEqual(provider.secretboxOpen(Uint8List(15), key, box.nonce), null);
  });
  _known(runner, fixture);
}

/// Tests primitives against other implementations' answers.
void _known(TestRunner runner, Fixture fixture) {
  final provider = fixture.provider;
  final md5s = {'the library': provider.md5, 'Dart': DartMd5.new};
  md5s.forEach((where, start) {
    runner.test('crypto: MD5 by $where, as in RFC 1321, in pieces', () {
      final md5 = start();
      const message = 'message digest';
      final data = provider.allocate(message.length);
      data.bytes.setAll(0, message.codeUnits);
      md5
        ..update(data, length: 3)
        ..update(data, length: 0, offset: 3)
        ..update(data, length: message.length - 3, offset: 3);
      expectEqual(_hex(md5.finish()), 'f96b697d7cb7938d525a2f31aaf161d0');
      md5.restart();
      expectEqual(_hex(md5.finish()), 'd41d8cd98f00b204e9800998ecf8427e');
      md5.dispose();
      data.dispose();
    });
  });
  runner.test('crypto: MD5 in Dart is the library\'s, whatever the pieces', () {
    const most = 300;
    final data = fixture.keyOf(fixture.random.bytes(Uint8List(32), most));
    for (var size = 0; size <= most; size++) {
      final digests = [
        for (final start in md5s.values)
          for (final piece in [1 + size % 67, 1 + size])
            _md5InPieces(start(), data, size: size, piece: piece),
      ];
      expectEqual(digests.toSet().length, 1, 'digests of $size bytes');
    }
  });
  runner.test('crypto: BLAKE2b-512 of the example of RFC 7693', () {
    expectEqual(
      _hex(fixture.crypto.crypto.hashBytes(utf8.encode('abc'))),
      'ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1'
      '7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923',
    );
  });
  runner.test('crypto: Argon2id of a passphrase', () {
    final derived =
        provider.pwhash(
          utf8.encode('password'),
          keyBytes: 32,
          salt: utf8.encode('somesaltsomesalt'),
          opsLimit: 1,
          memLimit: 8192,
        )!;
    expectEqual(
      _hex(derived.bytes),
      '05b6ca8f8038b683887ad4916533858b49cb52040126c134f4c6e9d8711b8c09',
    );
    derived.dispose();
  });
  runner.test('crypto: a subkey', () {
    final subkey = provider.kdf(
      fixture.keyOf(Uint8List.fromList(List.generate(32, (index) => index))),
      subkeyBytes: 32,
      subkeyId: 1,
      context: 'loginctx',
    );
    expectEqual(
      _hex(subkey.bytes),
      '6970b5d34442fd11788a83b4b57e1e7224d625c38e2b0374cb2217aa6f8d91e1',
    );
    subkey.dispose();
  });
}

String _md5InPieces(
  Md5 md5,
  CryptoBuffer data, {
  required int size,
  required int piece,
}) {
  for (var at = 0; at < size; at += piece) {
    md5.update(data, length: min(piece, size - at), offset: at);
  }
  return _hex(md5.finish());
}

String _hex(List<int> bytes) =>
    [for (final byte in bytes) byte.toRadixString(16).padLeft(2, '0')].join();
