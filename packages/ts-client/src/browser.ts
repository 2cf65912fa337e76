/** The client for browsers: everything but files, on WebAssembly. Nothing here imports from Node. */
import type { CryptoProvider } from './crypto/provider.ts';
import { wasmMd5 } from './crypto/wasm-md5.ts';
import { createWasmSodium } from './crypto/wasm-sodium.ts';

let provider: Promise<CryptoProvider> | undefined;

/** The provider for browsers; loaded once. */
export function loadProvider(): Promise<CryptoProvider> {
  return (provider ??= createWasmSodium(wasmMd5));
}

export * from './core.ts';
