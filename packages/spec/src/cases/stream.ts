/** Cases of streams: every size at which cutting into frames goes wrong, and every way in which a stream can offend. */
import { Encryption, streamDecrypt, streamEncrypt } from '../encryption.ts';
import { ask, defineCases, literal, seeded, type Bytes, type Case, type Edit, type Expectation } from './define-cases.ts';
import * as x from './frames.ts';

const { keyBytes, headerBytes } = Encryption.values;
const { chunk, full, overhead, message, final, framed, key, header } = x;

const flags = {
  ChunkBoundary: 'The size is at or beside a boundary of chunks, where cutting goes wrong by one.',
  Truncation: 'The end of the stream is missing: a reader that accepts it loses data without a word.',
  Framing: 'Frames are missing, moved, repeated or foreign, or are not where the format puts them.',
  Authentication: 'Bytes, key or header are not those that the stream was made with.',
  UnusualTag: 'A frame is authentic and has a tag that libsodium knows and this format never writes.',
  ArgumentLength: 'An argument is authentic nowhere, because it has not the length that the cipher wants.',
} as const;
type Flag = keyof typeof flags;

/** A ciphertext that must be refused, or, with `computed`, accepted. */
function decrypt(name: string, flag: Flag, why: string, ciphertext: Bytes, expect: Expectation, under = { key, header }): Case<Flag> {
  return { id: `stream/${name}`, why, flags: [flag], ...ask(streamDecrypt, { ...under, ciphertext }), expect };
}

const boundaries: Case<Flag>[] = Object.entries(x.sizes).flatMap(([name, { size, why }]) => [
  {
    id: `stream/encrypt-${name}`,
    why,
    flags: ['ChunkBoundary'],
    ...ask(streamEncrypt, { key, header, plaintext: seeded(size, x.plaintextSeed) }),
    expect: 'computed',
  },
  decrypt(`decrypt-${name}`, 'ChunkBoundary', why, framed(x.framesOf(size)), 'computed'),
]);

const accepted: Case<Flag>[] = [1, 2].map((count) =>
  decrypt(
    `empty-final-after-${count}-full`,
    'ChunkBoundary',
    'An encryption never ends with an empty frame after a full one, but a decryption accepts it.',
    framed([...Array.from({ length: count }, () => message(chunk)), final(0)]),
    'computed',
  ),
);

const two = [message(chunk), final(9)];
const three = [message(chunk), message(chunk), final(9)];
const cut = (to: number): Edit[] => [{ edit: 'cut', to }];

const truncations: Case<Flag>[] = [
  decrypt('no-frames', 'Truncation', 'Even an empty plaintext has a frame, so that zero bytes are not a stream.', literal(''), 'truncated'),
  decrypt(
    'first-frame-of-1-byte',
    'Truncation',
    'A first frame below 17 bytes can only be the rest of a stream.',
    framed([final(9)], cut(1)),
    'truncated',
  ),
  decrypt(
    'first-frame-of-16-bytes',
    'Truncation',
    'One byte less than the smallest frame there is.',
    framed([final(9)], cut(overhead - 1)),
    'truncated',
  ),
  decrypt(
    'later-frame-of-1-byte',
    'Truncation',
    'A later frame below 17 bytes is not a frame, whatever came before.',
    framed(two, cut(full + 1)),
    'corrupt',
  ),
  decrypt('later-frame-of-16-bytes', 'Truncation', 'One byte less than the smallest later frame.', framed(two, cut(full + overhead - 1)), 'corrupt'),
  decrypt(
    'empty-message-frame-alone',
    'Truncation',
    'An authentic frame that says that others follow, and none does.',
    framed([message(0)]),
    'truncated',
  ),
  decrypt(
    'short-message-frame-alone',
    'Truncation',
    'A short frame is not final because it is short: its tag decides.',
    framed([message(9)]),
    'truncated',
  ),
  decrypt('final-missing-after-1-chunk', 'Truncation', 'All that is left is authentic, and the end is missing.', framed(two, cut(full)), 'truncated'),
  decrypt('final-missing-after-2-chunks', 'Truncation', 'The same after several chunks.', framed(three, cut(2 * full)), 'truncated'),
  decrypt(
    'message-tag-on-last-frame',
    'Truncation',
    'The last frame is short and authentic, and says that others follow.',
    framed([message(chunk), message(9)]),
    'truncated',
  ),
  decrypt('cut-inside-only-frame', 'Truncation', 'What is left of a frame does not authenticate.', framed([final(100)], cut(60)), 'corrupt'),
  decrypt(
    'cut-to-17-bytes',
    'Truncation',
    'What is left has the size of an empty final frame, and is none.',
    framed([final(100)], cut(overhead)),
    'corrupt',
  ),
  decrypt('cut-last-byte', 'Truncation', 'One byte is missing at the very end.', framed([final(100)], cut(100 + overhead - 1)), 'corrupt'),
  decrypt('cut-inside-first-of-two', 'Truncation', 'The first frame ends early, and nothing follows.', framed(two, cut(full - 1)), 'corrupt'),
  decrypt(
    'cut-inside-second',
    'Truncation',
    'A full frame, then a part of one that is long enough to be a frame.',
    framed(two, cut(full + 20)),
    'corrupt',
  ),
];

