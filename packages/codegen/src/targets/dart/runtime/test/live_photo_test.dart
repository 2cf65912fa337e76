import 'dart:io';
import 'dart:typed_data';

import 'support/lockstep.dart';
import '../lib/src/live_photo/archive_layout.dart';
import '../lib/src/live_photo/checksum32.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/runner.dart';

/// Archives of live photos.
void livePhotoTest(TestRunner runner, Fixture fixture) {
  runner.test('live photos: the checksum is that of every zip file', () {
    final digits = Uint8List.fromList('123456789'.codeUnits);
    expectEqual(_checksum([digits]), 0xcbf43926);
    expectEqual(_checksum([]), 0);
    final bytes = Uint8List.fromList([
      for (var i = 0; i < 1000; i++) i * 37 & 0xff,
    ]);
    for (var cut = 0; cut <= 40; cut++) {
      final pieces = [
        Uint8List.sublistView(bytes, 0, cut),
        Uint8List.sublistView(bytes, cut),
      ];
      expectEqual(_checksum(pieces), _checksum([bytes]), 'cut at $cut');
    }
  });

  final packer = LivePhotoPacker(fixture.provider);
  runner.test('live photos: an archive holds both files', () {
    fixture.inFolder((folder) {
      final image = Uint8List(100)..fillRange(0, 100, 7);
      final video = Uint8List(600000)..fillRange(0, 600000, 9);
      File('$folder/photo.HEIC').writeAsBytesSync(image);
      File('$folder/photo.MOV').writeAsBytesSync(video);
      final packed = packer.pack(
        '$folder/photo.HEIC',
        '$folder/photo.MOV',
        '$folder/photo.elp',
      );
      final archive = File('$folder/photo.elp').readAsBytesSync();
      expectEqual(packed.size, archive.length);
      expectEqual(packed.imageHash, fixture.crypto.crypto.hashBytes(image));
      expectEqual(packed.videoHash, fixture.crypto.crypto.hashBytes(video));
      final layout = ArchiveLayout(
        image: 'photo.HEIC',
        imageSize: image.length,
        video: 'photo.MOV',
        videoSize: video.length,
      );
      final imageChecksum = _checksum([image]);
      final videoChecksum = _checksum([video]);
      expectEqual(archive, [
        ...layout.imageHeader(imageChecksum),
        ...image,
        ...layout.videoHeader(videoChecksum),
        ...video,
        ...layout.ending(imageChecksum, videoChecksum),
      ]);
      expectEqual(Directory(folder).listSync().length, 3);
    });
  });

  runner.test('live photos: a file without a size that holds is refused', () {
    fixture.inFolder((folder) {
      File('$folder/photo.jpg').writeAsBytesSync([1]);
      // Files that the kernel makes up say that they are empty, and are not.
      const made = '/proc/self/status';
      final pipe = '$folder/pipe';
      Process.runSync('mkfifo', [pipe]);
      for (final path in [
        pipe,
        '/dev/null',
        if (File(made).existsSync()) made,
      ]) {
        expectCode(
          LockstepErrorCode.ioError,
          () => packer.pack('$folder/photo.jpg', path, '$folder/photo.elp'),
        );
        expectEqual(Directory(folder).listSync().length, 2);
      }
    });
  });
}

int _checksum(List<Uint8List> pieces) {
  final checksum = Checksum32();
  for (final piece in pieces) {
    checksum.update(piece, piece.length);
  }
  return checksum.value;
}
