/** Every provider, for tests that must hold on all of them. */
import { loadNativeSodium, loadWasmSodium } from './crypto/load.ts';
import type { Argon2id, CryptoProvider } from './crypto/provider.ts';
import { wasmMd5 } from './crypto/wasm-md5.ts';
import { createWasmSodium } from './crypto/wasm-sodium.ts';

const native = await loadNativeSodium();
if (!native) throw new Error('sodium-native does not load here: the tests must run on both builds of libsodium');

/** The native provider, and the WebAssembly one as Node uses it. */
export const providers: readonly CryptoProvider[] = [native, await loadWasmSodium()];

/** The WebAssembly provider as browsers use it. */
export const browserProvider: CryptoProvider = await createWasmSodium(wasmMd5);

/** The same provider with another Argon2id. */
export function withArgon2id(provider: CryptoProvider, argon2id: Argon2id): CryptoProvider {
  return new Proxy(provider, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      return name === 'argon2id' ? argon2id : typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