const append = (bytes: Bytes): Edit[] => [{ edit: 'append', bytes }];
const foreign = framed([final(9)], [], { header: x.otherHeader });

const framing: Case<Flag>[] = [
  decrypt(
    'final-then-1-byte',
    'Framing',
    'A byte after a short final frame belongs to that frame, which is then not authentic.',
    framed([final(9)], append(literal('00'))),
    'corrupt',
  ),
  decrypt(
    'final-then-garbage',
    'Framing',
    'Garbage after a short final frame belongs to that frame.',
    framed([final(9)], append(seeded(40, 7))),
    'corrupt',
  ),
  decrypt(
    'full-final-then-1-byte',
    'Framing',
    'Only a full final frame can be followed by anything, and must not be.',
    framed([final(chunk)], append(literal('00'))),
    'trailing_data',
  ),
  decrypt(
    'full-final-then-garbage',
    'Framing',
    'What follows is as long as a frame, and is not read as one.',
    framed([final(chunk)], append(seeded(40, 7))),
    'trailing_data',
  ),
  decrypt(
    'second-full-final-then-1-byte',
    'Framing',
    'The same where the final frame is not the first.',
    framed([message(chunk), final(chunk)], append(literal('00'))),
    'trailing_data',
  ),
  decrypt(
    'full-final-then-final',
    'Framing',
    'The second final frame is authentic, since libsodium continues after a final tag.',
    framed([final(chunk), final(9)]),
    'trailing_data',
  ),
  decrypt(
    'full-final-then-message',
    'Framing',
    'An authentic message after the final frame is still too much.',
    framed([final(chunk), message(9)]),
    'trailing_data',
  ),
  decrypt(
    'full-final-then-empty-final',
    'Framing',
    'An empty final frame is accepted after a full message, not after a full final frame.',
    framed([final(chunk), final(0)]),
    'trailing_data',
  ),
  decrypt('short-final-then-final', 'Framing', 'Two short frames are read as one, which is not authentic.', framed([final(9), final(9)]), 'corrupt'),
  decrypt('short-message-then-final', 'Framing', 'A short frame can be nothing but the last.', framed([message(9), final(9)]), 'corrupt'),
  decrypt(
    'short-final-then-empty-final',
    'Framing',
    'An empty frame behind a short one is read as part of it.',
    framed([final(9), final(0)]),
    'corrupt',
  ),
  decrypt('empty-message-then-final', 'Framing', 'An empty chunk stands nowhere but at the end.', framed([message(0), final(9)]), 'corrupt'),
  decrypt(
    'first-chunk-1-byte-short',
    'Framing',
    'Frames are where the format puts them, not where they would authenticate.',
    framed([message(chunk - 1), final(9)]),
    'corrupt',
  ),
  decrypt('short-middle-chunk', 'Framing', 'The same behind a full frame.', framed([message(chunk), message(9), final(9)]), 'corrupt'),
  decrypt('frames-swapped', 'Framing', 'Two full frames in the wrong order.', framed(three, [{ edit: 'swap', frame: 0, with: 1 }]), 'corrupt'),
  decrypt(
    'final-frame-first',
    'Framing',
    'The last frame before the first: neither is where it belongs.',
    framed(two, [{ edit: 'swap', frame: 0, with: 1 }]),
    'corrupt',
  ),
  decrypt(
    'first-frame-dropped',
    'Framing',
    'What is left is a whole stream for its second frame only.',
    framed(two, [{ edit: 'drop', frame: 0 }]),
    'corrupt',
  ),
  decrypt(
    'middle-frame-dropped',
    'Framing',
    'The first frame is right, and the next is the one after the next.',
    framed(three, [{ edit: 'drop', frame: 1 }]),
    'corrupt',
  ),
  decrypt(
    'first-frame-doubled',
    'Framing',
    'The counter in the state must tell a frame from its copy.',
    framed(two, [{ edit: 'double', frame: 0 }]),
    'corrupt',
  ),
  decrypt(
    'short-final-doubled',
    'Framing',
    'The copy of a short final frame is read as part of it.',
    framed(two, [{ edit: 'double', frame: 1 }]),
    'corrupt',
  ),
  decrypt(
    'full-final-doubled',
    'Framing',
    'The copy of a full final frame is trailing data, authentic or not.',
    framed([final(chunk)], [{ edit: 'double', frame: 0 }]),
    'trailing_data',
  ),
  decrypt(
    'foreign-frame-first',
    'Framing',
    'A frame of another stream under the same key stands before the first.',
    framed(two, [{ edit: 'insert', frame: 0, bytes: foreign }]),
    'corrupt',
  ),
  decrypt(
    'foreign-frame-inserted',
    'Framing',
    'A frame of another stream under the same key stands between two.',
    framed(two, [{ edit: 'insert', frame: 1, bytes: foreign }]),
    'corrupt',
  ),
  decrypt(
    'foreign-final',
    'Framing',
    'The last frame is the one of another stream under the same key.',
    framed(two, [
      { edit: 'drop', frame: 1 },
      { edit: 'append', bytes: foreign },
    ]),
    'corrupt',
  ),
  decrypt(
    'garbage-frame-inserted',
    'Framing',
    'A full frame of noise stands between two.',
    framed(two, [{ edit: 'insert', frame: 1, bytes: seeded(full, 7) }]),
    'corrupt',
  ),
];

