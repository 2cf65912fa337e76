import { argon2id } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { PassphraseDerivation } from '@lockstep/spec';
import { deriveLoginKey, deriveNewPassphraseKey, derivePassphraseKey, passphraseBytes, requireAccountStrength } from './kdf.ts';
import { browserProvider, providers, withArgon2id } from './test-providers.ts';

const { accountMemLimit, accountLowestMemLimit, accountOpsLimit, minimumMemLimit, maximumMemLimit, maximumOpsLimit } = PassphraseDerivation.values;
const salt = new Uint8Array(16).fill(9);
const weak = { salt, opsLimit: 1, memLimit: minimumMemLimit };
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe.each([...providers, browserProvider])('keys derived on $name', (provider) => {
  it.each([
    ['a passphrase', 1, 8],
    ['pässwörd 🔑', 3, 8],
    ['x'.repeat(200), 2, 1024],
    ['a passphrase', maximumOpsLimit, 9],
  ])('are those of another implementation: %s', async (passphrase, opsLimit, kibibytes) => {
    const expected = await argon2id({
      password: passphrase,
      salt,
      iterations: opsLimit,
      memorySize: kibibytes,
      parallelism: 1,
      hashLength: 32,
      outputType: 'binary',
    });
    const key = await derivePassphraseKey(provider, passphraseBytes(passphrase), { salt, opsLimit, memLimit: kibibytes * 1024 });
    expect(hex(key)).toBe(hex(expected));
  });

  it('may follow from an empty passphrase', async () => {
    const expected = await derivePassphraseKey(providers[0]!, new Uint8Array(), weak);
    expect(hex(await derivePassphraseKey(provider, new Uint8Array(), weak))).toBe(hex(expected));
  });

  it('leave what they follow from as it was', async () => {
    // A Buffer's slice is a view of it, not a copy: wiping one would wipe the caller's passphrase.
    const kept = Buffer.from('a passphrase');
    const first = await derivePassphraseKey(provider, kept, weak);
    expect(kept.toString()).toBe('a passphrase');
    expect(hex(await derivePassphraseKey(provider, kept, weak))).toBe(hex(first));

    const passphrase = passphraseBytes('a passphrase');
    const pending = derivePassphraseKey(provider, passphrase, weak);
    passphrase.fill(0); // Whoever calls may wipe it at once.
    expect(hex(await pending)).toBe(hex(first));
    expect(salt.every((byte) => byte === 9)).toBe(true);
  });

  it('are refused beyond the bounds before anything is computed', async () => {
    const careful = withArgon2id(provider, () => Promise.reject(new Error('it was computed')));
    const derive = (change: Partial<typeof weak>): Promise<unknown> => derivePassphraseKey(careful, new Uint8Array(), { ...weak, ...change });
    for (const memLimit of [0, -1, minimumMemLimit - 1, maximumMemLimit + 1, 2 ** 32 + minimumMemLimit, 64 * 1024 ** 3, NaN, 8192.5, Infinity]) {
      await expect(derive({ memLimit })).rejects.toMatchObject({ code: 'invalid_argument', message: expect.stringContaining('memLimit') as unknown });
    }
    for (const opsLimit of [0, -1, maximumOpsLimit + 1, 2 ** 32 + 1, NaN, 1.5]) {
      await expect(derive({ opsLimit })).rejects.toMatchObject({ code: 'invalid_argument', message: expect.stringContaining('opsLimit') as unknown });
    }
    for (const size of [0, 15, 17]) await expect(derive({ salt: new Uint8Array(size) })).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it('begin a login key', () => {
    // hashlib.blake2b(key=bytes(range(32)), digest_size=32, salt=(1).to_bytes(16, 'little'), person=b'loginctx' + bytes(8))
    expect(
      hex(
        deriveLoginKey(
          provider,
          Uint8Array.from({ length: 32 }, (_, index) => index),
        ),
      ),
    ).toBe('6970b5d34442fd11788a83b4b57e1e72');
    expect(() => deriveLoginKey(provider, salt)).toThrow(/32 bytes/);
  });
});

describe('the derivation of a new key', () => {
  it('falls back to half of the memory and twice the passes, and no further than the spec says', async () => {
    const asked: [number, number][] = [];
    const least = { now: accountMemLimit };
    const poor = withArgon2id(providers[0]!, (_passphrase, _salt, { opsLimit, memLimit }, size) => {
      asked.push([memLimit, opsLimit]);
      return Promise.resolve(memLimit <= least.now ? new Uint8Array(size) : undefined);
    });
    const { parameters } = await deriveNewPassphraseKey(poor, passphraseBytes('a passphrase'));
    expect(parameters).toMatchObject({ opsLimit: accountOpsLimit, memLimit: accountMemLimit });
    expect(parameters.salt).toHaveLength(16);

    least.now = accountLowestMemLimit;
    const second = (await deriveNewPassphraseKey(poor, passphraseBytes('a passphrase'))).parameters;
    expect(second).toMatchObject({ opsLimit: 2 * accountOpsLimit, memLimit: accountLowestMemLimit });
    expect(Buffer.compare(second.salt, parameters.salt)).not.toBe(0);

    least.now = accountLowestMemLimit - 1;
    await expect(deriveNewPassphraseKey(poor, passphraseBytes('a passphrase'))).rejects.toMatchObject({ code: 'out_of_memory' });
    expect(asked).toEqual([
      [256 << 20, 16],
      ...[
        [256 << 20, 16],
        [128 << 20, 32],
      ],
      ...[
        [256 << 20, 16],
        [128 << 20, 32],
      ],
    ]);
  });
});

describe('the strength of an account', () => {
  it('is the same however memory and passes are balanced, and nothing else is taken', () => {
    for (const [memLimit, opsLimit] of [
      [256 << 20, 16],
      [128 << 20, 32],
      [2 ** 30, 4],
    ] as const) {
      expect(() => requireAccountStrength({ memLimit, opsLimit })).not.toThrow();
    }
    for (const [memLimit, opsLimit] of [
      [256 << 20, 8],
      [128 << 20, 16],
      [(256 << 20) - 1024, 16],
      [256 << 20, 17],
    ] as const) {
      expect(() => requireAccountStrength({ memLimit, opsLimit })).toThrow(/must be 4294967296; got \d+$/);
    }
  });
});

describe('a passphrase', () => {
  it('is taken as it was typed', () => {
    expect(hex(passphraseBytes('é'))).toBe('c3a9');
    expect(hex(passphraseBytes('e\u0301'))).toBe('65cc81');
    expect(hex(passphraseBytes(' \u{1f511}\0'))).toBe('20f09f949100');
    expect(() => passphraseBytes('secret\ud83d')).toThrow(/surrogate/);
    expect(() => passphraseBytes('secret\ud83d')).not.toThrow(/secret/);
  });
});
