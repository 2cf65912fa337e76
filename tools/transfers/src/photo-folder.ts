/** Folders of photos for tests: images that decode, videos and live photos, with names in many scripts. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

const MB = 1_000_000;
const scripts = [
  'Rome',
  'Фото',
  '写真',
  'صورة',
  'ภาพถ่าย',
  'εικόνα',
  'תמונה',
  'तस्वीर',
  '사진',
  'naïve café',
  'ảnh',
  '📷 emoji',
  "it's #1 & 100%",
  'a.b.c',
];
const second = 1_577_836_800; // 2020-01-01.

/** What a folder shall hold. */
export interface PhotoFolder {
  /** Images, of which every tenth is a live photo's. */
  readonly images: number;
  /** Large videos, and how large each is, in bytes. */
  readonly videos: number;
  readonly videoBytes: number;
  /** The side of an image, in pixels: noise of 1000 makes a file of about 1 MB. */
  readonly side?: number;
}

/** A source of bytes that look random and are the same in every run. */
function noise(seed: string, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0) | 1;
  for (let at = 0; at + 4 <= size; at += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes.writeInt32LE(state, at);
  }
  return bytes;
}

/** Fills a folder. @returns how many photos a client counts in it */
export async function makePhotoFolder(folder: string, { images, videos, videoBytes, side = 200 }: PhotoFolder): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Buffer, order: number): void => {
    writeFileSync(join(folder, name), bytes);
    utimesSync(join(folder, name), second + order, second + order);
  };
  for (let index = 0; index < images; index++) {
    const stem = `${scripts[index % scripts.length]} ${index}`;
    const image = sharp(noise(stem, side * side * 3), { raw: { width: side, height: side, channels: 3 } });
    const [extension, bytes] = await encoded(image, index);
    write(`${stem}.${extension}`, bytes, index);
    if (index % 10 === 0) write(`${stem}.MOV`, noise(`${stem}.MOV`, Math.round(side * side * 1.5)), index);
  }
  for (let index = 0; index < videos; index++)
    write(`${scripts[index % scripts.length]} video ${index}.mp4`, noise(`video ${index}`, videoBytes), images + index);
  return images + videos;
}

async function encoded(image: Sharp, index: number): Promise<[extension: string, bytes: Buffer]> {
  if (index % 10 === 0) return ['JPG', await image.jpeg().toBuffer()];
  const exif = { IFD0: { Make: 'Maker', Model: `Model ${index}` }, IFD2: { DateTimeOriginal: '2019:07:08 09:10:11', OffsetTimeOriginal: '+02:00' } };
  if (index % 7 === 3) return ['png', await image.png({ compressionLevel: 1 }).toBuffer()];
  if (index % 7 === 5) return ['webp', await image.webp().toBuffer()];
  return ['jpg', await image.withExif(exif).jpeg().toBuffer()];
}

/** The files of a folder with a digest of each; hidden ones are left out. */
export function digestsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** How many bytes the files of a folder have together. */
export function megabytesOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0) / MB;
}
