/** What holds a secret is zeros when it is done with: each place that promises so. */
import { mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sodium from 'sodium-native';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Encryption, PassphraseDerivation } from '@lockstep/spec';
import { toBase64 } from './base64.ts';
import { writeDescription } from './cli/description.ts';
import { decrypt } from './cli/decrypt.ts';
import { encrypt } from './cli/encrypt.ts';
import { createKeyFile, readKey } from './cli/key-file.ts';
import { wasmArgon2id } from './crypto/wasm-argon2id.ts';
import { loadRawSodium } from './crypto/wasm-heap.ts';
import type { CryptoProvider } from './crypto/provider.ts';
import { encryptFile } from './file/encrypt-file.ts';
import { decryptFile } from './file/decrypt-file.ts';
import { changePassphrase, generateKey, openMasterKey } from './keys/index.ts';
import { makeAccountUnder } from './keys/make.ts';
import { deriveLoginKey, derivePassphraseKey, passphraseBytes } from './kdf.ts';
import { StreamDecryptor, StreamEncryptor, decryptStream, encryptStream } from './stream/stream.ts';
import { providers } from './test-providers.ts';

const { plaintextChunkBytes: chunk } = Encryption.values;
const native = providers[0]!;
const wasm = providers[1]!;
const weak = { salt: new Uint8Array(16).fill(9), opsLimit: 1, memLimit: PassphraseDerivation.values.minimumMemLimit };

/** Byte arrays that are watched: they held something, and must hold nothing in the end. */
class Watch {
  readonly #seen: { readonly what: string; readonly bytes: Uint8Array; readonly held: boolean }[] = [];

  add<T extends Uint8Array>(what: string, bytes: T): T {
    this.#seen.push({ what, bytes, held: bytes.some((byte) => byte !== 0) });
    return bytes;
  }

  /** What is watched, and whether it held a secret and is wiped now. */
  get found(): Record<string, boolean> {
    const wiped: Record<string, boolean> = {};
    for (const { what, bytes, held } of this.#seen) {
      wiped[what] = (wiped[what] ?? true) && held && bytes.every((byte) => byte === 0);
    }
    return wiped;
  }
}

