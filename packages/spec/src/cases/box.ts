/** Cases of secretboxes: every way in which a box can be other than what was sealed. */
import { Secretbox, boxOpen, boxSeal } from '../keys.ts';
import { ask, askAnyhow, defineCases, literal, seeded, type Boxed, type Bytes, type Case, type Expectation, type Literal } from './define-cases.ts';
import { everyBit, wrongLengths } from './frames.ts';

const { keyBytes, nonceBytes, macBytes } = Secretbox.values;

const flags = {
  Size: 'The size is at or beside a block of the cipher, whose first block also holds the key of the authentication.',
  KnownAnswer: 'The answer is that of another implementation.',
  Authentication: 'Bytes, key or nonce are not those that the box was sealed with.',
  ShortBox: 'Less than the authentication tag that every box begins with.',
  ArgumentLength: 'A key or nonce has not the length that the cipher wants.',
  ArgumentType: 'An argument has the wrong type, which outweighs any length.',
} as const;
type Flag = keyof typeof flags;

const key = seeded(keyBytes, 1);
const nonce = seeded(nonceBytes, 2);
const otherKey = seeded(keyBytes, 4);
const otherNonce = seeded(nonceBytes, 5);
const plaintextSeed = 3;

function boxed(size: number, edits: Boxed['edits'] = []): Boxed {
  return { make: 'boxed', key, nonce, plaintext: seeded(size, plaintextSeed), edits };
}

function open(
  name: string,
  flag: Flag,
  why: string,
  ciphertext: Bytes,
  expect: Expectation,
  under: { key: Bytes; nonce: Bytes } = { key, nonce },
): Case<Flag> {
  return { id: `box/${name}`, why, flags: [flag], ...ask(boxOpen, { ...under, ciphertext }), expect };
}

// XSalsa20 makes blocks of 64 bytes; the first 32 authenticate, so that the plaintext's first block is half as long.
const boundaries: Case<Flag>[] = [0, 1, 16, 31, 32, 33, 63, 64, 65, 96, 97, 1000].flatMap((size): Case<Flag>[] => [
  {
    id: `box/seal-${size}-bytes`,
    why: 'What is sealed has the same bytes in every language.',
    flags: ['Size'],
    ...ask(boxSeal, { key, nonce, plaintext: seeded(size, plaintextSeed) }),
    expect: 'computed',
  },
  open(`open-${size}-bytes`, 'Size', 'What was sealed is opened.', boxed(size), 'computed'),
]);

// The example of Bernstein's "Cryptography in NaCl", section 10.
const known = {
  key: literal('1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389'),
  nonce: literal('69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37'),
  plaintext: literal(
    'be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb31' +
      '0e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f93776384864' +
      '5e0705',
  ),
  ciphertext: literal(
    'f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c972' +
      '71d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b3' +
      '7973f622a43d14a6599b1f654cb45a74e355a5',
  ),
};

const answers: Case<Flag>[] = [
  {
    id: 'box/seal-nacl-example',
    why: 'The example that NaCl was published with.',
    flags: ['KnownAnswer'],
    ...ask(boxSeal, { key: known.key, nonce: known.nonce, plaintext: known.plaintext }),
    expect: 'computed',
  },
  open('open-nacl-example', 'KnownAnswer', 'The box of that example opens.', known.ciphertext, 'computed', known),
];

/** Bytes with one bit changed. */
function flipped({ hex }: Literal, bit: number): Literal {
  const at = 2 * Math.floor(bit / 8);
  const byte = Number.parseInt(hex.slice(at, at + 2), 16) ^ (1 << (bit % 8));
  return literal(hex.slice(0, at) + byte.toString(16).padStart(2, '0') + hex.slice(at + 2));
}

