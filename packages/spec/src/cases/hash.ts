/** Cases of the content hash. */
import { hashBytes, hashFile } from '../encryption.ts';
import { ask, ascii, defineCases, inFolder, literal, seeded, type Bytes } from './define-cases.ts';
import { chunk } from './frames.ts';

// BLAKE2b works in blocks of 128 bytes, and keeps the last one back.
const inputs: Readonly<Record<string, Bytes>> = {
  empty: literal(''),
  abc: ascii('abc'),
  '127-bytes': seeded(127, 3),
  '128-bytes': seeded(128, 3),
  '129-bytes': seeded(129, 3),
  'chunk-plus-1': seeded(chunk + 1, 3),
};

/** Cases of `hash.bytes` and `hash.file`. */
export const hashCases = defineCases('hash', {
  about: 'The content hash, unkeyed BLAKE2b-512, of byte strings and of files.',
  flags: {
    BlockBoundary: 'The size is at or beside the block of the hash, or larger than a buffer.',
    Unreadable: 'There is no file to be read.',
  },
  cases: [
    ...Object.entries(inputs).map(([name, data]) => ({
      id: `hash/bytes-${name}`,
      why: 'The hash of bytes, at a size where buffering goes wrong.',
      flags: ['BlockBoundary'] as const,
      ...ask(hashBytes, { data }),
      expect: 'computed' as const,
    })),
    ...Object.entries(inputs).map(([name, data]) => ({
      id: `hash/file-${name}`,
      why: 'A file has the hash of its bytes, however it is read.',
      flags: ['BlockBoundary'] as const,
      ...ask(hashFile, { path: inFolder('photo') }),
      folder: { photo: data },
      expect: 'computed' as const,
    })),
    {
      id: 'hash/file-missing',
      why: 'A missing file has no hash, least of all that of nothing.',
      flags: ['Unreadable'],
      ...ask(hashFile, { path: inFolder('photo') }),
      folder: {},
      expect: 'io_error',
    },
    {
      id: 'hash/file-is-a-folder',
      why: 'A folder is not a file, although some systems open it.',
      flags: ['Unreadable'],
      ...ask(hashFile, { path: inFolder('photo') }),
      folder: { photo: 'directory' },
      expect: 'io_error',
    },
    {
      id: 'hash/file-relative-path',
      why: 'A relative path means another file in each process.',
      flags: ['Unreadable'],
      ...ask(hashFile, { path: 'photo' }),
      expect: 'invalid_argument',
    },
  ],
});
