import '../../lib/src/live_photo/archive_layout.dart';
import '../../lib/src/live_photo/live_photo_packer.dart';
import 'testing/testing_crypto.dart';
import 'handlers/live_photo_handler.dart';

/// `livePhoto.*`: archives of live photos.
final class LivePhotoOperations implements LivePhotoHandler {
  /// Works with [_crypto].
  const LivePhotoOperations(this._crypto);

  final TestingCrypto _crypto;

  @override
  LivePhotoPackResult pack(LivePhotoPackArguments arguments) {
    final packed = LivePhotoPacker(
      _crypto.crypto.provider,
    ).pack(arguments.image, arguments.video, arguments.destination);
    return LivePhotoPackResult(size: packed.size, hash: packed.hash);
  }

  @override
  LivePhotoLayoutResult layout(LivePhotoLayoutArguments arguments) {
    final LivePhotoLayoutArguments(:imageChecksum, :videoChecksum) = arguments;
    final layout = ArchiveLayout(
      image: arguments.image,
      imageSize: arguments.imageSize,
      video: arguments.video,
      videoSize: arguments.videoSize,
    );
    return LivePhotoLayoutResult(
      imageHeader: layout.imageHeader(imageChecksum),
      videoHeader: layout.videoHeader(videoChecksum),
      ending: layout.ending(imageChecksum, videoChecksum),
      size: layout.size,
    );
  }
}
