/** Cases of sealed boxes: boxes that libsodium itself made, and what is done to them. */
import { PublicKeyBox, sealedBoxOpen, sealedBoxSeal } from '../keys.ts';
import { ask, defineCases, literal, seeded, type Case, type Expectation } from './define-cases.ts';

const { overheadBytes } = PublicKeyBox.values;

/** A box that libsodium 1.0.18 sealed, in hex: another one each time, so that no reference can make it again. */
export interface SealedSample {
  readonly publicKey: string;
  readonly secretKey: string;
  /** The size of the plaintext and its seed. */
  readonly size: number;
  readonly seed: number;
  readonly ciphertext: string;
}

/** Boxes of plaintexts of some sizes, each for a public key of its own. */
export const sealedSamples: readonly SealedSample[] = [
  {
    publicKey: '2860078d22599ae1304d66c1a6e99b98f30f3fe91a463db6ed866a7ba84e7072',
    secretKey: '567ba3ccc9d2040f4f7a86deddf562c4fdf939e3c41342dc22e6c1ede7dc1c78',
    size: 0,
    seed: 1,
    ciphertext: 'f705ddc5d8e43b43d5ad84eeb2aab515e30462600833c40a3e4377966e0e045821646075bfeb06a3b5507bcef70d3636',
  },
  {
    publicKey: 'ce8f0ae241642b918347f29d61dfd85eaef627a7ec2ab1ee9be9e7bf6a0ad204',
    secretKey: '4abcb0e44eebef6f5f06b887d00545c1dd49011d4d61bfe3d7b36aa3c1df0d02',
    size: 1,
    seed: 2,
    ciphertext: '505e31910fdbc87ead09a26e428890d415ea34e4fb70cc3c64e9aa5ada21121087772fe0c0a382ba7ab1064e66daa67dcc',
  },
  {
    publicKey: 'c97e776081937a874f8d37a009ad47b2d618ae38e70ce43735bb97aba51c456c',
    secretKey: '8bdbc6ecdbbced2402c53c418aa164d5d78f2f49cc6af4fef1fee75fd58010cd',
    size: 32,
    seed: 3,
    ciphertext:
      '1678a3194178f98c39474716f995c73592caeb19c1c3e735a92aab3478384c10d8a6abd48af6cb3e7aa249cb95723ad0726ae9e7b0e05eccc136c428eb39c9c9e84494ddadd8a825798ca5476db11105',
  },
];

/** Public keys of small order: what is sealed for one, anybody can open. In hex, with and without the bit that is ignored. */
export const smallOrderKeys = {
  zero: '00'.repeat(32),
  one: `01${'00'.repeat(31)}`,
  'order-8': 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  'other-order-8': '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'minus-one': `ec${'ff'.repeat(30)}7f`,
  prime: `ed${'ff'.repeat(30)}7f`,
  'prime-plus-one': `ee${'ff'.repeat(30)}7f`,
  'zero-with-high-bit': `${'00'.repeat(31)}80`,
} as const;

type Flag = 'Sealed' | 'Edited' | 'SmallOrder' | 'Length';

function sample(index: number): SealedSample {
  const found = sealedSamples[index];
  if (!found) throw new RangeError(`there is no sample ${index}`);
  return found;
}
const [empty, small, key] = [sample(0), sample(1), sample(2)];

function flipped(hex: string, bit: number): string {
  const at = Math.floor(bit / 8) * 2;
  const byte = Number.parseInt(hex.slice(at, at + 2), 16) ^ (1 << (bit % 8));
  return hex.slice(0, at) + byte.toString(16).padStart(2, '0') + hex.slice(at + 2);
}

function open(name: string, why: string, flag: Flag, of: SealedSample, change: Partial<SealedSample>, expect: Expectation): Case<Flag> {
  const { publicKey, secretKey, ciphertext } = { ...of, ...change };
  const args = { publicKey: literal(publicKey), secretKey: literal(secretKey), ciphertext: literal(ciphertext) };
  return { id: `sealed-box/${name}`, why, flags: [flag], ...ask(sealedBoxOpen, args), expect };
}

const edited = (name: string, why: string, ciphertext: string, of: SealedSample = key): Case<Flag> =>
  open(name, why, 'Edited', of, { ciphertext }, 'corrupt');

