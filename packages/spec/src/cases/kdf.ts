/** Cases of derived keys: passphrases of every kind, and limits at and beyond their bounds. */
import { PassphraseDerivation, Secretbox, kdfLogin, kdfPassphrase } from '../keys.ts';
import { ask, askAnyhow, ascii, defineCases, literal, seeded, type Bytes, type Case, type Expectation, type Input } from './define-cases.ts';
import { wrongLengths } from './frames.ts';

const { saltBytes, minimumOpsLimit, maximumOpsLimit, minimumMemLimit, maximumMemLimit, interactiveOpsLimit, interactiveMemLimit } =
  PassphraseDerivation.values;
const { keyBytes } = Secretbox.values;

const flags = {
  Passphrase: 'The passphrase is empty, long, or holds what a text type might change.',
  Limit: 'A limit is at a bound, or between two.',
  BeyondLimit: 'A limit is beyond its bounds, also where a smaller integer type would cut it to one within.',
  ArgumentLength: 'An argument has not the length that the derivation wants.',
  ArgumentType: 'An argument has the wrong type, which outweighs any range.',
  LoginKey: 'What proves the passphrase to the server.',
} as const;
type Flag = keyof typeof flags;

interface Derivation {
  readonly passphrase: Bytes;
  readonly salt: Bytes;
  readonly opsLimit: number;
  readonly memLimit: number;
}

// The smallest limits: what an account uses takes seconds, and a gigabyte for three languages at once.
const usual: Derivation = { passphrase: ascii('a passphrase'), salt: seeded(saltBytes, 7), opsLimit: minimumOpsLimit, memLimit: minimumMemLimit };

function derive(name: string, flag: Flag, why: string, change: Partial<Derivation>, expect: Expectation = 'computed'): Case<Flag> {
  return { id: `kdf/${name}`, why, flags: [flag], ...ask(kdfPassphrase, { ...usual, ...change }), expect };
}

const passphrases: Case<Flag>[] = [
  derive('passphrase', 'Passphrase', 'The derivation itself.', {}),
  derive('other-salt', 'Passphrase', 'Another salt makes another key.', { salt: seeded(saltBytes, 8) }),
  derive('empty-passphrase', 'Passphrase', 'No bytes are a passphrase like any other, at no address in some languages.', { passphrase: literal('') }),
  derive('zero-byte', 'Passphrase', 'A byte of zero does not end a passphrase.', { passphrase: literal('61006200') }),
  derive('composed-letter', 'Passphrase', 'The letter é as one code point.', { passphrase: literal('c3a9') }),
  derive('decomposed-letter', 'Passphrase', 'The letter é as two code points is another passphrase: nothing is normalised.', {
    passphrase: literal('65cc81'),
  }),
  derive('beyond-the-basic-plane', 'Passphrase', 'A code point that UTF-16 writes as two units has four bytes.', {
    passphrase: literal('f09f9491f09f8c88'),
  }),
  derive('no-utf8', 'Passphrase', 'Bytes that are not UTF-8 are used as they are.', { passphrase: literal('ff80c0') }),
  derive('white-space', 'Passphrase', 'White space at the ends is part of the passphrase.', { passphrase: ascii(' a passphrase\n') }),
  // BLAKE2b, which takes the passphrase in, works in blocks of 128 bytes.
  ...[64, 127, 128, 129, 1000].map((size) =>
    derive(`passphrase-of-${size}-bytes`, 'Passphrase', 'A long passphrase is used to its last byte.', { passphrase: seeded(size, 3) }),
  ),
];

const limits: Case<Flag>[] = [
  derive('ops-limit-2', 'Limit', 'Each pass counts.', { opsLimit: 2 }),
  derive('ops-limit-largest', 'Limit', 'The most passes there may be.', { opsLimit: maximumOpsLimit }),
  derive('mem-limit-smallest-and-1', 'Limit', 'Memory counts in whole KiB, rounded down.', { memLimit: minimumMemLimit + 1 }),
  derive('mem-limit-9-kib-less-1', 'Limit', 'The last size that is rounded down to the smallest.', { memLimit: 9 * 1024 - 1 }),
  derive('mem-limit-9-kib', 'Limit', 'The next KiB makes another key, although no block of it is used.', { memLimit: 9 * 1024 }),
  derive('mem-limit-12-kib', 'Limit', 'Four more blocks make another key.', { memLimit: 12 * 1024 }),
  derive('mem-limit-1-mib', 'Limit', 'Memory beyond what a stack would hold.', { memLimit: 1024 * 1024 }),
  derive('interactive', 'Limit', 'The limits of shared links, as they are used.', { opsLimit: interactiveOpsLimit, memLimit: interactiveMemLimit }),
];

