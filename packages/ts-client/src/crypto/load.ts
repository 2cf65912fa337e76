/** The provider for Node: native where it loads, else WebAssembly. */
import { nodeMd5 } from './node-md5.ts';
import type { CryptoProvider } from './provider.ts';

/** The provider of libsodium's WebAssembly build, with Node's MD5. */
export async function loadWasmSodium(): Promise<CryptoProvider> {
  // Only where it is wanted: importing it compiles WebAssembly.
  const { createWasmSodium } = await import('./wasm-sodium.ts');
  return createWasmSodium(() => Promise.resolve(nodeMd5()));
}

/** The provider of the optional package sodium-native, or undefined where it is not installed or does not load. */
export async function loadNativeSodium(): Promise<CryptoProvider | undefined> {
  try {
    const { createNativeSodium } = await import('./native-sodium.ts');
    return createNativeSodium();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined; // Not installed, or no binary for this machine.
    throw error;
  }
}

let provider: Promise<CryptoProvider> | undefined;

/** The best provider on this machine; loaded once. */
export function loadProvider(): Promise<CryptoProvider> {
  return (provider ??= loadNativeSodium().then((native) => native ?? loadWasmSodium()));
}