const small = 1;
const offences: Case<Flag>[] = [
  ...everyBit(macBytes + small).map(({ bit, name }) =>
    open(`bit-${name}-flipped`, 'Authentication', 'Every bit of the box is authenticated.', boxed(small, [{ edit: 'flip', bit }]), 'corrupt'),
  ),
  // The cipher makes a key of its own from the first 16 bytes of the nonce, and counts with the other 8.
  ...[0, 127, 128, 8 * nonceBytes - 1].map((bit) =>
    open(`nonce-bit-${bit}-flipped`, 'Authentication', 'Both parts of the nonce are used, to the last bit.', known.ciphertext, 'corrupt', {
      ...known,
      nonce: flipped(known.nonce, bit),
    }),
  ),
  ...[0, 8 * keyBytes - 1].map((bit) =>
    open(`key-bit-${bit}-flipped`, 'Authentication', 'The key is used to the last bit.', known.ciphertext, 'corrupt', {
      ...known,
      key: flipped(known.key, bit),
    }),
  ),
  open('wrong-key', 'Authentication', 'Another key opens nothing: so a wrong passphrase shows.', boxed(keyBytes), 'corrupt', {
    key: otherKey,
    nonce,
  }),
  open('wrong-nonce', 'Authentication', 'Nor does the nonce of another box.', boxed(keyBytes), 'corrupt', { key, nonce: otherNonce }),
  open(
    'cut-by-1',
    'Authentication',
    'A box whose end is missing is not opened as far as it goes.',
    boxed(keyBytes, [{ edit: 'cut', to: macBytes + keyBytes - 1 }]),
    'corrupt',
  ),
  open(
    'cut-to-its-tag',
    'Authentication',
    'The tag alone authenticates nothing, and not the empty plaintext.',
    boxed(keyBytes, [{ edit: 'cut', to: macBytes }]),
    'corrupt',
  ),
  open('then-1-byte', 'Authentication', 'Nothing may follow a box.', boxed(keyBytes, [{ edit: 'append', bytes: literal('00') }]), 'corrupt'),
  open('zeros', 'Authentication', 'Zeros are not a box of any key.', literal('00'.repeat(macBytes + keyBytes)), 'corrupt'),
  ...[0, 1, macBytes - 1].map((to) =>
    open(`box-of-${to}-bytes`, 'ShortBox', `No box has fewer than ${macBytes} bytes.`, boxed(0, [{ edit: 'cut', to }]), 'corrupt'),
  ),
];

const lengths: Case<Flag>[] = (
  [
    ['key', keyBytes],
    ['nonce', nonceBytes],
  ] as const
).flatMap(([argument, right]) =>
  wrongLengths(right).flatMap(({ name, bytes }): Case<Flag>[] => {
    const under = { key, nonce, [argument]: bytes };
    const why = `A ${argument} has ${right} bytes, and is never cut or padded.`;
    return [
      {
        id: `box/seal-${argument}-of-${name}`,
        why,
        flags: ['ArgumentLength'],
        ...ask(boxSeal, { ...under, plaintext: seeded(9, plaintextSeed) }),
        expect: 'invalid_argument',
      },
      open(`open-${argument}-of-${name}`, 'ArgumentLength', why, boxed(9), 'invalid_argument', under),
    ];
  }),
);

const types: Case<Flag>[] = [
  open('short-key-and-short-box', 'ArgumentLength', 'Lengths of arguments are judged before the box is.', literal(''), 'invalid_argument', {
    key: seeded(keyBytes - 1, 6),
    nonce,
  }),
  {
    id: 'box/type-before-length',
    why: 'A short key does not hide a box that is not base64.',
    flags: ['ArgumentType'],
    ...ask(boxOpen, { key: seeded(31, 6), nonce, ciphertext: '?' }),
    expect: 'invalid_request',
  },
  {
    id: 'box/nonce-missing',
    why: 'No nonce is drawn where the request forgot it.',
    flags: ['ArgumentType'],
    ...askAnyhow(boxSeal, { key, plaintext: '' }),
    expect: 'invalid_request',
  },
];

/** Cases of `box.seal` and `box.open`. */
export const boxCases = defineCases('box', {
  about: 'Secretboxes: what wraps one key under another.',
  flags,
  cases: [...boundaries, ...answers, ...offences, ...lengths, ...types],
});