const gib = 1024 ** 3;
const beyond: Case<Flag>[] = [
  ...([0, -1, maximumOpsLimit + 1, 2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER] as const).map((opsLimit) =>
    derive(`ops-limit-${words(opsLimit)}`, 'BeyondLimit', `Passes are ${minimumOpsLimit} to ${maximumOpsLimit}.`, { opsLimit }, 'invalid_argument'),
  ),
  ...[
    0,
    -1,
    minimumMemLimit - 1,
    maximumMemLimit + 1,
    2 * gib,
    4 * gib,
    2 ** 32 + minimumMemLimit,
    64 * gib,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ].map((memLimit) =>
    derive(
      `mem-limit-${words(memLimit)}`,
      'BeyondLimit',
      `Memory is ${minimumMemLimit} to ${maximumMemLimit} bytes, whatever a server asks for.`,
      { memLimit },
      'invalid_argument',
    ),
  ),
  derive(
    'mem-limit-beyond-integers',
    'BeyondLimit',
    'A number that wraps around where 64 bits end is out of range before it does.',
    { memLimit: 2 ** 64 + minimumMemLimit },
    'invalid_argument',
  ),
  derive('ops-limit-beyond-integers', 'BeyondLimit', 'The same of the passes.', { opsLimit: 2 ** 64 + 4096 }, 'invalid_argument'),
];

/** An integer as ids write it. */
function words(value: number): string {
  return value < 0 ? `minus-${-value}` : String(value);
}

const lengths: Case<Flag>[] = [
  ...wrongLengths(saltBytes).map(({ name, bytes }) =>
    derive(`salt-of-${name}`, 'ArgumentLength', `A salt has ${saltBytes} bytes, and is never cut or padded.`, { salt: bytes }, 'invalid_argument'),
  ),
  derive(
    'salt-and-limits-beyond',
    'BeyondLimit',
    'Several values that are out of range are one refusal.',
    { salt: literal(''), opsLimit: 0, memLimit: 64 * gib },
    'invalid_argument',
  ),
];

function anyhow(name: string, why: string, change: Readonly<Record<string, Input>>, expect: Expectation = 'invalid_request'): Case<Flag> {
  return { id: `kdf/${name}`, why, flags: ['ArgumentType'], ...askAnyhow(kdfPassphrase, { ...usual, ...change }), expect };
}

const { memLimit: _, ...withoutMemory } = usual;
const types: Case<Flag>[] = [
  anyhow('ops-limit-fraction', 'Half a pass is none.', { opsLimit: 1.5 }),
  anyhow('ops-limit-text', 'A text is not a number, not even one of digits.', { opsLimit: '1' }),
  anyhow('ops-limit-null', 'Null is not a default.', { opsLimit: null }),
  anyhow('mem-limit-true', 'True is not 1.', { memLimit: true }),
  anyhow('mem-limit-fraction', 'A fraction of a byte is not rounded.', { memLimit: minimumMemLimit + 0.5 }),
  anyhow('type-before-range', 'A salt of the wrong length does not hide a limit of the wrong type.', {
    salt: literal(''),
    opsLimit: 0,
    memLimit: '8192',
  }),
  {
    id: 'kdf/mem-limit-missing',
    why: 'A limit that is missing has no default.',
    flags: ['ArgumentType'],
    ...askAnyhow(kdfPassphrase, { ...withoutMemory }),
    expect: 'invalid_request',
  },
  anyhow('passphrase-no-base64', 'A passphrase is bytes, in base64 like all of them.', { passphrase: 'a passphrase' }),
];

function login(name: string, why: string, key: Bytes, expect: Expectation): Case<Flag> {
  return { id: `kdf/${name}`, why, flags: [expect === 'computed' ? 'LoginKey' : 'ArgumentLength'], ...ask(kdfLogin, { key }), expect };
}

const logins: Case<Flag>[] = [
  login('login-key', 'The login key of a key-encryption key.', seeded(keyBytes, 1), 'computed'),
  login('login-key-of-zeros', 'A key of zeros is a key like any other.', literal('00'.repeat(keyBytes)), 'computed'),
  login(
    'login-key-of-counting-bytes',
    'The answer that BLAKE2b makes with the same personalisation.',
    literal(Array.from({ length: keyBytes }, (_byte, index) => index.toString(16).padStart(2, '0')).join('')),
    'computed',
  ),
  ...wrongLengths(keyBytes).map(({ name, bytes }) =>
    login(`login-key-of-${name}`, `A key-encryption key has ${keyBytes} bytes.`, bytes, 'invalid_argument'),
  ),
];

/** Cases of `kdf.passphrase` and `kdf.login`. */
export const kdfCases = defineCases('kdf', {
  about: 'Keys that are derived: from a passphrase by Argon2id, and the login key from what that makes.',
  flags,
  cases: [...passphrases, ...limits, ...beyond, ...lengths, ...types, ...logins],
});
