// Generated from the spec's subject `live-photo`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What a live photo's archive is called and what is in it.
///
/// Spec: `LivePhoto`.
public enum LivePhoto {
  /// The extension of the archive's own name.
  ///
  /// Spec: `LivePhoto.archiveExtension`, text.
  public static let archiveExtension = ".elp"

  /// The first entry's name, which the extension of the image's name follows.
  ///
  /// Spec: `LivePhoto.imageEntry`, text.
  public static let imageEntry = "image"

  /// The second entry's name, which the extension of the video's name follows.
  ///
  /// Spec: `LivePhoto.videoEntry`, text.
  public static let videoEntry = "video"

  /// What stands between the hash of the image and that of the video, in the content hash of a live
  /// photo.
  ///
  /// Spec: `LivePhoto.hashSeparator`, text.
  public static let hashSeparator = ":"

  /// The first of the characters that an extension may consist of, in ASCII's order. An extension
  /// is what is in the last component of a path from its last dot on, unless that dot is its first
  /// character. One that has no character beside the dot, or a character that is not allowed, is
  /// left out of the entry's name: then every name is ASCII, no reader takes a part of it for a
  /// folder, and every file system can hold it.
  ///
  /// Spec: `LivePhoto.firstExtensionCharacter`, text.
  public static let firstExtensionCharacter = "!"

  /// The last of the characters that an extension may consist of.
  ///
  /// Spec: `LivePhoto.lastExtensionCharacter`, text.
  public static let lastExtensionCharacter = "~"

  /// The characters between the two that an extension may not hold: file systems have a use for
  /// them.
  ///
  /// Spec: `LivePhoto.reservedExtensionCharacters`, text.
  public static let reservedExtensionCharacters = "\"*/:<>?\\|"

  /// The most that a reader unpacks from one archive, whatever its entries say.
  ///
  /// Spec: `LivePhoto.maximumUnpackedBytes`, bytes.
  public static let maximumUnpackedBytes = 10_737_418_240
}

/// The parts of the zip format (APPNOTE.TXT) that decide an archive's bytes. Numbers are written
/// lowest byte first. Entries are stored, one after the other, then the central directory follows;
/// there are no data descriptors, no comments, and no extra fields but that of ZIP64 where a size
/// or an offset needs it.
///
/// Spec: `ZipFormat`.
public enum ZipFormat {
  /// What a local header begins with.
  ///
  /// Spec: `ZipFormat.localHeaderSignature`, tag.
  public static let localHeaderSignature = 67_324_752

  /// What an entry of the central directory begins with.
  ///
  /// Spec: `ZipFormat.centralHeaderSignature`, tag.
  public static let centralHeaderSignature = 33_639_248

  /// What the end of the central directory begins with.
  ///
  /// Spec: `ZipFormat.endSignature`, tag.
  public static let endSignature = 101_010_256

  /// What ZIP64's end of the central directory begins with.
  ///
  /// Spec: `ZipFormat.zip64EndSignature`, tag.
  public static let zip64EndSignature = 101_075_792

  /// What the locator of ZIP64's end begins with.
  ///
  /// Spec: `ZipFormat.zip64LocatorSignature`, tag.
  public static let zip64LocatorSignature = 117_853_008

  /// Where the CRC-32 is in a local header: it is written when the entry's bytes are known.
  ///
  /// Spec: `ZipFormat.localChecksumOffset`, bytes.
  public static let localChecksumOffset = 14

  /// The size of ZIP64's end less its signature and size: what its size field says.
  ///
  /// Spec: `ZipFormat.zip64EndRestBytes`, bytes.
  public static let zip64EndRestBytes = 44

  /// The version that made the archive: 4.5, on a system without permissions of its own, so that
  /// none are set.
  ///
  /// Spec: `ZipFormat.versionMadeBy`, tag.
  public static let versionMadeBy = 45

  /// The version that an entry needs to be read, 2.0: what readers expect of a file in no folder.
  ///
  /// Spec: `ZipFormat.versionNeeded`, tag.
  public static let versionNeeded = 20

  /// The version that an entry with ZIP64's field needs, 4.5. It is in ZIP64's end, too.
  ///
  /// Spec: `ZipFormat.zip64VersionNeeded`, tag.
  public static let zip64VersionNeeded = 45

  /// The general purpose flags: none. Names are ASCII, so that the one for UTF-8 says nothing.
  ///
  /// Spec: `ZipFormat.flags`, tag.
  public static let flags = 0

  /// The compression method: stored. Photos and videos don't shrink.
  ///
  /// Spec: `ZipFormat.method`, tag.
  public static let method = 0

  /// The time of every entry as MS-DOS writes it: midnight.
  ///
  /// Spec: `ZipFormat.time`, tag.
  public static let time = 0

  /// The date of every entry as MS-DOS writes it: 1980-01-01, its first day.
  ///
  /// Spec: `ZipFormat.date`, tag.
  public static let date = 33

  /// The internal attributes: none, so not known to be text.
  ///
  /// Spec: `ZipFormat.internalAttributes`, tag.
  public static let internalAttributes = 0

  /// The external attributes: none, an ordinary file.
  ///
  /// Spec: `ZipFormat.externalAttributes`, tag.
  public static let externalAttributes = 0

  /// The extra field of ZIP64.
  ///
  /// Spec: `ZipFormat.zip64ExtraField`, tag.
  public static let zip64ExtraField = 1

  /// What stands for a size or an offset of 32 bits that is in ZIP64's field: one that is as large,
  /// or larger, needs it.
  ///
  /// Spec: `ZipFormat.zip64Marker`, tag.
  public static let zip64Marker = 4_294_967_295

  /// How many entries an archive has.
  ///
  /// Spec: `ZipFormat.entries`, count.
  public static let entries = 2

  /// CRC-32's polynomial, lowest bit first.
  ///
  /// Spec: `ZipFormat.checksumPolynomial`, tag.
  public static let checksumPolynomial = 3_988_292_384
}
