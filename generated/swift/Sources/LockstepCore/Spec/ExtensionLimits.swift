// Generated from the spec's subject `extension-limits`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What the system that calls the extension was seen to do, on devices and in its private code. No
/// promise of Apple's.
///
/// Spec: `ExtensionHost`.
public enum ExtensionHost {
  /// When a call is ended without notice.
  ///
  /// Spec: `ExtensionHost.killSeconds`, seconds.
  public static let killSeconds = 30

  /// How long the next call waits after a first attempt that failed; each further one in a row adds
  /// as much.
  ///
  /// Spec: `ExtensionHost.penaltySeconds`, seconds.
  public static let penaltySeconds = 300

  /// After how many failed attempts in a row the system calls no more.
  ///
  /// Spec: `ExtensionHost.attempts`, count.
  public static let attempts = 49
}

/// The bounds that a call keeps by itself.
///
/// Spec: `ExtensionLimits`.
public enum ExtensionLimits {
  /// How long a call takes at most, from its first line to its answer, by a clock that nobody sets.
  ///
  /// Spec: `ExtensionLimits.callSeconds`, seconds.
  public static let callSeconds = 20

  /// How much memory a call takes at most beyond what its process has at the first line: the system
  /// does not say a limit.
  ///
  /// Spec: `ExtensionLimits.callMemoryBytes`, bytes.
  public static let callMemoryBytes = 100_663_296

  /// How long the photo library may take to hand out a photo's data.
  ///
  /// Spec: `ExtensionLimits.photoDataSeconds`, seconds.
  public static let photoDataSeconds = 15

  /// How much of a call has to be left for a photo to be begun.
  ///
  /// Spec: `ExtensionLimits.leastPhotoSeconds`, seconds.
  public static let leastPhotoSeconds = 3

  /// How much of a call discovery may take.
  ///
  /// Spec: `ExtensionLimits.discoverySeconds`, seconds.
  public static let discoverySeconds = 5

  /// How many assets are looked at in one transaction, and between two looks at the clock.
  ///
  /// Spec: `ExtensionLimits.discoverySlice`, count.
  public static let discoverySlice = 100

  /// By what a slice is divided for each one before it that a call did not come to the end of.
  ///
  /// Spec: `ExtensionLimits.sliceDivisor`, count.
  public static let sliceDivisor = 10

  /// How many photos may wait: discovery goes no further while there are so many, so that each is
  /// looked at in time.
  ///
  /// Spec: `ExtensionLimits.maximumQueued`, count.
  public static let maximumQueued = 1000

  /// How many of the photos that wait a call looks at.
  ///
  /// Spec: `ExtensionLimits.candidates`, count.
  public static let candidates = 50

  /// The largest asset, all its resources together, that a call uploads; a larger one is the app's.
  ///
  /// Spec: `ExtensionLimits.maximumAssetBytes`, bytes.
  public static let maximumAssetBytes = 104_857_600

  /// How much of a photo's original a call reads for its thumbnail and for what its EXIF data says;
  /// of a larger one the photo library's own derivative is the thumbnail.
  ///
  /// Spec: `ExtensionLimits.previewBytes`, bytes.
  public static let previewBytes = 33_554_432

  /// The largest image that a call decodes by itself, in pixels, for the same reason: an extension
  /// has little memory.
  ///
  /// Spec: `ExtensionLimits.maximumDecodedPixels`, count.
  public static let maximumDecodedPixels = 24_000_000

  /// How often a call may begin a photo without coming to an end with it; then the photo is the
  /// app's.
  ///
  /// Spec: `ExtensionLimits.maximumAttempts`, count.
  public static let maximumAttempts = 1

  /// How long a photo that only iCloud has is left alone, where no job can fetch it.
  ///
  /// Spec: `ExtensionLimits.cloudPauseSeconds`, seconds.
  public static let cloudPauseSeconds = 86400

  /// How many download-only jobs are in flight at most: while one is, the system does not call.
  ///
  /// Spec: `ExtensionLimits.maximumJobsInFlight`, count.
  public static let maximumJobsInFlight = 3

  /// When a job is cancelled, by the app or by a call: an original that is never delivered would
  /// silence the extension.
  ///
  /// Spec: `ExtensionLimits.jobDeadlineSeconds`, seconds.
  public static let jobDeadlineSeconds = 86400

  /// How many of the last calls are kept for the app to show.
  ///
  /// Spec: `ExtensionLimits.keptCalls`, count.
  public static let keptCalls = 200

  /// How large the file grows that calls write to which can't open the database; the oldest lines
  /// go first.
  ///
  /// Spec: `ExtensionLimits.earlyLogBytes`, bytes.
  public static let earlyLogBytes = 65536
}
