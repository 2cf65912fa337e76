// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../spec/live_photo.dart';
import '../spec/models/file_metadata.dart';

/// The content hash that metadata has, in the form of any client.
extension ContentHash on FileMetadata {
  /// The content hash in today's form, base64: of a live photo that of its
  /// image, a separator and that of its video, also where an older web client
  /// wrote the two apart. Null where the metadata has none.
  String? get contentHash {
    if (hash case final hash?) return hash;
    return switch ((imageHash, videoHash)) {
      (final image?, final video?) => '$image${LivePhoto.hashSeparator}$video',
      _ => null,
    };
  }
}
