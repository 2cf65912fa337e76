import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LivePhoto, ZipFormat } from '@lockstep/spec';
import { openPromise, type Entry } from 'yauzl';
import { providers } from '../test-providers.ts';
import { ArchiveLayout } from './layout.ts';
import { packLivePhoto } from './pack.ts';
import { unpackLivePhoto } from './unpack.ts';

const provider = providers[0]!;
const image = randomBytes(100_000);
const video = randomBytes(5_000_000);
const blake2b = (bytes: Uint8Array): string => createHash('blake2b512').update(bytes).digest('base64');
const hash = `${blake2b(image)}:${blake2b(video)}`;

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  writeFileSync(at('a.HEIC'), image);
  writeFileSync(at('b.MOV'), video);
  mkdirSync(at('out'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const left = (): string[] => readdirSync(folder).sort();
const usual = ['a.HEIC', 'b.MOV', 'out'];
const failure = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
};

interface Made {
  name: string;
  bytes: Uint8Array;
  method?: 0 | 8;
  /** What the directory says instead of the truth. */
  says?: { size?: number; checksum?: number; method?: number; flags?: number; offset?: number };
}

/** A zip file as other programs write it, by APPNOTE.TXT and not by our layout. */
function zipOf(entries: readonly Made[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, method = 8, says = {} } of entries) {
    const data = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(says.flags ?? 0x0800, 2);
    common.writeUInt16LE(says.method ?? method, 4);
    common.writeUInt32LE(0x5a215a21, 6);
    common.writeUInt32LE(says.checksum ?? crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(says.size ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(says.offset ?? offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0003'), common, tail, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** An archive whose files are holes with a byte at the end of each, so that they take no room. */
function sparse(imageSize: number, videoSize: number): ArchiveLayout {
  const layout = new ArchiveLayout({ path: 'a.jpg', size: imageSize }, { path: 'b.mov', size: videoSize });
  const file = openSync(at('sparse.elp'), 'w');
  const headers = [layout.imageHeader(1), layout.videoHeader(2)] as const;
  writeSync(file, headers[0], 0, headers[0].length, 0);
  writeSync(file, 'i', headers[0].length + imageSize - 1);
  const videoAt = headers[0].length + imageSize;
  writeSync(file, headers[1], 0, headers[1].length, videoAt);
  const end = videoAt + headers[1].length + videoSize;
  writeSync(file, 'v', end - 1);
  const ending = layout.ending({ image: 1, video: 2 });
  writeSync(file, ending, 0, ending.length, end);
  ftruncateSync(file, layout.size);
  closeSync(file);
  return layout;
}

describe.each(providers)('live photos on $name', (sodium) => {
  it('go there and back', async () => {
    const packed = await packLivePhoto(sodium, at('a.HEIC'), at('b.MOV'), at('c.elp'));
    expect(packed).toEqual({ size: statSync(at('c.elp')).size, hash });
    expect(statSync(at('c.elp')).mode & 0o777).toBe(0o600);
    expect(await unpackLivePhoto(sodium, at('c.elp'), at('out'))).toEqual({
      image: { path: at('out/image.HEIC'), size: image.length },
      video: { path: at('out/video.MOV'), size: video.length },
      hash,
    });
    expect(readFileSync(at('out/image.HEIC')).equals(image)).toBe(true);
    expect(readFileSync(at('out/video.MOV')).equals(video)).toBe(true);
    expect([left(), readdirSync(at('out')).sort()]).toEqual([[...usual, 'c.elp'].sort(), ['image.HEIC', 'video.MOV']]);
  });
});

describe('packLivePhoto', () => {
  it('stores the two files and nothing else', async () => {
    await packLivePhoto(provider, at('a.HEIC'), at('b.MOV'), at('c.elp'));
    const bytes = readFileSync(at('c.elp'));
    const header = 30 + 'image.HEIC'.length;
    expect(bytes.subarray(header, header + image.length).equals(image)).toBe(true);
    expect(bytes.readUInt32LE(ZipFormat.values.localChecksumOffset)).toBe(crc32(image));
    const zip = await openPromise(at('c.elp'), { autoClose: false });
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    expect(
      entries.map((entry) => [
        entry.fileName,
        entry.compressionMethod,
        entry.crc32,
        entry.extraFieldLength,
        entry.getLastModDate({ timezone: 'UTC' }).toISOString(),
      ]),
    ).toEqual([
      ['image.HEIC', 0, crc32(image), 0, '1980-01-01T00:00:00.000Z'],
      ['video.MOV', 0, crc32(video), 0, '1980-01-01T00:00:00.000Z'],
    ]);
    zip.close();
  });

  it.each([
    ['grows', () => writeFileSync(at('b.MOV'), 'more', { flag: 'a' })],
    ['shrinks', () => truncateSync(at('b.MOV'), 4_500_000)],
  ])('refuses a video that %s while it is read', async (_, change) => {
    let changed = false;
    // The image is one block: while it is packed, nothing of the video has been read.
    const onProgress = (): void => {
      if (!changed) change();
      changed = true;
    };
    await expect(packLivePhoto(provider, at('a.HEIC'), at('b.MOV'), at('c.elp'), { onProgress })).rejects.toMatchObject({
      code: 'io_error',
      message: expect.stringContaining(`${at('b.MOV')}: it had 5000000 bytes`) as string,
    });
    expect(left()).toEqual(usual);
  });

  it('takes no pipe, whose size nobody knows', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    expect(await failure(packLivePhoto(provider, at('a.HEIC'), at('pipe'), at('c.elp')))).toBe('io_error');
    expect(left()).toEqual([...usual, 'pipe']);
  });

  it('tells how far it is, stops when told to, and replaces nothing that appears meanwhile', async () => {
    const seen: number[] = [];
    await packLivePhoto(provider, at('a.HEIC'), at('b.MOV'), at('c.elp'), { onProgress: ({ bytes }) => seen.push(bytes) });
    expect([seen[0], seen.at(-1)]).toEqual([image.length, image.length + video.length]);
    rmSync(at('c.elp'));
    const controller = new AbortController();
    const reason = new Error('enough');
    const abort = { signal: controller.signal, onProgress: () => controller.abort(reason) };
    expect(await failure(packLivePhoto(provider, at('a.HEIC'), at('b.MOV'), at('c.elp'), abort))).toBe(reason);
    expect(left()).toEqual(usual);
    const onProgress = (): void => writeFileSync(at('c.elp'), 'mine');
    expect(await failure(packLivePhoto(provider, at('a.HEIC'), at('b.MOV'), at('c.elp'), { onProgress }))).toBe('already_exists');
    expect(readFileSync(at('c.elp'), 'utf8')).toBe('mine');
  });

  const marker = ZipFormat.values.zip64Marker;
  it.each([
    [1, marker - 1],
    [1, marker],
    [marker + 5, 1],
    [marker + 5, 2 * marker],
  ])('lays sizes of %d and %d bytes out so that a reader finds them', async (imageSize, videoSize) => {
    const layout = sparse(imageSize, videoSize);
    const zip = await openPromise(at('sparse.elp'), { autoClose: false });
    const found: unknown[] = [];
    for await (const entry of zip.eachEntry()) {
      const range = { start: entry.compressedSize - 1, end: entry.compressedSize, decodeFileData: false };
      const stream = (await zip.openReadStreamPromise(entry, range)) as AsyncIterable<Buffer>;
      for await (const chunk of stream) found.push([entry.fileName, entry.uncompressedSize, entry.crc32, chunk.toString()]);
    }
    zip.close();
    expect(found).toEqual([
      ['image.jpg', imageSize, 1, 'i'],
      ['video.mov', videoSize, 2, 'v'],
    ]);
    expect(statSync(at('sparse.elp')).size).toBe(layout.size);
  });
});

describe('unpackLivePhoto', () => {
  const good: readonly Made[] = [
    { name: 'image.HEIC', bytes: image },
    { name: 'video.MOV', bytes: video },
  ];
  const unpack = (zip: Uint8Array): Promise<unknown> => {
    writeFileSync(at('c.elp'), zip);
    return unpackLivePhoto(provider, at('c.elp'), at('out'));
  };

  it.each([
    ['deflated', good, ['image.HEIC', 'video.MOV']],
    ['stored', good.map((entry) => ({ ...entry, method: 0 as const })), ['image.HEIC', 'video.MOV']],
    ['the video first', good.toReversed(), ['image.HEIC', 'video.MOV']],
    [
      'without extensions',
      [
        { name: 'image', bytes: image },
        { name: 'video', bytes: video },
      ],
      ['image', 'video'],
    ],
    [
      'with extensions that files had better not have',
      [
        { name: 'image.j:pg', bytes: image },
        { name: 'video.é', bytes: video },
      ],
      ['image', 'video'],
    ],
  ])('reads archives that are %s', async (_, entries, names) => {
    expect(await unpack(zipOf(entries))).toMatchObject({ hash });
    expect(readdirSync(at('out')).sort()).toEqual(names);
    expect(readFileSync(at(`out/${names[0]}`)).equals(image)).toBe(true);
  });

  const bad: readonly (readonly [string, Uint8Array])[] = [
    ['empty', Buffer.alloc(0)],
    ['no zip', Buffer.from('not a zip file, whatever its name says '.repeat(9))],
    ['without entries', zipOf([])],
    ['of one entry', zipOf([good[0]!])],
    ['of three entries', zipOf([...good, { name: 'image.png', bytes: image }])],
    ['of two images', zipOf([good[0]!, { name: 'image.png', bytes: image }])],
    ['of one name twice', zipOf([good[0]!, good[0]!])],
    ['of other names', zipOf([{ name: 'imagery.jpg', bytes: image }, good[1]!])],
    ['of other case', zipOf([{ name: 'Image.jpg', bytes: image }, good[1]!])],
    ['with a folder', zipOf([{ name: 'image.jpg/', bytes: Buffer.alloc(0) }, good[1]!])],
    ['with a path', zipOf([{ name: 'image.d/../../../evil', bytes: image }, good[1]!])],
    ['with an absolute path', zipOf([{ name: '/image.jpg', bytes: image }, good[1]!])],
    ['that goes up', zipOf([{ name: '../image.jpg', bytes: image }, good[1]!])],
    ['with a backslash', zipOf([{ name: 'image.a\\jpg', bytes: image }, good[1]!])],
    ['with backslashes that go up', zipOf([{ name: 'image.\\..\\..\\evil', bytes: image }, good[1]!])],
    ['cut in the directory', zipOf(good).subarray(0, -30)],
    ['cut in the image', zipOf(good).subarray(0, 5000)],
    ['with a wrong checksum', zipOf([good[0]!, { ...good[1]!, says: { checksum: 7 } }])],
    ['with a smaller size than it has', zipOf([{ ...good[0]!, says: { size: 10 } }, good[1]!])],
    ['with a larger size than it has', zipOf([{ ...good[0]!, says: { size: 1_000_000 } }, good[1]!])],
    ['of stored files with another size', zipOf([{ ...good[0]!, method: 0, says: { size: 10 } }, good[1]!])],
    ['that is a bomb', zipOf([{ name: 'image.jpg', bytes: Buffer.alloc(50_000_000), says: { size: 1000 } }, good[1]!])],
    ['encrypted', zipOf([{ ...good[0]!, says: { flags: 1 } }, good[1]!])],
    ['of a method that nobody knows', zipOf([{ ...good[0]!, says: { method: 99 } }, good[1]!])],
    ['with no deflated data', zipOf([{ ...good[0]!, method: 0, says: { method: 8 } }, good[1]!])],
    ['with an offset behind its end', zipOf([{ ...good[0]!, says: { offset: 0x7fffffff } }, good[1]!])],
    ['with an offset into the other entry', zipOf([good[0]!, { ...good[1]!, says: { offset: 60 } }])],
  ];
  it.each(bad)('refuses an archive %s, and leaves nothing', async (_, zip) => {
    await expect(unpack(zip)).rejects.toMatchObject({ code: 'invalid_archive', message: expect.stringContaining(at('c.elp')) as string });
    expect([left(), readdirSync(at('out'))]).toEqual([[...usual, 'c.elp'].sort(), []]);
  });

  it('unpacks no more than the limit', async () => {
    const layout = sparse(1, LivePhoto.values.maximumUnpackedBytes);
    const work = unpackLivePhoto(provider, at('sparse.elp'), at('out'));
    await expect(work).rejects.toMatchObject({ code: 'invalid_archive', message: expect.stringContaining('more than') as string });
    expect(statSync(at('sparse.elp')).size).toBe(layout.size);
    expect(readdirSync(at('out'))).toEqual([]);
  });

  it('replaces nothing, and takes the image back where the video can not follow', async () => {
    writeFileSync(at('c.elp'), zipOf(good));
    for (const name of ['image.HEIC', 'video.MOV']) {
      writeFileSync(at(`out/${name}`), 'mine');
      expect(await failure(unpackLivePhoto(provider, at('c.elp'), at('out')))).toBe('already_exists');
      expect(readdirSync(at('out'))).toEqual([name]);
      expect(readFileSync(at(`out/${name}`), 'utf8')).toBe('mine');
      rmSync(at(`out/${name}`));
    }
  });

  it('names files that can not be used', async () => {
    writeFileSync(at('c.elp'), zipOf(good));
    expect(await failure(unpackLivePhoto(provider, at('none'), at('out')))).toBe('io_error');
    expect(await failure(unpackLivePhoto(provider, folder, at('out')))).toBe('io_error');
    expect(await failure(unpackLivePhoto(provider, at('c.elp'), at('none')))).toBe('io_error');
    expect(left()).toEqual([...usual, 'c.elp'].sort());
  });

  it('stops when it is told to', async () => {
    writeFileSync(at('c.elp'), zipOf(good));
    const controller = new AbortController();
    const reason = new Error('enough');
    const work = unpackLivePhoto(provider, at('c.elp'), at('out'), { signal: controller.signal });
    controller.abort(reason);
    expect(await failure(work)).toBe(reason);
    expect(readdirSync(at('out'))).toEqual([]);
  });
});
