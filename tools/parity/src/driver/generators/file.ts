/** Random file operations, with sources and destinations as they should and should not be. */
import { fileDecrypt, fileEncrypt } from '@lockstep/spec';
import type { Random } from '../random.ts';
import { InFolder, type Folder } from '../scenario.ts';
import { anyBytes, anyCiphertext, keyAndHeader } from './bytes.ts';
import type { Generator } from './generator.ts';

function folder(random: Random, source: Folder[string]): Folder {
  const before: Record<string, Folder[string]> = random.happens(96) ? { source } : {};
  if (random.happens(5)) before['destination'] = random.happens(70) ? random.bytes(3) : 'directory';
  return before;
}

function paths(random: Random): { source: InFolder | string; destination: InFolder | string } {
  return {
    source: random.happens(98) ? new InFolder('source') : 'source',
    destination: random.happens(97) ? new InFolder('destination') : new InFolder(random.pick(['source', 'none/destination'])),
  };
}

/** `file.*`. */
export const file: Generator = {
  subject: 'file',
  request: (random, provider) => {
    if (random.happens(50)) {
      const partSize = random.happens(50) ? { partSize: random.integer(random.happens(90) ? 50 : 0, 2_000_000) } : {};
      const args = { ...keyAndHeader(random), ...paths(random), ...partSize };
      return { op: fileEncrypt.name, args, before: folder(random, anyBytes(random)) };
    }
    const { ciphertext, ...under } = anyCiphertext(random, provider);
    return { op: fileDecrypt.name, args: { ...under, ...paths(random) }, before: folder(random, ciphertext) };
  },
};
