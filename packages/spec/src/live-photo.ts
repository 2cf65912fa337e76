/** The live photo archive: an image and its video in one zip file that has the same bytes everywhere. */
import { defineConstants, defineOperation, quantity, t, text } from './define.ts';
import { Encryption } from './encryption.ts';

/** What a live photo's archive is called and what is in it. */
export const LivePhoto = defineConstants('LivePhoto', {
  /** The extension of the archive's own name. */
  archiveExtension: text('.elp'),
  /** The first entry's name, which the extension of the image's name follows. */
  imageEntry: text('image'),
  /** The second entry's name, which the extension of the video's name follows. */
  videoEntry: text('video'),
  /** What stands between the hash of the image and that of the video, in the content hash of a live photo. */
  hashSeparator: text(':'),
  /**
   * The first of the characters that an extension may consist of, in ASCII's order. An extension is what is in the
   * last component of a path from its last dot on, unless that dot is its first character. One that has no character
   * beside the dot, or a character that is not allowed, is left out of the entry's name: then every name is ASCII, no
   * reader takes a part of it for a folder, and every file system can hold it.
   */
  firstExtensionCharacter: text('!'),
  /** The last of the characters that an extension may consist of. */
  lastExtensionCharacter: text('~'),
  /** The characters between the two that an extension may not hold: file systems have a use for them. */
  reservedExtensionCharacters: text('"*/:<>?\\|'),
  /** The most that a reader unpacks from one archive, whatever its entries say. */
  maximumUnpackedBytes: quantity(Encryption.values.maximumEncryptedBytes, 'bytes'),
});

/**
 * The parts of the zip format (APPNOTE.TXT) that decide an archive's bytes. Numbers are written lowest byte first.
 * Entries are stored, one after the other, then the central directory follows; there are no data descriptors, no
 * comments, and no extra fields but that of ZIP64 where a size or an offset needs it.
 */
export const ZipFormat = defineConstants('ZipFormat', {
  /** What a local header begins with. */
  localHeaderSignature: quantity(0x04034b50, 'tag'),
  /** What an entry of the central directory begins with. */
  centralHeaderSignature: quantity(0x02014b50, 'tag'),
  /** What the end of the central directory begins with. */
  endSignature: quantity(0x06054b50, 'tag'),
  /** What ZIP64's end of the central directory begins with. */
  zip64EndSignature: quantity(0x06064b50, 'tag'),
  /** What the locator of ZIP64's end begins with. */
  zip64LocatorSignature: quantity(0x07064b50, 'tag'),
  /** Where the CRC-32 is in a local header: it is written when the entry's bytes are known. */
  localChecksumOffset: quantity(14, 'bytes'),
  /** The size of ZIP64's end less its signature and size: what its size field says. */
  zip64EndRestBytes: quantity(44, 'bytes'),
  /** The version that made the archive: 4.5, on a system without permissions of its own, so that none are set. */
  versionMadeBy: quantity(45, 'tag'),
  /** The version that an entry needs to be read, 2.0: what readers expect of a file in no folder. */
  versionNeeded: quantity(20, 'tag'),
  /** The version that an entry with ZIP64's field needs, 4.5. It is in ZIP64's end, too. */
  zip64VersionNeeded: quantity(45, 'tag'),
  /** The general purpose flags: none. Names are ASCII, so that the one for UTF-8 says nothing. */
  flags: quantity(0, 'tag'),
  /** The compression method: stored. Photos and videos don't shrink. */
  method: quantity(0, 'tag'),
  /** The time of every entry as MS-DOS writes it: midnight. */
  time: quantity(0, 'tag'),
  /** The date of every entry as MS-DOS writes it: 1980-01-01, its first day. */
  date: quantity(0x0021, 'tag'),
  /** The internal attributes: none, so not known to be text. */
  internalAttributes: quantity(0, 'tag'),
  /** The external attributes: none, an ordinary file. */
  externalAttributes: quantity(0, 'tag'),
  /** The extra field of ZIP64. */
  zip64ExtraField: quantity(0x0001, 'tag'),
  /** What stands for a size or an offset of 32 bits that is in ZIP64's field: one that is as large, or larger, needs it. */
  zip64Marker: quantity(0xffffffff, 'tag'),
  /** How many entries an archive has. */
  entries: quantity(2, 'count'),
  /** CRC-32's polynomial, lowest bit first. */
  checksumPolynomial: quantity(0xedb88320, 'tag'),
});

/** Packs an image and its video into a live photo's archive, in one pass over each and in constant memory. */
export const livePhotoPack = defineOperation('livePhoto.pack', {
  args: {
    /** The image; a regular file. */
    image: t.path(),
    /** The video; a regular file. */
    video: t.path(),
    /** The archive to make; it must not exist. */
    destination: t.path(),
  },
  result: {
    /** The size of the archive, in bytes. */
    size: t.integer(),
    /** The content hashes of image and video, base64 each, with a colon between them. */
    hash: t.string(),
  },
});

const size = t.integer({ minimum: 0, maximum: Encryption.values.maximumEncryptedBytes });
const checksum = t.integer({ minimum: 0, maximum: 2 ** 32 - 1 });

/** All of an archive but the bytes of its two files, which need not exist: so sizes that need ZIP64 are quick to compare. */
export const livePhotoLayout = defineOperation('livePhoto.layout', {
  args: {
    /** The image's path, of which the extension counts. */
    image: t.string(),
    /** The size of the image, in bytes. */
    imageSize: size,
    /** CRC-32 of the image. */
    imageChecksum: checksum,
    /** The video's path, of which the extension counts. */
    video: t.string(),
    /** The size of the video, in bytes. */
    videoSize: size,
    /** CRC-32 of the video. */
    videoChecksum: checksum,
  },
  result: {
    /** What stands before the image. */
    imageHeader: t.bytes(),
    /** What stands between the image and the video. */
    videoHeader: t.bytes(),
    /** What follows the video. */
    ending: t.bytes(),
    /** The size of the archive, in bytes. */
    size: t.integer(),
  },
});