/** A provider whose secrets on the way are watched. */
function watched(provider: CryptoProvider, watch: Watch): CryptoProvider {
  const changes: Partial<CryptoProvider> = {
    argon2id: async (passphrase, salt, limits, outputBytes) => {
      watch.add('passphrase of the derivation', passphrase);
      const key = await (provider.argon2id
        ? provider.argon2id(passphrase, salt, limits, outputBytes)
        : wasmArgon2id(passphrase, salt, limits, outputBytes));
      return key && watch.add('key-encryption key', key);
    },
    deriveSubkey: (...args) => watch.add('subkey', provider.deriveSubkey(...args)),
    makeKeyPair: () => {
      const pair = provider.makeKeyPair();
      watch.add('secret key', pair.secretKey);
      return pair;
    },
    startPush: (key) => {
      const { header, stream } = provider.startPush(key);
      const push: typeof stream.push = (message, tag, into) => {
        if (message.length > 0) watch.add('chunk to encrypt', message);
        stream.push(message, tag, into);
      };
      return { header, stream: { push, free: () => stream.free() } };
    },
    startPull: (key, header) => {
      const stream = provider.startPull(key, header);
      const pull: typeof stream.pull = (frame, into) => {
        const tag = stream.pull(frame, into);
        if (tag !== undefined) watch.add('decrypted chunk', into);
        return tag;
      };
      return { pull, free: () => stream.free() };
    },
  };
  return new Proxy(provider, {
    get: (target, name) => {
      const member: unknown = Reflect.get(name in changes ? changes : target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

let watch: Watch;
let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  watch = new Watch();
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Watches what TextEncoder makes of a passphrase. */
function watchTexts(): void {
  const encoder = new TextEncoder();
  const encode = encoder.encode.bind(encoder);
  vi.spyOn(TextEncoder.prototype, 'encode').mockImplementation((text) => {
    const bytes = encode(text);
    return text?.includes('passphrase') === true ? watch.add('passphrase', bytes) : bytes;
  });
}

describe.each(providers)('on $name', (provider) => {
  it('passphrases and what is derived from them are wiped', async () => {
    const own = watched(provider, watch);
    const text = passphraseBytes('a passphrase');
    const key = (await derivePassphraseKey(own, text, weak)).slice();
    expect(watch.found).toMatchObject({ 'passphrase of the derivation': true });
    expect(text).toEqual(passphraseBytes('a passphrase')); // The caller's own.
    deriveLoginKey(own, key);
    expect(watch.found).toMatchObject({ subkey: true });
  });

  it('keys between the passphrase and the master key are wiped, found or not', async () => {
    const key = await derivePassphraseKey(provider, passphraseBytes('a passphrase'), weak);
    watchTexts();
    const own = watched(provider, watch);
    const { attributes, masterKey } = makeAccountUnder(own, { key, parameters: weak });
    expect(watch.found).toMatchObject({ 'secret key': true });
    expect(await openMasterKey(own, 'a passphrase', attributes)).toEqual(masterKey);
    expect(watch.found).toMatchObject({ passphrase: true, 'key-encryption key': true });
    await expect(openMasterKey(own, 'another passphrase', attributes)).rejects.toMatchObject({ problem: 'wrong_passphrase' });
    expect(watch.found).toMatchObject({ passphrase: true, 'key-encryption key': true });
  });

  it('a new passphrase is wiped, and the key that follows from it', async () => {
    const key = await derivePassphraseKey(provider, passphraseBytes('a passphrase'), weak);
    const { attributes, masterKey } = makeAccountUnder(provider, { key, parameters: weak });
    watchTexts();
    const own = watched(provider, watch);
    const cheap = new Proxy(own, {
      get: (target, name) =>
        name === 'argon2id'
          ? () => Promise.resolve(watch.add('key-encryption key', new Uint8Array(32).fill(1)))
          : (Reflect.get(target, name) as unknown),
    });
    await changePassphrase(cheap, masterKey, attributes, 'a new passphrase');
    expect(watch.found).toMatchObject({ passphrase: true, 'key-encryption key': true, subkey: true });
  });

  it('plaintext that a stream holds back is wiped when the stream ends or is given up', () => {
    const key = generateKey(provider);
    const plaintext = new Uint8Array(100).fill(1);
    const own = watched(provider, watch);
    const encryptor = new StreamEncryptor(own, key, () => undefined);
    encryptor.update(plaintext);
    encryptor.finish();
    expect(watch.found).toEqual({ 'chunk to encrypt': true });
    const { header, ciphertext } = encryptStream(provider, key, plaintext);
    for (const end of ['finish', 'close'] as const) {
      const decryptor = new StreamDecryptor(own, key, header, (bytes) => watch.add(`chunk before ${end}`, bytes));
      decryptor.update(ciphertext);
      if (end === 'finish') decryptor.finish();
      else expect(() => decryptor.update(new Uint8Array(2 * chunk))).toThrow(/not authentic/);
      decryptor.close();
    }
    expect(watch.found).toMatchObject({ 'chunk before finish': true });
  });

  it('what was decrypted of a stream that is refused is wiped', () => {
    const key = generateKey(provider);
    const { header, ciphertext } = encryptStream(provider, key, new Uint8Array(chunk + 1).fill(1));
    ciphertext[ciphertext.length - 1]! ^= 1;
    expect(() => decryptStream(watched(provider, watch), key, header, ciphertext)).toThrow(/not authentic/);
    expect(watch.found).toEqual({ 'decrypted chunk': true });
  });
});

describe('a stream that is given up', () => {
  it('wipes what it has decrypted', () => {
    const key = generateKey(native);
    const { header, ciphertext } = encryptStream(native, key, new Uint8Array(chunk + 1).fill(1));
    const decryptor = new StreamDecryptor(native, key, header, (bytes) => watch.add('chunk', bytes));
    decryptor.update(ciphertext);
    decryptor.close();
    expect(watch.found).toEqual({ chunk: true });
  });

  it('wipes what it has held back', () => {
    const fill = vi.spyOn(Uint8Array.prototype, 'fill');
    const encryptor = new StreamEncryptor(native, generateKey(native), () => undefined);
    encryptor.update(new Uint8Array([1, 2, 3]));
    encryptor.close();
    const wiped = fill.mock.contexts.filter((bytes) => (bytes as Uint8Array).length === chunk) as Uint8Array[];
    expect(wiped).toHaveLength(1);
    expect(wiped[0]?.every((byte) => byte === 0)).toBe(true);
  });
});

describe('the state of a stream, which holds its key,', () => {
  it('is wiped in native memory by files that end and files that fail', async () => {
    for (const name of ['init_push', 'init_pull'] as const) {
      const real = sodium[`crypto_secretstream_xchacha20poly1305_${name}`].bind(sodium);
      vi.spyOn(sodium, `crypto_secretstream_xchacha20poly1305_${name}`).mockImplementation((state, ...rest) => {
        real(state, ...rest);
        watch.add(name, state);
      });
    }
    writeFileSync(at('plain'), 'abc');
    const key = generateKey(native);
    const { header } = await encryptFile(native, key, at('plain'), at('sealed'));
    await decryptFile(native, key, header, at('sealed'), at('opened'));
    expect(watch.found).toEqual({ init_push: true, init_pull: true });
    const stopped = {
      onProgress: () => {
        throw new Error('stopped');
      },
    };
    // The first chunk of two: the last one ends the state itself.
    writeFileSync(at('long'), new Uint8Array(chunk + 1));
    await expect(encryptFile(native, key, at('long'), at('again'), stopped)).rejects.toThrow('stopped');
    await expect(decryptFile(native, key, header, at('plain'), at('again'))).rejects.toMatchObject({ code: 'truncated' });
    await expect(decryptFile(native, key, header, at('sealed'), at('again'), stopped)).rejects.toThrow('stopped');
    expect(watch.found).toEqual({ init_push: true, init_pull: true });
  });

  it('is wiped in the memory of WebAssembly, with all that was copied there', async () => {
    const { raw } = await loadRawSodium();
    const sizes = new Map<number, number>();
    const [malloc, free] = [raw._malloc.bind(raw), raw._free.bind(raw)];
    let unwiped = 0;
    let freed = 0;
    vi.spyOn(raw, '_malloc').mockImplementation((size) => {
      const address = malloc(size);
      sizes.set(address, size);
      return address;
    });
    vi.spyOn(raw, '_free').mockImplementation((address) => {
      const size = sizes.get(address);
      if (size !== undefined) {
        freed++;
        if (raw.HEAPU8.subarray(address, address + size).some((byte) => byte !== 0)) unwiped++;
      }
      free(address);
    });
    const key = generateKey(wasm);
    const { header, ciphertext } = encryptStream(wasm, key, new Uint8Array(10).fill(1));
    decryptStream(wasm, key, header, ciphertext);
    wasm.openBox(key, wasm.sealBox(key, new Uint8Array(10).fill(1)));
    wasm.deriveSubkey(key, 1, 'loginctx', 32);
    wasm.makeKeyPair();
    expect(freed).toBeGreaterThan(15);
    expect(unwiped).toBe(0);
  });
});

describe('the command', () => {
  const terminal = { say: () => undefined, warn: () => undefined, signal: new AbortController().signal };

  it('wipes the key that it has read or made', async () => {
    const wipe = vi.spyOn(sodium, 'sodium_memzero');
    const keys = (): number =>
      wipe.mock.calls.filter(([secret]) => secret.length === Encryption.values.keyBytes && secret.every((byte) => byte === 0)).length;
    await createKeyFile(native, at('key'));
    expect(keys()).toBe(1);
    writeFileSync(at('plain'), 'abc');
    await encrypt(at('plain'), { keyFile: at('key') }, terminal);
    expect(keys()).toBe(2);
    await decrypt(at('plain.encrypted'), { keyFile: at('key'), out: at('opened') }, terminal);
    expect(keys()).toBe(3);
    await expect(encrypt(at('missing'), { keyFile: at('key') }, terminal)).rejects.toMatchObject({ code: 'io_error' });
    expect(keys()).toBe(4);
  });

  it('wipes the text of a key that it has read', async () => {
    const text = `${toBase64(generateKey(native))}\n`;
    writeFileSync(at('key'), text, { mode: 0o600 });
    const fill = vi.spyOn(Buffer.prototype, 'fill');
    await readKey(at('key'), terminal);
    const buffers = fill.mock.contexts.filter((bytes) => (bytes as Uint8Array).length > text.length) as Uint8Array[];
    expect(buffers).toHaveLength(1);
    expect(buffers[0]?.every((byte) => byte === 0)).toBe(true);
    const piece = watch.add('standard input', Buffer.from(text));
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([piece]) as unknown as typeof process.stdin);
    await readKey('-', terminal);
    expect(watch.found).toEqual({ 'standard input': true });
    expect(piece).toHaveLength(text.length);
  });

  it('keeps no encrypted file whose description can not be written', async () => {
    writeFileSync(at('plain'), 'abc');
    const facts = await encryptFile(native, generateKey(native), at('plain'), at('sealed'));
    writeFileSync(at('sealed.json'), 'mine');
    await expect(writeDescription(at('sealed'), facts, undefined)).rejects.toMatchObject({ code: 'already_exists' });
    expect(existsSync(at('sealed'))).toBe(false);
    expect(readFileSync(at('sealed.json'), 'utf8')).toBe('mine');
  });
});
