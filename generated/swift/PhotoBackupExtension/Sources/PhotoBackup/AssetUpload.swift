// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// The upload of one asset: all of its files, one after the other.
struct AssetUpload {
  let asset: any LibraryAsset
  let settings: ExtensionSettings
  let manager: UploadManager
  let container: SharedContainer
  let call: BackupCall

  /// Uploads every file; the outcome is that of the last one, or of the first that is not through.
  ///
  /// - Throws: `PhotoReadError`, and what `UploadManager.upload` throws.
  func run() throws -> UploadOutcome {
    let details = asset.details
    let files = details.files
    if files.isEmpty { throw PhotoReadError.gone }
    // Before any byte is read, where the system tells the size.
    if details.knownSize > ExtensionLimits.maximumAssetBytes { throw PhotoReadError.tooLarge }
    let preview = try asset.preview(call.cancellation)
    let budget = AssetBytes(maximum: ExtensionLimits.maximumAssetBytes)
    for file in files {
      let result = try upload(file, of: details, preview, budget)
      call.report.sentBytes += result.sentBytes
      switch result.outcome {
      case .uploaded, .present, .linked: continue
      case .locked, .postponed: return result.outcome
      }
    }
    return .uploaded
  }

  private func upload(
    _ file: AssetFile, of details: AssetDetails, _ preview: AssetPreview, _ budget: AssetBytes
  ) throws -> UploadResult {
    let main = LimitedStream(asset.stream(file.main), budget)
    guard let paired = file.paired else {
      return try send(.stream(main), file, details, preview)
    }
    // The archive of a live photo begins with sizes that only its end tells. So both lie on disk
    // for a moment; what a kill leaves of them the next clean-up removes.
    let image = try copy(main, named: details.resources[file.main].filename)
    defer { try? FileManager.default.removeItem(at: image) }
    let video = try copy(
      LimitedStream(asset.stream(paired), budget), named: details.resources[paired].filename)
    defer { try? FileManager.default.removeItem(at: video) }
    return try send(.livePhoto(image: image, video: video), file, details, preview)
  }

  private func send(
    _ content: PhotoContent, _ file: AssetFile, _ details: AssetDetails, _ preview: AssetPreview
  ) throws -> UploadResult {
    let made = preview.thumbnail.flatMap { $0.count > Thumbnail.maximumBytes ? nil : $0 }
    let thumbnail = made ?? Base64.decode(Thumbnail.missingImage) ?? []
    // No deadline: it would let nothing be begun that may not end in time at the slowest speed, and
    // that is every file of 20 MiB. A call whose time is over cancels what is under way.
    return try manager.upload(
      UploadPhoto(
        localId: details.localId, collectionId: settings.collectionId, content: content,
        thumbnail: .bytes(thumbnail), metadata: details.metadata(of: file, preview.exif),
        publicMagicMetadata: details.publicMagicMetadata(
          preview.exif, hasThumbnail: made != nil)),
      options: UploadOptions(cancellation: call.cancellation))
  }

  private func copy(_ stream: LimitedStream, named name: String) throws -> URL {
    let url = container.temporaryFile(
      .extension, fileExtension: (name as NSString).pathExtension)
    guard FileManager.default.createFile(atPath: url.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: url.path)
    else { throw LockstepError(.ioError, "a file for a live photo can't be made") }
    do {
      try stream.read(call.cancellation) { try handle.write(contentsOf: Data($0)) }
      try handle.close()
      return url
    } catch {
      try? handle.close()
      try? FileManager.default.removeItem(at: url)
      throw error
    }
  }
}

/// How many bytes of an asset were read, by its streams.
final class AssetBytes: @unchecked Sendable {
  private let maximum: Int
  // One thread reads an asset; the class is shared by its streams.
  private var counts: [Int] = []

  init(maximum: Int) {
    self.maximum = maximum
  }

  func addStream() -> Int {
    counts.append(0)
    return counts.count - 1
  }

  func begin(_ stream: Int) {
    counts[stream] = 0
  }

  func take(_ count: Int, of stream: Int) throws {
    counts[stream] += count
    if counts.reduce(0, +) > maximum { throw PhotoReadError.tooLarge }
  }
}

/// A stream that ends where an asset turns out to be too large: before iOS 27 nothing else shows
/// it.
struct LimitedStream: PhotoStream {
  private let stream: any PhotoStream
  private let budget: AssetBytes
  private let number: Int

  init(_ stream: any PhotoStream, _ budget: AssetBytes) {
    self.stream = stream
    self.budget = budget
    number = budget.addStream()
  }

  func read(
    _ cancellation: Cancellation?, _ take: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    // It may be read twice, to be hashed and to be encrypted.
    budget.begin(number)
    try stream.read(cancellation) { bytes in
      try budget.take(bytes.count, of: number)
      try take(bytes)
    }
  }
}
