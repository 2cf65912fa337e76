/** Cases of blobs: one frame with the final tag, whatever the size. */
import { Encryption, blobDecrypt, blobEncrypt } from '../encryption.ts';
import { ask, defineCases, literal, seeded, type Bytes, type Case, type Expectation } from './define-cases.ts';
import * as x from './frames.ts';

const { keyBytes, headerBytes } = Encryption.values;
const { chunk, overhead, message, final, framed, key, header } = x;

const flags = {
  ChunkBoundary: 'The size is at or beyond a chunk: a blob is one frame nevertheless.',
  Truncation: 'Less than a frame, or a frame that says that others follow.',
  Framing: 'More than one frame, or something behind it.',
  Authentication: 'Bytes, key or header are not those that the blob was made with.',
  UnusualTag: 'The frame is authentic and has a tag that this format never writes.',
  ArgumentLength: 'An argument has not the length that the cipher wants.',
} as const;
type Flag = keyof typeof flags;

function decrypt(name: string, flag: Flag, why: string, ciphertext: Bytes, expect: Expectation, under = { key, header }): Case<Flag> {
  return { id: `blob/${name}`, why, flags: [flag], ...ask(blobDecrypt, { ...under, ciphertext }), expect };
}

const sizes = ['empty', '1-byte', '16-bytes', '17-bytes', 'one-chunk', 'chunk-plus-1', 'two-chunks-plus-1'] as const;
const boundaries: Case<Flag>[] = sizes.flatMap((name) => {
  const size = x.sizes[name]?.size ?? 0;
  return [
    {
      id: `blob/encrypt-${name}`,
      why: 'A blob of any size becomes one frame, final and never cut.',
      flags: ['ChunkBoundary'],
      ...ask(blobEncrypt, { key, header, plaintext: seeded(size, x.plaintextSeed) }),
      expect: 'computed',
    },
    decrypt(`decrypt-${name}`, 'ChunkBoundary', 'One frame of any size is opened as one.', framed([final(size)]), 'computed'),
  ];
});

const offences: Case<Flag>[] = [
  decrypt('no-bytes', 'Truncation', 'Even an empty blob has a frame.', literal(''), 'truncated'),
  decrypt('1-byte', 'Truncation', 'No frame is that small.', framed([final(9)], [{ edit: 'cut', to: 1 }]), 'truncated'),
  decrypt('16-bytes', 'Truncation', 'One byte less than the smallest frame.', framed([final(9)], [{ edit: 'cut', to: overhead - 1 }]), 'truncated'),
  decrypt('message-tag', 'Truncation', 'An authentic frame that says that others follow is not a whole blob.', framed([message(9)]), 'truncated'),
  decrypt('empty-message-tag', 'Truncation', 'The same without any plaintext.', framed([message(0)]), 'truncated'),
  decrypt('cut-inside', 'Truncation', 'What is left of the frame does not authenticate.', framed([final(100)], [{ edit: 'cut', to: 60 }]), 'corrupt'),
  decrypt(
    'then-1-byte',
    'Framing',
    'Whatever stands behind the frame is read as part of it.',
    framed([final(9)], [{ edit: 'append', bytes: literal('00') }]),
    'corrupt',
  ),
  decrypt('two-frames', 'Framing', 'Two authentic frames are not one.', framed([message(9), final(9)]), 'corrupt'),
  decrypt('stream-of-two-frames', 'Framing', 'A stream that was cut into frames is not a blob.', framed([message(chunk), final(9)]), 'corrupt'),
  decrypt('push-tag', 'UnusualTag', 'A blob never has the tag push.', framed([{ size: 9, tag: 1 }]), 'unexpected_tag'),
  decrypt('rekey-tag', 'UnusualTag', 'A blob never has the tag rekey.', framed([{ size: 9, tag: 2 }]), 'unexpected_tag'),
  decrypt('tag-255', 'UnusualTag', 'A tag is compared as a whole, not by its lowest bits.', framed([{ size: 9, tag: 255 }]), 'unexpected_tag'),
  decrypt('wrong-key', 'Authentication', 'Another key opens nothing.', framed([final(9)]), 'corrupt', { key: x.otherKey, header }),
  decrypt('wrong-header', 'Authentication', 'The header of the file does not open its metadata.', framed([final(9)]), 'corrupt', {
    key,
    header: x.otherHeader,
  }),
  ...x
    .everyBit(1 + overhead)
    .map(({ bit, name }) =>
      decrypt(
        `bit-${name}-flipped`,
        'Authentication',
        'Every bit of the frame is authenticated.',
        framed([final(1)], [{ edit: 'flip', bit }]),
        'corrupt',
      ),
    ),
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
          ? ask(blobEncrypt, { ...under, plaintext: seeded(9, x.plaintextSeed) })
          : ask(blobDecrypt, { ...under, ciphertext: framed([final(9)]) });
      return {
        id: `blob/${verb}-${argument}-of-${name}`,
        why: `A ${argument} has ${right} bytes, and is never cut or padded.`,
        flags: ['ArgumentLength'],
        ...asked,
        expect: 'invalid_argument',
      };
    }),
  ),
);

/** Cases of `blob.encrypt` and `blob.decrypt`. */
export const blobCases = defineCases('blob', {
  about: 'Blobs (metadata, thumbnails): one final frame each.',
  flags,
  cases: [...boundaries, ...offences, ...lengths],
});