const unusual: readonly (readonly [string, number])[] = [
  ['push', 1],
  ['rekey', 2],
  ['tag-4', 4],
  ['tag-131', 131],
  ['tag-255', 255],
];
const tags: Case<Flag>[] = [
  ...unusual.map(([name, tag]) =>
    decrypt(
      `${name}-alone`,
      'UnusualTag',
      `The only frame has the tag ${tag}: that is said rather than that the end is missing.`,
      framed([{ size: 9, tag }]),
      'unexpected_tag',
    ),
  ),
  ...unusual
    .slice(0, 2)
    .flatMap(([name, tag]) => [
      decrypt(
        `${name}-first`,
        'UnusualTag',
        `A full frame has the tag ${tag}, and all that follows is as it should be.`,
        framed([{ size: chunk, tag }, final(9)]),
        'unexpected_tag',
      ),
      decrypt(
        `${name}-last`,
        'UnusualTag',
        `The last of two frames has the tag ${tag} in place of the final one.`,
        framed([message(chunk), { size: 9, tag }]),
        'unexpected_tag',
      ),
      decrypt(
        `${name}-full-and-last`,
        'UnusualTag',
        `A full frame has the tag ${tag}, and nothing follows it.`,
        framed([{ size: chunk, tag }]),
        'unexpected_tag',
      ),
    ]),
];

const flip = (bit: number): Edit[] => [{ edit: 'flip', bit }];
const bits: Case<Flag>[] = x
  .everyBit(1 + overhead)
  .map(({ bit, name }) =>
    decrypt(`bit-${name}-flipped`, 'Authentication', 'Every bit of a frame is authenticated.', framed([final(1)], flip(bit)), 'corrupt'),
  );
const distant = {
  'first-bit-of-full-frame': 0,
  'middle-bit-of-full-frame': 4 * full,
  'last-bit-of-full-frame': 8 * full - 1,
  'first-bit-of-second-frame': 8 * full,
};
const changed: Case<Flag>[] = [
  ...Object.entries(distant).map(([name, bit]) =>
    decrypt(`${name}-flipped`, 'Authentication', 'Bits far into the ciphertext count like the first.', framed(two, flip(bit)), 'corrupt'),
  ),
  decrypt('zeros', 'Authentication', 'A file that was never filled is not a stream.', literal('00'.repeat(64)), 'corrupt'),
  decrypt('wrong-key', 'Authentication', 'Another key opens nothing.', framed([final(9)]), 'corrupt', { key: x.otherKey, header }),
  decrypt('wrong-header', 'Authentication', 'Another header opens nothing.', framed([final(9)]), 'corrupt', { key, header: x.otherHeader }),
];

const lengths: Case<Flag>[] = (['encrypt', 'decrypt'] as const).flatMap((verb) =>
  (
    [
      ['key', keyBytes],
      ['header', headerBytes],
    ] as const
  ).flatMap(([argument, right]) =>
    x.wrongLengths(right).map(({ name, bytes }): Case<Flag> => {
      const under = { key, header, [argument]: bytes };
      const asked =
        verb === 'encrypt'
          ? ask(streamEncrypt, { ...under, plaintext: seeded(9, x.plaintextSeed) })
          : ask(streamDecrypt, { ...under, ciphertext: framed([final(9)]) });
      return {
        id: `stream/${verb}-${argument}-of-${name}`,
        why: `A ${argument} has ${right} bytes, and is never cut or padded.`,
        flags: ['ArgumentLength'],
        ...asked,
        expect: 'invalid_argument',
      };
    }),
  ),
);

/** Cases of `stream.encrypt` and `stream.decrypt`. */
export const streamCases = defineCases('stream', {
  about: 'Streams as a whole, in memory: where they are cut, and every way in which one can offend.',
  flags,
  cases: [...boundaries, ...accepted, ...truncations, ...framing, ...tags, ...bits, ...changed, ...lengths],
});
