// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// What a live photo's archive is called and what is in it.
///
/// The spec's `LivePhoto`.
abstract final class LivePhoto {
  /// The extension of the archive's own name.
  static const String archiveExtension = '.elp';

  /// The first entry's name, which the extension of the image's name follows.
  static const String imageEntry = 'image';

  /// The second entry's name, which the extension of the video's name follows.
  static const String videoEntry = 'video';

  /// What stands between the hash of the image and that of the video, in the
  /// content hash of a live photo.
  static const String hashSeparator = ':';

  /// The first of the characters that an extension may consist of, in ASCII's
  /// order. An extension is what is in the last component of a path from its
  /// last dot on, unless that dot is its first character. One that has no
  /// character beside the dot, or a character that is not allowed, is left out
  /// of the entry's name: then every name is ASCII, no reader takes a part of
  /// it for a folder, and every file system can hold it.
  static const String firstExtensionCharacter = '!';

  /// The last of the characters that an extension may consist of.
  static const String lastExtensionCharacter = '~';

  /// The characters between the two that an extension may not hold: file
  /// systems have a use for them.
  static const String reservedExtensionCharacters = '"*/:<>?\\|';

  /// The most that a reader unpacks from one archive, whatever its entries say.
  ///
  /// Unit: bytes.
  static const int maximumUnpackedBytes = 10_737_418_240;
}

/// The parts of the zip format (APPNOTE.TXT) that decide an archive's bytes.
/// Numbers are written lowest byte first. Entries are stored, one after the
/// other, then the central directory follows; there are no data descriptors, no
/// comments, and no extra fields but that of ZIP64 where a size or an offset
/// needs it.
///
/// The spec's `ZipFormat`.
abstract final class ZipFormat {
  /// What a local header begins with.
  static const int localHeaderSignature = 67_324_752;

  /// What an entry of the central directory begins with.
  static const int centralHeaderSignature = 33_639_248;

  /// What the end of the central directory begins with.
  static const int endSignature = 101_010_256;

  /// What ZIP64's end of the central directory begins with.
  static const int zip64EndSignature = 101_075_792;

  /// What the locator of ZIP64's end begins with.
  static const int zip64LocatorSignature = 117_853_008;

  /// Where the CRC-32 is in a local header: it is written when the entry's
  /// bytes are known.
  ///
  /// Unit: bytes.
  static const int localChecksumOffset = 14;

  /// The size of ZIP64's end less its signature and size: what its size field
  /// says.
  ///
  /// Unit: bytes.
  static const int zip64EndRestBytes = 44;

  /// The version that made the archive: 4.5, on a system without permissions of
  /// its own, so that none are set.
  static const int versionMadeBy = 45;

  /// The version that an entry needs to be read, 2.0: what readers expect of a
  /// file in no folder.
  static const int versionNeeded = 20;

  /// The version that an entry with ZIP64's field needs, 4.5. It is in ZIP64's
  /// end, too.
  static const int zip64VersionNeeded = 45;

  /// The general purpose flags: none. Names are ASCII, so that the one for
  /// UTF-8 says nothing.
  static const int flags = 0;

  /// The compression method: stored. Photos and videos don't shrink.
  static const int method = 0;

  /// The time of every entry as MS-DOS writes it: midnight.
  static const int time = 0;

  /// The date of every entry as MS-DOS writes it: 1980-01-01, its first day.
  static const int date = 33;

  /// The internal attributes: none, so not known to be text.
  static const int internalAttributes = 0;

  /// The external attributes: none, an ordinary file.
  static const int externalAttributes = 0;

  /// The extra field of ZIP64.
  static const int zip64ExtraField = 1;

  /// What stands for a size or an offset of 32 bits that is in ZIP64's field:
  /// one that is as large, or larger, needs it.
  static const int zip64Marker = 4_294_967_295;

  /// How many entries an archive has.
  static const int entries = 2;

  /// CRC-32's polynomial, lowest bit first.
  static const int checksumPolynomial = 3_988_292_384;
}
