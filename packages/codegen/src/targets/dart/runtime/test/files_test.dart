import 'dart:convert';
import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import 'support/lockstep.dart';
import '../lib/src/ffi/native_memory.dart';
import '../lib/src/files/new_file.dart';
import '../lib/src/files/part_checksums.dart';
import '../lib/src/files/positioned_file.dart';
import '../lib/src/files/source_file.dart';
import 'support/expect_code.dart';
import 'support/file_size_limit.dart';
import 'support/fixture.dart';
import 'support/open_descriptors.dart';
import 'support/runner.dart';

/// Tests operations on whole files: what they leave, and what they refuse.
void filesTest(TestRunner runner, Fixture fixture) {
  final crypto = EnteCrypto(fixture.provider);
  final key = fixture.keyOf(Uint8List(Encryption.keyBytes));
  const chunk = Encryption.plaintextChunkBytes;

  void test(String name, void Function(String folder) body) =>
      runner.test('files: $name', () => fixture.inFolder(body));

  for (final size in [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk]) {
    test('$size bytes come back, with their hash, sizes and MD5', (folder) {
      final plaintext = fixture.random.bytes(Uint8List(32), size);
      File('$folder/source').writeAsBytesSync(plaintext);
      final file = crypto.encryptFile(
        '$folder/source',
        '$folder/encrypted',
        key: key,
      );
      final encrypted = File('$folder/encrypted').readAsBytesSync();
      expectEqual(file.size, encrypted.length);
      expectEqual(file.size, encryptedSizeOf(size));
      expectEqual(file.hash, crypto.hashBytes(plaintext));
      expectEqual(file.md5, _md5(fixture, encrypted));
      expectEqual(file.partMd5s, null);
      expectEqual(
        crypto.decryptFile(
          '$folder/encrypted',
          '$folder/copy',
          key: key,
          header: file.header,
        ),
        size,
      );
      expectEqual(crypto.hashFile('$folder/copy'), file.hash);
      expectEqual(_names(folder), ['copy', 'encrypted', 'source']);
    });
  }
  test('a file is closed when it has its name, and when it is given up', (
    folder,
  ) {
    File('$folder/source').writeAsStringSync('abc');
    final file = crypto.encryptFile(
      '$folder/source',
      '$folder/encrypted',
      key: key,
    );
    crypto.decryptFile(
      '$folder/encrypted',
      '$folder/copy',
      key: key,
      header: file.header,
    );
    NewFile('$folder/never').dispose();
    expectEqual(openDescriptorsBelow(folder), <String>[]);
  });
  test('a write that the system refuses is an error, and leaves nothing', (
    folder,
  ) {
    File('$folder/source').writeAsBytesSync(Uint8List(2 * chunk));
    final error = withFileSizeLimit(
      chunk,
      () => expectThrows<LockstepException>(
        () =>
            crypto.encryptFile('$folder/source', '$folder/encrypted', key: key),
      ),
    );
    expectEqual(error.code, LockstepErrorCode.ioError);
    expectEqual(_names(folder), ['source']);
  });
  test('a file is for its owner alone', (folder) {
    File('$folder/source').writeAsStringSync('secret');
    crypto.encryptFile('$folder/source', '$folder/encrypted', key: key);
    expectEqual(File('$folder/encrypted').statSync().modeString(), 'rw-------');
  });
  test('parts have MD5s, and none is empty', (folder) {
    File('$folder/source').writeAsBytesSync(Uint8List(983));
    for (final (partSize, parts) in [
      (1, 1000),
      (499, 3),
      (500, 2),
      (1000, 1),
      (1001, 1),
    ]) {
      final destination = '$folder/$partSize';
      final file = crypto.encryptFile(
        '$folder/source',
        destination,
        key: key,
        partSize: partSize,
      );
      final encrypted = File(destination).readAsBytesSync();
      expectEqual(file.md5, null);
      expectEqual(file.partMd5s!.length, parts);
      final last = Uint8List.sublistView(encrypted, (parts - 1) * partSize);
      expectEqual(file.partMd5s!.last, _md5(fixture, last));
    }
  });
  test('a pipe, whose size nobody knows, is read to its end', (folder) {
    Process.runSync('mkfifo', ['$folder/pipe']);
    Process.runSync('sh', [
      '-c',
      // Opening the pipe blocks: the streams of this call are let go before.
      '{ head -c ${chunk + 1} /dev/zero > $folder/pipe; } > /dev/null 2>&1 &',
    ]);
    final file = crypto.encryptFile(
      '$folder/pipe',
      '$folder/encrypted',
      key: key,
    );
    expectEqual(file.size, encryptedSizeOf(chunk + 1));
  });
  test('a changed file leaves nothing, wherever it was changed', (folder) {
    File('$folder/source').writeAsBytesSync(Uint8List(chunk + 1));
    final file = crypto.encryptFile(
      '$folder/source',
      '$folder/encrypted',
      key: key,
    );
    final encrypted = File('$folder/encrypted').readAsBytesSync();
    for (final at in [0, Encryption.frameBytes - 1, encrypted.length - 1]) {
      encrypted[at] ^= 1;
      File('$folder/changed').writeAsBytesSync(encrypted);
      encrypted[at] ^= 1;
      expectCode(
        LockstepErrorCode.corrupt,
        () => crypto.decryptFile(
          '$folder/changed',
          '$folder/copy',
          key: key,
          header: file.header,
        ),
      );
      expectEqual(_names(folder), ['changed', 'encrypted', 'source']);
    }
  });
  _refusals(test, crypto, key);
  _newFile(test);
}

