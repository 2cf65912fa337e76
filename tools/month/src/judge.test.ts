/** Whether the judge of a month finds what would be a lost photo, a second entry, or another content. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMetadata, FileType } from '@lockstep/spec';
import { Dice } from '@lockstep/force';
import type { CommittedFile, TestAccount } from '@lockstep/simulator';
import { encryptMetadata, encryptStream, generateKey, loadProvider, makeFileKey, modelObject, toBase64 } from '@lockstep/ts-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { judge, type Judgement } from './judge.ts';
import { Library } from './library.ts';

const provider = await loadProvider();
const collectionKey = generateKey(provider);
const account = { collections: [{ id: 1, key: collectionKey }] } as unknown as TestAccount;
let folder: string;
let library: Library;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-judge-'));
  library = new Library(join(folder, 'library'), provider, new Dice('judge'));
  library.add(30, 1_795_897_800_000_000);
});
afterEach(() => rmSync(folder, { recursive: true }));

const objects = new Map<string, Buffer>();

/** A file as the server has it. */
function committed(number: number, id: string, hash: string, content: Uint8Array = new Uint8Array(1)): CommittedFile {
  const { key, wrapped } = makeFileKey(provider, collectionKey);
  const model = modelObject(FileMetadata, { title: 'a', creationTime: 1, modificationTime: 1, fileType: FileType.members.image, localID: id, hash });
  const metadata = encryptMetadata(provider, key, FileMetadata, model);
  const file = encryptStream(provider, key, content);
  objects.set(`object ${number}`, Buffer.from(file.ciphertext));
  return {
    id: number,
    entries: [{ collection: 1, ...wrapped }],
    metadata: { encryptedData: toBase64(metadata.ciphertext), decryptionHeader: toBase64(metadata.header) },
    file: { objectKey: `object ${number}`, decryptionHeader: toBase64(file.header) },
  } as unknown as CommittedFile;
}

function judged(files: readonly CommittedFile[]): Promise<Judgement> {
  const server = { files: () => Promise.resolve([...files]), object: (key: string) => Promise.resolve(objects.get(key) as Buffer) };
  return judge(server, account, provider, library);
}

/** All that the library wants, a live photo first: of the first file the content is looked at where it is one file. */
function all(): CommittedFile[] {
  const wanted = library.wanted().sort((a, b) => Number(b.hash.includes(':')) - Number(a.hash.includes(':')));
  return wanted
    .slice(0, 20)
    .map(({ id, hash }, index) => committed(index, id, hash))
    .concat(wanted.slice(20).map(({ id, hash }, index) => committed(100 + index, id, hash)));
}

const withoutContent = ({ violations }: Judgement): string[] => violations.filter((each) => !each.includes('is not what its metadata says'));

it('accepts what has each file once', async () => {
  const judgement = await judged(all());
  expect(judgement.files).toBe(library.wanted().length);
  expect(withoutContent(judgement)).toEqual([]);
});

it('finds a file that is missing, and one that is there twice', async () => {
  const files = all();
  expect(withoutContent(await judged(files.slice(1)))).toEqual([expect.stringMatching(/^A\d+ lacks its /)]);
  const [first] = library.wanted();
  expect(withoutContent(await judged([...files, committed(200, first?.id ?? '', first?.hash ?? '')]))).toEqual([
    expect.stringMatching(/^A\d+ was committed 2 times$/),
  ]);
});

it('finds what never was in the library, and a file in two collections or in none', async () => {
  const stranger = committed(200, 'A000001', toBase64(new Uint8Array(64)));
  expect(withoutContent(await judged([...all(), stranger]))).toEqual(["the server's file 200 is nothing that A000001 ever was"]);
  const [entry] = stranger.entries;
  for (const entries of [[], [entry, entry]]) {
    const { violations } = await judged([{ ...stranger, entries } as CommittedFile]);
    expect(violations[0]).toBe(`the server's file 200 is in ${entries.length} collections`);
  }
});

it('finds content that is not what the metadata says', async () => {
  const one = library.wanted().find(({ hash }) => !hash.includes(':'));
  const { violations, opened } = await judged([committed(7, one?.id ?? '', one?.hash ?? '')]);
  expect(opened).toBe(1);
  expect(violations).toContain("the server's file 7 is not what its metadata says");
});
