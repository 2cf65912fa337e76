// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// A photo to upload: its original, and what goes with it.
public struct UploadPhoto: Sendable {
  /// The photo's local identifier.
  public let localId: String
  /// The collection that it is for.
  public let collectionId: Int
  /// Where its bytes are.
  public let content: PhotoContent
  /// Its thumbnail.
  public let thumbnail: PhotoThumbnail
  /// The metadata; the uploader fills in the hash.
  public let metadata: FileMetadata
  /// The public magic metadata.
  public let publicMagicMetadata: PublicMagicMetadata?

  /// Describes a photo.
  public init(
    localId: String, collectionId: Int, content: PhotoContent, thumbnail: PhotoThumbnail,
    metadata: FileMetadata, publicMagicMetadata: PublicMagicMetadata? = nil
  ) {
    self.localId = localId
    self.collectionId = collectionId
    self.content = content
    self.thumbnail = thumbnail
    self.metadata = metadata
    self.publicMagicMetadata = publicMagicMetadata
  }

  /// Describes a photo on disk: an image or a video, or a live photo's image with its video.
  public init(
    localId: String, collectionId: Int, image: URL, video: URL? = nil, thumbnail: URL,
    metadata: FileMetadata, publicMagicMetadata: PublicMagicMetadata? = nil
  ) {
    self.init(
      localId: localId, collectionId: collectionId,
      content: video.map { .livePhoto(image: image, video: $0) } ?? .file(image),
      thumbnail: .file(thumbnail), metadata: metadata, publicMagicMetadata: publicMagicMetadata)
  }
}

/// What became of a photo.
public struct UploadResult: Sendable, Hashable {
  /// What became of it.
  public let outcome: UploadOutcome
  /// The server's number of the file; nil where there is none.
  public let fileId: Int?
  /// The bytes of PUTs that the storage acknowledged.
  public let sentBytes: Int
}

/// How far an upload is.
public struct UploadStep: Sendable, Hashable {
  /// The photo's local identifier.
  public let localId: String
  /// What the upload looks like to a person.
  public let state: UploadState
  /// What the storage has, in bytes.
  public let sentBytes: Int
  /// What there is to send, in bytes; 0 where that is not known yet.
  public let totalBytes: Int
}

/// What became of the records that a resume found.
public struct ResumeResult: Sendable {
  /// The server's numbers of the files that were committed.
  public let committed: [Int]
  /// The uploads that failed, with their local identifiers; their records stay.
  public let failed: [(localId: String, collectionId: Int, error: any Error)]
}

/// How photos are uploaded.
public struct UploadOptions: Sendable {
  /// Ends the upload before its next step.
  public let cancellation: Cancellation?
  /// When the run ends, in microseconds since 1970: nothing is begun that can't leave a resumable
  /// state by then.
  public let deadline: Int?
  /// Told how far an upload is, on the thread that works.
  public let progress: (@Sendable (UploadStep) -> Void)?

  /// Makes options; all of them may be left out.
  public init(
    cancellation: Cancellation? = nil, deadline: Int? = nil,
    progress: (@Sendable (UploadStep) -> Void)? = nil
  ) {
    self.cancellation = cancellation
    self.deadline = deadline
    self.progress = progress
  }
}
