/** MD5 as WebAssembly, for browsers. */
import { createMD5 } from 'hash-wasm';
import type { IncrementalHash } from './provider.ts';

/** Starts an MD5. */
export async function wasmMd5(): Promise<IncrementalHash> {
  const hash = await createMD5();
  hash.init();
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => hash.digest('binary'),
    free: () => {}, // Each hash has a memory of its own, which the garbage collector takes.
  };
}
