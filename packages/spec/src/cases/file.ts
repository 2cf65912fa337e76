/** Cases of file operations: what they make, and that nothing stays behind where they fail. */
import { Encryption, fileDecrypt, fileEncrypt } from '../encryption.ts';
import { ask, defineCases, inFolder, literal, seeded, type Bytes, type Case, type CaseFolder, type Expectation, type Input } from './define-cases.ts';
import * as x from './frames.ts';

const { keyBytes, headerBytes, maximumEncryptedBytes } = Encryption.values;
const { chunk, full, overhead, message, final, framed, key, header } = x;

const flags = {
  ChunkBoundary: 'The size is at or beside a boundary of chunks.',
  Parts: 'The ciphertext is uploaded in parts, whose boundaries are not those of the frames.',
  NothingLeftBehind: 'The operation fails, and neither a destination nor a temporary file may stay.',
  NeverReplaced: 'The destination exists, and is left as it was.',
  Unreadable: 'There is no file to read, or no folder to write to.',
  Arguments: 'An argument is out of range, which is found before any file is touched.',
} as const;
type Flag = keyof typeof flags;

const source = inFolder('source');
const destination = inFolder('destination');
const paths = { source, destination };
const plaintext = (size: number): Bytes => seeded(size, x.plaintextSeed);

function encrypt(name: string, flag: Flag, why: string, size: number, partSize?: number): Case<Flag> {
  const parts = partSize === undefined ? {} : { partSize };
  return {
    id: `file/encrypt-${name}`,
    why,
    flags: [flag],
    ...ask(fileEncrypt, { key, header, ...paths, ...parts }),
    folder: { source: plaintext(size) },
    expect: 'computed',
  };
}

function decrypt(name: string, flag: Flag, why: string, ciphertext: Bytes, expect: Expectation, under = { key, header }): Case<Flag> {
  return {
    id: `file/decrypt-${name}`,
    why,
    flags: [flag],
    ...ask(fileDecrypt, { ...under, ...paths }),
    folder: { source: ciphertext },
    expect,
  };
}

const named = ['empty', '1-byte', '17-bytes', 'chunk-less-1', 'one-chunk', 'chunk-plus-1', 'two-chunks'] as const;
const boundaries: Case<Flag>[] = named.flatMap((name) => {
  const { size, why } = x.sizes[name] ?? { size: 0, why: '' };
  return [encrypt(name, 'ChunkBoundary', why, size), decrypt(name, 'ChunkBoundary', why, framed(x.framesOf(size)), 'computed')];
});

const twoFrames = full + 9 + overhead;
const parts: Case<Flag>[] = [
  encrypt('one-part', 'Parts', 'One part, as large as the ciphertext.', 100, 100 + overhead),
  encrypt('part-larger-than-file', 'Parts', 'One part, larger than the ciphertext.', 100, 1000),
  encrypt('parts-that-divide', 'Parts', 'The parts divide the ciphertext, and no empty one follows.', 100 - overhead, 25),
  encrypt('parts-with-rest', 'Parts', 'The last part is what is left.', 100, 25),
  encrypt('parts-of-1-byte', 'Parts', 'The smallest parts there are.', 3, 1),
  encrypt('parts-of-empty', 'Parts', 'An empty file has one frame, and its parts.', 0, 16),
  encrypt('parts-of-a-chunk', 'Parts', 'Parts as large as a chunk are cut inside frames.', chunk + 9, chunk),
  encrypt('parts-of-a-frame', 'Parts', 'Parts as large as a frame end with it.', chunk + 9, full),
  encrypt('parts-over-frames', 'Parts', 'A part goes over the boundary of two frames.', chunk + 9, Math.ceil((2 * twoFrames) / 3)),
  encrypt('largest-part-size', 'Parts', 'The largest part size is the largest file.', 9, maximumEncryptedBytes),
];

const cut = (to: number) => [{ edit: 'cut' as const, to }];
const two = [message(chunk), final(9)];
const left: Case<Flag>[] = [
  decrypt('no-frames', 'NothingLeftBehind', 'An empty file is not a stream.', literal(''), 'truncated'),
  decrypt(
    'final-missing',
    'NothingLeftBehind',
    'What was decrypted before the end was found missing is not released.',
    framed(two, cut(full)),
    'truncated',
  ),
  decrypt('short-message-frame', 'NothingLeftBehind', 'The only frame says that others follow.', framed([message(9)]), 'truncated'),
  decrypt('later-frame-of-16-bytes', 'NothingLeftBehind', 'The rest of a file that was cut.', framed(two, cut(full + overhead - 1)), 'corrupt'),
  decrypt(
    'second-frame-changed',
    'NothingLeftBehind',
    'A first chunk that was authentic is not released either.',
    framed(two, [{ edit: 'flip', bit: 8 * full + 9 }]),
    'corrupt',
  ),
  decrypt(
    'full-final-then-1-byte',
    'NothingLeftBehind',
    'What follows the final frame is found by reading on.',
    framed([final(chunk)], [{ edit: 'append', bytes: literal('00') }]),
    'trailing_data',
  ),
  decrypt('push-tag', 'NothingLeftBehind', 'A tag that the format never writes.', framed([message(chunk), { size: 9, tag: 1 }]), 'unexpected_tag'),
  decrypt('wrong-key', 'NothingLeftBehind', 'Another key opens nothing.', framed([final(9)]), 'corrupt', { key: x.otherKey, header }),
  decrypt(
    'empty-final-after-full',
    'ChunkBoundary',
    'An empty final frame after a full one is accepted.',
    framed([message(chunk), final(0)]),
    'computed',
  ),
];