void _refusals(
  void Function(String, void Function(String)) test,
  EnteCrypto crypto,
  CryptoBuffer key,
) {
  test('what is there already is left as it is', (folder) {
    File('$folder/source').writeAsStringSync('new');
    File('$folder/file').writeAsStringSync('old');
    Directory('$folder/folder').createSync();
    Link('$folder/link').createSync('$folder/nowhere');
    for (final name in ['file', 'folder', 'link', 'source']) {
      expectCode(
        LockstepErrorCode.alreadyExists,
        () => crypto.encryptFile('$folder/source', '$folder/$name', key: key),
      );
    }
    expectEqual(File('$folder/file').readAsStringSync(), 'old');
    expectEqual(_names(folder), ['file', 'folder', 'link', 'source']);
  });
  test('what can\'t be read or written is named', (folder) {
    File('$folder/source').writeAsStringSync('x');
    for (final (source, destination, named) in [
      ('missing', 'new', 'missing'),
      ('.', 'new', '.'),
      ('source', 'missing/new', 'missing/new'),
      ('source', 'source/new', 'source/new'),
    ]) {
      final error = expectThrows<LockstepException>(
        () => crypto.encryptFile(
          '$folder/$source',
          '$folder/$destination',
          key: key,
        ),
      );
      expectEqual(error.code, LockstepErrorCode.ioError, '$error');
      expectEqual(
        error.message.contains('$folder/$named'),
        true,
        error.message,
      );
    }
    expectEqual(_names(folder), ['source']);
  });
  test('a source that can\'t be read is the first offence', (folder) {
    File('$folder/old').writeAsStringSync('old');
    expectCode(
      LockstepErrorCode.ioError,
      () => crypto.encryptFile('$folder/missing', '$folder/old', key: key),
    );
  });
  test('a plaintext that is too large is refused before it is read', (folder) {
    final source = File('$folder/source').openSync(mode: FileMode.writeOnly);
    source
      ..truncateSync(Encryption.maximumEncryptedBytes)
      ..closeSync();
    expectCode(
      LockstepErrorCode.invalidArgument,
      () => crypto.encryptFile('$folder/source', '$folder/new', key: key),
    );
    expectEqual(_names(folder), ['source']);
    expectEqual(encryptedSizeOf(0x7fffffffffffffff), 0x7fffffffffffffff);
  });
}

