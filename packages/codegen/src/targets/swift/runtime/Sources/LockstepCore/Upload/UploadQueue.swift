/// Which photo is uploaded next.
public enum UploadQueue {
  /// An upload that runs.
  public struct Running: Sendable, Hashable {
    /// The photo's local identifier.
    public let id: String
    /// Whether it is a video.
    public let isVideo: Bool

    /// Describes an upload that runs.
    public init(id: String, isVideo: Bool) {
      self.id = id
      self.isVideo = isVideo
    }
  }

  /// An upload that waits.
  public struct Pending: Sendable, Hashable {
    /// The photo's local identifier.
    public let id: String
    /// Whether it is a video.
    public let isVideo: Bool
    /// When the photo was taken, in microseconds since 1970.
    public let creationTime: Int

    /// Describes an upload that waits.
    public init(id: String, isVideo: Bool, creationTime: Int) {
      self.id = id
      self.isVideo = isVideo
      self.creationTime = creationTime
    }
  }

  /// Chooses the upload to start: the one that was taken last, the smaller identifier by UTF-16
  /// code units where times are equal; in the background and in the extension every photo before
  /// every video. Looks at each pending upload once.
  ///
  /// - Parameters:
  ///   - pending: what waits, in any order.
  ///   - running: what runs.
  ///   - owner: the process that asks.
  /// - Returns: nil where none may start.
  public static func next(
    of pending: some Sequence<Pending>, beside running: [Running],
    for owner: ProcessType = .foreground
  ) -> Pending? {
    guard running.count < QueueLimits.maximumRunning else { return nil }
    let videosRunning = running.count { $0.isVideo }
    let mayStartVideo = videosRunning < QueueLimits.maximumVideosRunning
    let photosFirst = PhotosFirst.all.contains(PhotosFirst(owner: owner))
    var next: Pending?
    for each in pending {
      if each.isVideo && !mayStartVideo { continue }
      if let next, !comesBefore(each, next, photosFirst: photosFirst) { continue }
      if running.contains(where: { JsonString($0.id) == JsonString(each.id) }) { continue }
      next = each
    }
    return next
  }

  // JsonString compares code units, where Swift's own strings normalise.
  private static func comesBefore(_ one: Pending, _ other: Pending, photosFirst: Bool) -> Bool {
    if photosFirst, one.isVideo != other.isVideo { return !one.isVideo }
    return isEarlier(one, other)
  }

  /// Whether an upload is started before another one of its kind.
  static func isEarlier(_ one: Pending, _ other: Pending) -> Bool {
    one.creationTime != other.creationTime
      ? one.creationTime > other.creationTime : JsonString(one.id) < JsonString(other.id)
  }
}
