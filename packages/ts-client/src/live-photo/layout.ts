/** The bytes of a live photo's archive around its two files; they follow from names, sizes and checksums alone. */
import { LivePhoto, ZipFormat } from '@lockstep/spec';
import { extensionOf } from './entry-name.ts';

const zip = ZipFormat.values;

/** A file that goes into an archive. */
export interface LayoutFile {
  /** Its path, of which the extension counts. */
  readonly path: string;
  /** Its size, in bytes. */
  readonly size: number;
}

interface Entry {
  readonly name: string;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** The CRC-32 of each file. */
export interface Checksums {
  readonly image: number;
  readonly video: number;
}

/** Numbers and texts, one after the other. */
class Fields {
  readonly #bytes: number[] = [];

  /** Appends a number in little-endian order; 8 bytes hold what a double holds. */
  number(value: number, size: 2 | 4 | 8): this {
    let left = value;
    for (let at = 0; at < size; at++) {
      this.#bytes.push(left % 256);
      left = Math.floor(left / 256);
    }
    return this;
  }

  /** Appends ASCII. */
  text(text: string): this {
    for (let at = 0; at < text.length; at++) this.#bytes.push(text.charCodeAt(at));
    return this;
  }

  /** Appends other fields. */
  fields(other: Fields): this {
    this.#bytes.push(...other.#bytes);
    return this;
  }

  get size(): number {
    return this.#bytes.length;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

function needsZip64(value: number): boolean {
  return value >= zip.zip64Marker;
}

/** A size or offset as 32 bits hold it. */
function narrow(value: number): number {
  return needsZip64(value) ? zip.zip64Marker : value;
}

/** ZIP64's extra field with some numbers; nothing where there are none. */
function zip64Field(values: readonly number[]): Fields {
  const field = new Fields();
  if (values.length > 0) field.number(zip.zip64ExtraField, 2).number(8 * values.length, 2);
  for (const value of values) field.number(value, 8);
  return field;
}

/** The fields that both headers of an entry have, from the version needed to the extra field's size. */
function common({ name, size, offset }: Entry, checksum: number, extra: Fields): Fields {
  const isLarge = needsZip64(size) || needsZip64(offset);
  return new Fields()
    .number(isLarge ? zip.zip64VersionNeeded : zip.versionNeeded, 2)
    .number(zip.flags, 2)
    .number(zip.method, 2)
    .number(zip.time, 2)
    .number(zip.date, 2)
    .number(checksum, 4)
    .number(narrow(size), 4) // As it is stored,
    .number(narrow(size), 4) // and as it was before.
    .number(name.length, 2)
    .number(extra.size, 2);
}

function localHeader(entry: Entry, checksum: number): Fields {
  const { name, size } = entry;
  const extra = zip64Field(needsZip64(size) ? [size, size] : []);
  return new Fields()
    .number(zip.localHeaderSignature, 4)
    .fields(common(entry, checksum, extra))
    .text(name)
    .fields(extra);
}

function centralHeader(entry: Entry, checksum: number): Fields {
  const { name, size, offset } = entry;
  const extra = zip64Field([...(needsZip64(size) ? [size, size] : []), ...(needsZip64(offset) ? [offset] : [])]);
  return new Fields()
    .number(zip.centralHeaderSignature, 4)
    .number(zip.versionMadeBy, 2)
    .fields(common(entry, checksum, extra))
    .number(0, 2) // No comment.
    .number(0, 2) // On the only disk there is.
    .number(zip.internalAttributes, 2)
    .number(zip.externalAttributes, 4)
    .number(narrow(offset), 4)
    .text(name)
    .fields(extra);
}

/** ZIP64's end of the central directory, and its locator. */
function zip64End(directoryOffset: number, directorySize: number): Fields {
  return new Fields()
    .number(zip.zip64EndSignature, 4)
    .number(zip.zip64EndRestBytes, 8)
    .number(zip.versionMadeBy, 2)
    .number(zip.zip64VersionNeeded, 2)
    .number(0, 4) // The number of this disk,
    .number(0, 4) // and of the one where the directory begins.
    .number(zip.entries, 8)
    .number(zip.entries, 8)
    .number(directorySize, 8)
    .number(directoryOffset, 8)
    .number(zip.zip64LocatorSignature, 4)
    .number(0, 4) // The disk of ZIP64's end.
    .number(directoryOffset + directorySize, 8)
    .number(1, 4); // How many disks there are.
}

/** Where everything lies in an archive, decided from the sizes before a byte is written. */
export class ArchiveLayout {
  readonly #image: Entry;
  readonly #video: Entry;
  readonly #directoryOffset: number;

  constructor(image: LayoutFile, video: LayoutFile) {
    this.#image = { name: LivePhoto.values.imageEntry + extensionOf(image.path), size: image.size, offset: 0 };
    const name = LivePhoto.values.videoEntry + extensionOf(video.path);
    this.#video = { name, size: video.size, offset: localHeader(this.#image, 0).size + image.size };
    this.#directoryOffset = this.#video.offset + localHeader(this.#video, 0).size + video.size;
  }

  /** Where the checksum is in the archive that goes into each local header. */
  get checksumOffsets(): Checksums {
    const offset = zip.localChecksumOffset;
    return { image: this.#image.offset + offset, video: this.#video.offset + offset };
  }

  /** What stands before the image. */
  imageHeader(checksum: number): Uint8Array {
    return localHeader(this.#image, checksum).bytes;
  }

  /** What stands between the image and the video. */
  videoHeader(checksum: number): Uint8Array {
    return localHeader(this.#video, checksum).bytes;
  }

  /** What follows the video: the central directory and its end. */
  ending(checksums: Checksums): Uint8Array {
    const directory = centralHeader(this.#image, checksums.image).fields(centralHeader(this.#video, checksums.video));
    const ending = new Fields().fields(directory);
    if (needsZip64(this.#directoryOffset)) ending.fields(zip64End(this.#directoryOffset, directory.size));
    return ending
      .number(zip.endSignature, 4)
      .number(0, 2) // The number of this disk,
      .number(0, 2) // and of the one where the directory begins.
      .number(zip.entries, 2)
      .number(zip.entries, 2)
      .number(directory.size, 4)
      .number(narrow(this.#directoryOffset), 4)
      .number(0, 2).bytes; // No comment.
  }

  /** The size of the archive, in bytes. */
  get size(): number {
    return this.#directoryOffset + this.ending({ image: 0, video: 0 }).length;
  }
}

/** A CRC-32 as it is written in a header. */
export function checksumBytes(checksum: number): Uint8Array {
  return new Fields().number(checksum, 4).bytes;
}