void _newFile(void Function(String, void Function(String)) test) {
  test('a destination that appears meanwhile is left as it is', (folder) {
    final file = NewFile('$folder/new')..write(utf8.encode('ours'), 4);
    File('$folder/new').writeAsStringSync('theirs');
    expectCode(LockstepErrorCode.alreadyExists, file.publish);
    file.dispose();
    expectEqual(File('$folder/new').readAsStringSync(), 'theirs');
    expectEqual(_names(folder), ['new']);
  });
  test('a file that is given up leaves nothing', (folder) {
    final file = NewFile('$folder/new')..write(utf8.encode('ours'), 4);
    expectEqual(_names(folder).single.startsWith('.lockstep-'), true);
    file
      ..dispose()
      ..dispose();
    expectEqual(_names(folder), <String>[]);
  });
  test('offsets may be beyond 4 GiB, of what is read and of what is written', (
    folder,
  ) {
    final path = '$folder/large';
    final text = utf8.encode('beyond');
    for (final offset in const [0, 0x80000005, 0x100000007]) {
      File(path).writeAsStringSync('the start of the file');
      final file = PositionedFile(path, isWritten: true);
      file.write(text, offset: offset);
      expectEqual(file.read(offset: offset, length: 6), text, '$offset');
      expectEqual(file.read(offset: offset + 2, length: 100), switch (offset) {
        0 => utf8.encode('yondart of the file'),
        _ => utf8.encode('yond'),
      });
      expectEqual(File(path).lengthSync(), max(21, offset + 6));
      expectEqual(file.read(offset: offset + 100, length: 1), <int>[]);
      file.close();
      expectThrows<StateError>(() => file.read(offset: 0, length: 1));
      File(path).deleteSync();
    }
  });
  test('a buffer is filled from a file as far as both reach', (folder) {
    File('$folder/file').writeAsStringSync('0123456789');
    final file = PositionedFile('$folder/file');
    final room = NativeMemory.instance.allocate(6)..lent.fillRange(0, 6, 0x78);
    final cases = [
      (offset: 0, length: 4, size: 8, read: '0123'),
      (offset: 2, length: 9, size: 8, read: '234567'), // The room is smaller.
      (offset: 2, length: 9, size: 3, read: '234'),
      (offset: 7, length: 9, size: 8, read: '789'),
      (offset: 10, length: 9, size: 8, read: ''),
    ];
    for (final (:offset, :length, :size, :read) in cases) {
      final buffer = Uint8List(size);
      final count = file.readInto(
        buffer,
        offset: offset,
        length: length,
        room: room,
      );
      expectEqual(count, read.length);
      final rest = List.filled(size - read.length, 0); // As it was.
      expectEqual(buffer, [...utf8.encode(read), ...rest], read);
    }
    file.close();
    expectThrows<StateError>(
      () => file.readInto(Uint8List(1), offset: 0, length: 1, room: room),
    );
    room.dispose();
  });
  test('a file whose bytes are replaced keeps what follows them', (folder) {
    final file =
        NewFile('$folder/new')
          ..write(utf8.encode('the first'), 9)
          ..replace(utf8.encode('THE'), 0)
          ..write(utf8.encode(' and more'), 9)
          ..publish()
          ..dispose();
    file.dispose();
    expectEqual(File('$folder/new').readAsStringSync(), 'THE first and more');
  });
  test('what can\'t be opened is told in the words of the system', (folder) {
    final error = expectThrows<LockstepException>(
      () => PositionedFile('$folder/none'),
    );
    expectEqual(error.code, LockstepErrorCode.ioError);
    expectEqual('$error'.contains('No such file or directory'), true, '$error');
  });
  test('a block knows whether it is the last one', (folder) {
    for (final size in [0, 1, 9, 10, 11, 20, 21]) {
      File('$folder/source').writeAsBytesSync(List.generate(size, (i) => i));
      final source = SourceFile('$folder/source');
      final buffer = Uint8List(11);
      final seen = <int>[];
      var blocks = 0;
      for (var isLast = false; !isLast; blocks++) {
        final block = source.readBlock(buffer);
        seen.addAll(buffer.take(block.length));
        isLast = block.isLast;
      }
      source.close();
      expectEqual(seen, List.generate(size, (i) => i));
      expectEqual(blocks, size == 0 ? 1 : (size + 9) ~/ 10);
    }
  });
}

List<String> _names(String folder) => [
  for (final entry in Directory(folder).listSync(followLinks: false))
    entry.path.substring(folder.length + 1),
]..sort();

Uint8List _md5(Fixture fixture, Uint8List bytes) {
  final data = fixture.provider.allocate(bytes.length);
  data.bytes.setAll(0, bytes);
  final checksums = PartChecksums(fixture.provider.md5(), null)
    ..update(data, bytes.length);
  final digest = checksums.finish().single;
  checksums.dispose();
  data.dispose();
  return digest;
}
