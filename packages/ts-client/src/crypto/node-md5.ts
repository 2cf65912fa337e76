/** MD5 in Node. */
import { createHash } from 'node:crypto';
import type { IncrementalHash } from './provider.ts';

/** MD5 from the OpenSSL that Node brings. */
export function nodeMd5(): IncrementalHash {
  const hash = createHash('md5');
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => new Uint8Array(hash.digest()),
    free: () => {}, // Node's garbage collector does.
  };
}