const cut = (bytes: number): Case<Flag> =>
  edited(`cut-to-${bytes}`, `A sealed box has ${overheadBytes} bytes or more, and each of them counts.`, key.ciphertext.slice(0, bytes * 2));

const opened: Case<Flag>[] = sealedSamples.map((of) => open(`open-${of.size}`, 'A box that libsodium sealed opens.', 'Sealed', of, {}, 'computed'));

const edits: Case<Flag>[] = [
  ...[0, 8 * 31, 8 * 32, 8 * 47 + 7, 8 * 48, 8 * 79 + 7].map((bit) =>
    edited(`flipped-bit-${bit}`, 'A changed bit of the key, of the tag or of what was encrypted is noticed.', flipped(key.ciphertext, bit)),
  ),
  ...[0, 1, 31, 32, 47, 48, 79].map(cut),
  edited('appended', 'A byte more is noticed.', `${key.ciphertext}00`),
  edited('empty-appended', 'A byte behind an empty plaintext is noticed.', `${empty.ciphertext}00`, empty),
  edited('key-of-another-box', 'The key of one box does not open the rest of another.', small.ciphertext.slice(0, 64) + key.ciphertext.slice(64)),
  edited(
    'tag-before-key',
    'The key comes first, then the tag.',
    key.ciphertext.slice(64, 96) + key.ciphertext.slice(0, 64) + key.ciphertext.slice(96),
  ),
  edited('own-key-of-small-order', 'A key of small order in the box itself opens nothing.', smallOrderKeys.zero + key.ciphertext.slice(64)),
  open('other-secret-key', 'The secret key of another pair opens nothing.', 'Edited', key, { secretKey: small.secretKey }, 'corrupt'),
  open(
    'other-public-key',
    'The public key is part of the nonce: another one opens nothing.',
    'Edited',
    key,
    { publicKey: small.publicKey },
    'corrupt',
  ),
  open('keys-swapped', 'The public key comes first.', 'Edited', key, { publicKey: key.secretKey, secretKey: key.publicKey }, 'corrupt'),
];

const small32 = Object.entries(smallOrderKeys).map(([name, hex]): Case<Flag> => ({
  id: `sealed-box/seal-small-order-${name}`,
  why: 'Nothing is sealed for a key of small order, since anybody could open it.',
  flags: ['SmallOrder'],
  ...ask(sealedBoxSeal, { publicKey: literal(hex), plaintext: seeded(32, 3) }),
  expect: 'invalid_argument',
}));

const lengths: Case<Flag>[] = [0, 31, 33].flatMap((bytes): Case<Flag>[] => [
  {
    id: `sealed-box/seal-public-key-of-${bytes}`,
    why: 'A public key has 32 bytes.',
    flags: ['Length'],
    ...ask(sealedBoxSeal, { publicKey: seeded(bytes, 5), plaintext: literal('') }),
    expect: 'invalid_argument',
  },
  {
    id: `sealed-box/open-public-key-of-${bytes}`,
    why: 'A public key has 32 bytes.',
    flags: ['Length'],
    ...ask(sealedBoxOpen, { publicKey: seeded(bytes, 5), secretKey: literal(key.secretKey), ciphertext: literal(key.ciphertext) }),
    expect: 'invalid_argument',
  },
  {
    id: `sealed-box/open-secret-key-of-${bytes}`,
    why: 'A secret key has 32 bytes.',
    flags: ['Length'],
    ...ask(sealedBoxOpen, { publicKey: literal(key.publicKey), secretKey: seeded(bytes, 5), ciphertext: literal(key.ciphertext) }),
    expect: 'invalid_argument',
  },
]);

/** Cases of `sealedBox.*`. */
export const sealedBoxCases = defineCases('sealed-box', {
  about:
    'Sealed boxes, in which the keys of shared collections come. What is sealed differs each time, so that only opening has fixed answers; the matrix has the rest.',
  flags: {
    Sealed: 'Boxes that libsodium sealed, unchanged.',
    Edited: 'Boxes that were changed, cut or are for another key.',
    SmallOrder: 'Public keys for which nothing can be sealed.',
    Length: 'Keys of a wrong length.',
  },
  cases: [...opened, ...edits, ...small32, ...lengths],
});
