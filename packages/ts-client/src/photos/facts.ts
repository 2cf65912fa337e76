/** What a photo's own file says of it: when and where it was taken, and with what. */
import { open } from 'node:fs/promises';
import type { PublicMagicMetadata } from '@lockstep/spec';
import { Encryption, FileMetadata, FileType } from '@lockstep/spec';
import { giveBuffer, takeBuffer } from '../file/buffers.ts';
import { nameFailures } from '../file/io-error.ts';
import { modelObject, type MembersOf, type ModelObject } from '../models/index.ts';
import type { FoundPhoto } from './scan.ts';

/** How much of an image's start holds its EXIF in most formats, in bytes. */
const startBytes = 256 * 1024;
/** In some it stands at the end: such an image is read whole, up to this size in bytes. */
const wholeBytes = 64 * 1024 * 1024;
/** What is read of most images fits: those buffers are needed for encryption, too, and reading thousands of images leaves no garbage. */
const bufferBytes = Encryption.values.plaintextChunkBytes;
const atTheEnd: ReadonlySet<string> = new Set(['webp', 'png', 'apng']);

/** What EXIF says. */
interface Exif {
  readonly creationTime?: number;
  readonly dateTime?: string;
  readonly offsetTime?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly width?: number;
  readonly height?: number;
  readonly cameraMake?: string;
  readonly cameraModel?: string;
}

/** What is known of a photo before it is uploaded. */
export interface PhotoFacts {
  /** When it was taken, in microseconds since 1970. */
  readonly creationTime: number;
  readonly metadata: ModelObject<typeof FileMetadata>;
  /** What every viewer may see of it; a thumbnail that is missing is not in it yet. */
  readonly magic: MembersOf<typeof PublicMagicMetadata>;
}

/**
 * Reads the facts of a photo: from EXIF where an image has it, else the file's time.
 * @throws LockstepError `io_error`
 */
export async function readFacts(photo: FoundPhoto): Promise<PhotoFacts> {
  const { latitude, longitude, creationTime: taken, ...exif } = photo.kind === 'video' ? {} : await readExif(photo.image);
  const creationTime = taken ?? photo.modifiedAt;
  const place = latitude === undefined || longitude === undefined ? {} : { latitude, longitude };
  const members = { title: photo.title, creationTime, modificationTime: photo.modifiedAt, fileType: FileType.members[photo.kind], ...place };
  return { creationTime, metadata: modelObject(FileMetadata, members), magic: exif };
}

async function readExif(path: string): Promise<Exif> {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  // Loaded where there is an image: it takes a while, and memory.
  const { default: reader } = await import('exifreader');
  return lookAtStart(path, atTheEnd.has(extension) ? wholeBytes : startBytes, (bytes) => {
    try {
      const { exif = {}, gps = {}, file } = reader.load(bytes, { expanded: true });
      return { ...timeOf(exif), ...placeOf(gps), ...sizeOf(exif, file), ...cameraOf(exif) };
    } catch {
      return {}; // It has none, or none that can be read.
    }
  });
}

/** Gives the start of a file to some work, whose the bytes are until it returns. */
async function lookAtStart<T>(path: string, most: number, work: (bytes: Buffer) => T): Promise<T> {
  return nameFailures('read', path, async () => {
    const file = await open(path, 'r');
    const buffer = takeBuffer(bufferBytes);
    try {
      const length = Math.min((await file.stat()).size, most);
      const bytes = length <= buffer.length ? buffer.subarray(0, length) : Buffer.alloc(length);
      let size = 0;
      while (size < bytes.length) {
        const { bytesRead } = await file.read(bytes, size, bytes.length - size, size);
        if (bytesRead === 0) break;
        size += bytesRead;
      }
      return work(bytes.subarray(0, size));
    } finally {
      giveBuffer(buffer);
      await file.close();
    }
  });
}

/** A tag of EXIF, as the library has it. */
interface Tag {
  readonly description?: string;
  readonly value?: unknown;
}
type Tags = Readonly<Record<string, Tag | undefined>>;

function textOf(tags: Tags, name: string): string | undefined {
  const { value } = tags[name] ?? {};
  const text = Array.isArray(value) ? value.join('') : value;
  if (typeof text !== 'string') return undefined;
  // What cameras pad their texts with.
  const trimmed = text.replace(/[\0\s]+$/, '').trim();
  return trimmed === '' || trimmed.length > 200 || /\p{Surrogate}/u.test(trimmed) ? undefined : trimmed;
}

/** When the photo was taken: by the clock on the wall there, which without an offset is taken for this machine's. */
function timeOf(exif: object): Exif {
  const tags = exif as Tags;
  const text = textOf(tags, 'DateTimeOriginal') ?? textOf(tags, 'DateTimeDigitized') ?? textOf(tags, 'DateTime');
  const [, year, month, day, hours, minutes, seconds] = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text ?? '') ?? [];
  if (!seconds) return {};
  const dateTime = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}`;
  const offset = textOf(tags, 'OffsetTimeOriginal') ?? textOf(tags, 'OffsetTimeDigitized') ?? textOf(tags, 'OffsetTime');
  const offsetTime = offset !== undefined && /^([+-]\d\d:\d\d|Z)$/.test(offset) ? offset : undefined;
  const milliseconds = Date.parse(`${dateTime}${offsetTime ?? ''}`);
  if (!Number.isFinite(milliseconds)) return {}; // 0000:00:00, for one.
  const fraction = /^\d{1,6}$/.exec(textOf(tags, 'SubSecTimeOriginal') ?? '')?.[0] ?? '';
  const creationTime = milliseconds * 1000 + Number(fraction.padEnd(6, '0'));
  return { creationTime, dateTime, ...(offsetTime === undefined ? {} : { offsetTime }) };
}

function placeOf({ Latitude: latitude, Longitude: longitude }: { readonly Latitude?: number; readonly Longitude?: number }): Exif {
  const isPlace = (degrees: unknown, most: number): degrees is number => typeof degrees === 'number' && Math.abs(degrees) <= most;
  return isPlace(latitude, 90) && isPlace(longitude, 180) ? { latitude, longitude } : {};
}

/** The size of the image as it is looked at. */
function sizeOf(exif: object, file: object | undefined): Exif {
  const number = (tags: object | undefined, name: string): number | undefined => {
    const value = (tags as Tags | undefined)?.[name]?.value;
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
  };
  const width = number(file, 'Image Width') ?? number(exif, 'PixelXDimension');
  const height = number(file, 'Image Height') ?? number(exif, 'PixelYDimension');
  if (width === undefined || height === undefined) return {};
  const isTurned = (number(exif, 'Orientation') ?? 1) >= 5;
  return isTurned ? { width: height, height: width } : { width, height };
}

function cameraOf(exif: object): Exif {
  const cameraMake = textOf(exif as Tags, 'Make');
  const cameraModel = textOf(exif as Tags, 'Model');
  return { ...(cameraMake === undefined ? {} : { cameraMake }), ...(cameraModel === undefined ? {} : { cameraModel }) };
}
