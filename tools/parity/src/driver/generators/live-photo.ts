/** Random live photos: names with anything in them, and sizes where ZIP64 begins. */
import { Encryption, livePhotoLayout, livePhotoPack, ZipFormat } from '@lockstep/spec';
import type { Random } from '../random.ts';
import { InFolder, type Folder, type Request } from '../scenario.ts';
import { anyBytes } from './bytes.ts';
import type { Generator } from './generator.ts';

const { zip64Marker } = ZipFormat.values;

/** A character: mostly of a usual extension, sometimes any other of ASCII, rarely one that is not. */
function anyCharacter(random: Random): string {
  if (random.happens(70)) return random.pick([...'jpgHEICmov4.']);
  if (random.happens(80)) return String.fromCharCode(random.integer(1, 127));
  return random.pick(['é', '\u0301', '．', '日', '🏖', '\u202e', '\u0085', '\u2028']);
}

function anyText(random: Random, longest: number): string {
  return Array.from({ length: random.integer(0, longest) }, () => anyCharacter(random)).join('');
}

/** A name that a file can have; `first` keeps two of them apart. */
function anyName(random: Random, first: string): string {
  const rest = random.happens(50) ? random.pick(['.jpg', '.HEIC', '.MOV', '.mp4', '']) : anyText(random, 12);
  return first + rest.replaceAll('/', '.');
}

function pack(random: Random): Request {
  const image = anyName(random, 'i');
  const video = anyName(random, 'v');
  const before: Record<string, Folder[string]> = {};
  if (random.happens(97)) before[image] = random.happens(98) ? anyBytes(random) : 'directory';
  if (random.happens(97)) before[video] = anyBytes(random);
  if (random.happens(4)) before['archive.elp'] = random.happens(70) ? random.bytes(3) : 'directory';
  const destination = random.happens(97) ? new InFolder('archive.elp') : new InFolder(random.pick([image, 'none/archive.elp']));
  return { op: livePhotoPack.name, args: { image: new InFolder(image), video: new InFolder(video), destination }, before };
}

/** A size, often one that puts something beside the marker of ZIP64. */
function anySize(random: Random): number {
  if (random.happens(50)) return Math.max(0, zip64Marker + random.integer(-150, 5));
  if (random.happens(50)) return random.integer(0, 100);
  return random.integer(random.happens(96) ? 0 : -1, Encryption.values.maximumEncryptedBytes + (random.happens(96) ? 0 : 1));
}

function layout(random: Random): Request {
  const path = (): string => (random.happens(50) ? anyText(random, 10) : '/photos/') + anyText(random, 10);
  const checksum = (): number => random.integer(0, 2 ** 32 - 1);
  const args = { image: path(), imageSize: anySize(random), imageChecksum: checksum() };
  return { op: livePhotoLayout.name, args: { ...args, video: path(), videoSize: anySize(random), videoChecksum: checksum() } };
}

/** `livePhoto.*`. */
export const livePhoto: Generator = {
  subject: 'live-photo',
  request: (random) => (random.happens(50) ? pack(random) : layout(random)),
};