/** A case of both file operations, since both promise it. */
function both(
  name: string,
  flag: Flag,
  why: string,
  folder: CaseFolder,
  expect: Expectation,
  changed: Readonly<Record<string, Input>> = {},
): Case<Flag>[] {
  return [fileEncrypt, fileDecrypt].map((operation) => ({
    id: `file/${operation.name.slice('file.'.length)}-${name}`,
    why,
    flags: [flag],
    op: operation.name,
    args: { key, header, ...paths, ...changed },
    folder,
    expect,
  }));
}

// Bytes that both operations could read: a ciphertext is a plaintext too.
const readable = framed([final(9)]);
const refused: Case<Flag>[] = [
  ...both(
    'destination-exists',
    'NeverReplaced',
    'A file at the destination is left as it was.',
    { source: readable, destination: literal('2a') },
    'already_exists',
  ),
  ...both('destination-is-a-folder', 'NeverReplaced', 'So is a folder.', { source: readable, destination: 'directory' }, 'already_exists'),
  ...both(
    'destination-is-a-device',
    'NeverReplaced',
    'And a device, which some languages take for nothing.',
    { source: readable },
    'already_exists',
    { destination: '/dev/null' },
  ),
  ...both('onto-itself', 'NeverReplaced', 'A file is not encrypted or decrypted in place.', { source: readable }, 'already_exists', {
    destination: source,
  }),
  ...both('source-missing', 'Unreadable', 'A missing file is not an empty one.', {}, 'io_error'),
  ...both('source-is-a-folder', 'Unreadable', 'A folder is not a file, although some systems open it.', { source: 'directory' }, 'io_error'),
  ...both('source-missing-destination-exists', 'Unreadable', 'The source is looked at first.', { destination: literal('2a') }, 'io_error'),
  ...both('folder-missing', 'Unreadable', 'Folders are not made on the way.', { source: readable }, 'io_error', {
    destination: inFolder('none/destination'),
  }),
  ...both('source-relative', 'Arguments', 'A relative path means another file in each process.', {}, 'invalid_argument', { source: 'source' }),
  ...both('destination-relative', 'Arguments', 'So it does as a destination.', { source: readable }, 'invalid_argument', {
    destination: './destination',
  }),
  ...both('source-empty-path', 'Arguments', 'The empty string is not an absolute path.', {}, 'invalid_argument', { source: '' }),
  ...both('destination-with-nul', 'Arguments', 'A path that C would cut at its NUL names another file.', { source: readable }, 'invalid_argument', {
    destination: '/tmp/lockstep\u0000destination',
  }),
  ...both('key-before-files', 'Arguments', 'Arguments are checked before a file is looked for.', {}, 'invalid_argument', {
    key: seeded(keyBytes - 1, 6),
  }),
  ...both('header-before-files', 'Arguments', 'So is the length of the header.', {}, 'invalid_argument', { header: seeded(headerBytes + 1, 6) }),
  ...[0, -1, maximumEncryptedBytes + 1].map((partSize): Case<Flag> => ({
    id: `file/encrypt-part-size-${partSize < 0 ? 'below-0' : partSize}`,
    why: 'A part has at least a byte and at most the largest file.',
    flags: ['Arguments'],
    ...ask(fileEncrypt, { key, header, ...paths, partSize }),
    folder: { source: readable },
    expect: 'invalid_argument',
  })),
];

/** Cases of `file.encrypt` and `file.decrypt`. */
export const fileCases = defineCases('file', {
  about: 'Files, in one pass and constant memory; each operation leaves a whole new file or nothing.',
  flags,
  cases: [
    ...boundaries,
    ...parts,
    ...left,
    ...refused,
    {
      id: 'file/encrypt-name-beyond-ascii',
      why: 'Names of photos hold spaces and letters of every script.',
      flags: ['ChunkBoundary'],
      ...ask(fileEncrypt, { key, header, source: inFolder('Ferien – été 日本 🏖.jpg'), destination: inFolder('Ferien – été 日本 🏖.jpg.encrypted') }),
      folder: { 'Ferien – été 日本 🏖.jpg': plaintext(9) },
      expect: 'computed',
    },
  ],
});
