import '../crypto/crypto_provider.dart';
import '../spec/models/file_metadata.dart';
import '../spec/models/public_magic_metadata.dart';
import '../spec/upload.dart';
import '../spec/upload_state.dart';

/// A photo to upload: originals on disk, and what goes with them.
final class UploadPhoto {
  /// Describes a photo; of a live photo both [image] and [video] are given.
  const UploadPhoto({
    required this.localId,
    required this.collectionId,
    required this.image,
    required this.thumbnail,
    required this.metadata,
    this.video,
    this.publicMagicMetadata,
  });

  /// The photo's local identifier.
  final String localId;

  /// The collection that it is for.
  final int collectionId;

  /// The path of the image, or of a video.
  final String image;

  /// The path of a live photo's video.
  final String? video;

  /// The path of a JPEG.
  final String thumbnail;

  /// The metadata; the uploader fills in the hash.
  final FileMetadata metadata;

  /// The public magic metadata.
  final PublicMagicMetadata? publicMagicMetadata;
}

/// The keys of the account's collections, by their numbers: 32 bytes each. The
/// uploader keeps none of them.
typedef CollectionKeys = Map<int, CryptoBuffer>;

/// What became of a photo.
final class UploadResult {
  /// A result.
  const UploadResult(this.outcome, {required this.sentBytes, this.fileId});

  /// What became of it.
  final UploadOutcome outcome;

  /// The server's number of the file; null where there is none.
  final int? fileId;

  /// The bytes of PUTs that the storage acknowledged.
  final int sentBytes;
}

/// How far an upload is.
final class UploadProgressEvent {
  /// An event.
  const UploadProgressEvent({
    required this.localId,
    required this.state,
    required this.sentBytes,
    required this.totalBytes,
  });

  /// The photo's local identifier.
  final String localId;

  /// What the upload looks like to a person.
  final UploadState state;

  /// What was sent of [totalBytes], that which is in flight among it.
  final int sentBytes;

  /// What there is to send, in bytes; 0 where that is not known yet.
  final int totalBytes;
}

/// What became of the records that a resume found.
final class ResumeResult {
  /// A result.
  const ResumeResult({required this.committed, required this.failed});

  /// The server's numbers of the files that were committed.
  final List<int> committed;

  /// The uploads that failed; their records stay.
  final List<({String localId, int collectionId, Exception error})> failed;
}
