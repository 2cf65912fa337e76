// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// What the system that calls the extension was seen to do, on devices and in
/// its private code. No promise of Apple's.
///
/// The spec's `ExtensionHost`.
abstract final class ExtensionHost {
  /// When a call is ended without notice.
  ///
  /// Unit: seconds.
  static const int killSeconds = 30;

  /// How long the next call waits after a first attempt that failed; each
  /// further one in a row adds as much.
  ///
  /// Unit: seconds.
  static const int penaltySeconds = 300;

  /// After how many failed attempts in a row the system calls no more.
  static const int attempts = 49;
}

/// The bounds that a call keeps by itself.
///
/// The spec's `ExtensionLimits`.
abstract final class ExtensionLimits {
  /// How long a call takes at most, from its first line to its answer, by a
  /// clock that nobody sets.
  ///
  /// Unit: seconds.
  static const int callSeconds = 20;

  /// How much memory a call takes at most beyond what its process has at the
  /// first line: the system does not say a limit.
  ///
  /// Unit: bytes.
  static const int callMemoryBytes = 100_663_296;

  /// How long the photo library may take to hand out a photo's data.
  ///
  /// Unit: seconds.
  static const int photoDataSeconds = 15;

  /// How much of a call has to be left for a photo to be begun.
  ///
  /// Unit: seconds.
  static const int leastPhotoSeconds = 3;

  /// How much of a call discovery may take.
  ///
  /// Unit: seconds.
  static const int discoverySeconds = 5;

  /// How many assets are looked at in one transaction, and between two looks at
  /// the clock.
  static const int discoverySlice = 100;

  /// By what a slice is divided for each one before it that a call did not come
  /// to the end of.
  static const int sliceDivisor = 10;

  /// How many photos may wait: discovery goes no further while there are so
  /// many, so that each is looked at in time.
  static const int maximumQueued = 1000;

  /// How many of the photos that wait a call looks at.
  static const int candidates = 50;

  /// The largest asset, all its resources together, that a call uploads; a
  /// larger one is the app's.
  ///
  /// Unit: bytes.
  static const int maximumAssetBytes = 104_857_600;

  /// How much of a photo's original a call reads for its thumbnail and for what
  /// its EXIF data says; of a larger one the photo library's own derivative is
  /// the thumbnail.
  ///
  /// Unit: bytes.
  static const int previewBytes = 33_554_432;

  /// The largest image that a call decodes by itself, in pixels, for the same
  /// reason: an extension has little memory.
  static const int maximumDecodedPixels = 24_000_000;

  /// How often a call may begin a photo without coming to an end with it; then
  /// the photo is the app's.
  static const int maximumAttempts = 1;

  /// How long a photo that only iCloud has is left alone, where no job can
  /// fetch it.
  ///
  /// Unit: seconds.
  static const int cloudPauseSeconds = 86_400;

  /// How many download-only jobs are in flight at most: while one is, the
  /// system does not call.
  static const int maximumJobsInFlight = 3;

  /// When a job is cancelled, by the app or by a call: an original that is
  /// never delivered would silence the extension.
  ///
  /// Unit: seconds.
  static const int jobDeadlineSeconds = 86_400;

  /// How many of the last calls are kept for the app to show.
  static const int keptCalls = 200;

  /// How large the file grows that calls write to which can't open the
  /// database; the oldest lines go first.
  ///
  /// Unit: bytes.
  static const int earlyLogBytes = 65_536;
}
