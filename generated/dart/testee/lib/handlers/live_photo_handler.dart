// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `livePhoto.layout` is asked.
final class LivePhotoLayoutArguments {
  /// Holds the arguments.
  const LivePhotoLayoutArguments({
    required this.image,
    required this.imageSize,
    required this.imageChecksum,
    required this.video,
    required this.videoSize,
    required this.videoChecksum,
  });

  /// The image's path, of which the extension counts.
  final String image;

  /// The size of the image, in bytes.
  final int imageSize;

  /// CRC-32 of the image.
  final int imageChecksum;

  /// The video's path, of which the extension counts.
  final String video;

  /// The size of the video, in bytes.
  final int videoSize;

  /// CRC-32 of the video.
  final int videoChecksum;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LivePhotoLayoutArguments> read(RequestMembers members) {
    final image = members.required('image', const TextType());
    final imageSize = members.required(
      'imageSize',
      const IntegerType(minimum: 0, maximum: 10_737_418_240),
    );
    final imageChecksum = members.required(
      'imageChecksum',
      const IntegerType(minimum: 0, maximum: 4_294_967_295),
    );
    final video = members.required('video', const TextType());
    final videoSize = members.required(
      'videoSize',
      const IntegerType(minimum: 0, maximum: 10_737_418_240),
    );
    final videoChecksum = members.required(
      'videoChecksum',
      const IntegerType(minimum: 0, maximum: 4_294_967_295),
    );
    return () => LivePhotoLayoutArguments(
      image: image(),
      imageSize: imageSize(),
      imageChecksum: imageChecksum(),
      video: video(),
      videoSize: videoSize(),
      videoChecksum: videoChecksum(),
    );
  }
}

/// What `livePhoto.layout` answers.
final class LivePhotoLayoutResult implements AnswerPart {
  /// Holds the result.
  const LivePhotoLayoutResult({
    required this.imageHeader,
    required this.videoHeader,
    required this.ending,
    required this.size,
  });

  /// What stands before the image.
  final Uint8List imageHeader;

  /// What stands between the image and the video.
  final Uint8List videoHeader;

  /// What follows the video.
  final Uint8List ending;

  /// The size of the archive, in bytes.
  final int size;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('imageHeader', imageHeader, answers.bytes);
    object.add('videoHeader', videoHeader, answers.bytes);
    object.add('ending', ending, answers.bytes);
    object.add('size', size, answers.integer);
    return object.build();
  }
}

/// What `livePhoto.pack` is asked.
final class LivePhotoPackArguments {
  /// Holds the arguments.
  const LivePhotoPackArguments({
    required this.image,
    required this.video,
    required this.destination,
  });

  /// The image; a regular file.
  final String image;

  /// The video; a regular file.
  final String video;

  /// The archive to make; it must not exist.
  final String destination;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<LivePhotoPackArguments> read(RequestMembers members) {
    final image = members.required('image', const PathType());
    final video = members.required('video', const PathType());
    final destination = members.required('destination', const PathType());
    return () => LivePhotoPackArguments(
      image: image(),
      video: video(),
      destination: destination(),
    );
  }
}

/// What `livePhoto.pack` answers.
final class LivePhotoPackResult implements AnswerPart {
  /// Holds the result.
  const LivePhotoPackResult({required this.size, required this.hash});

  /// The size of the archive, in bytes.
  final int size;

  /// The content hashes of image and video, base64 each, with a colon between
  /// them.
  final String hash;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('size', size, answers.integer);
    object.add('hash', hash, answers.text);
    return object.build();
  }
}

/// Answers the `livePhoto.*` operations of the testee protocol.
abstract interface class LivePhotoHandler {
  /// All of an archive but the bytes of its two files, which need not exist: so
  /// sizes that need ZIP64 are quick to compare.
  ///
  /// The spec's `livePhoto.layout`.
  FutureOr<LivePhotoLayoutResult> layout(LivePhotoLayoutArguments arguments);

  /// Packs an image and its video into a live photo's archive, in one pass over
  /// each and in constant memory.
  ///
  /// The spec's `livePhoto.pack`.
  FutureOr<LivePhotoPackResult> pack(LivePhotoPackArguments arguments);
}
