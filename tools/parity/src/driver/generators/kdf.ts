/** Random passphrases and limits. */
import { PassphraseDerivation, Secretbox, kdfLogin, kdfPassphrase } from '@lockstep/spec';
import type { Random } from '../random.ts';
import { drawBytes } from './bytes.ts';
import type { Generator } from './generator.ts';

const { saltBytes, minimumOpsLimit, maximumOpsLimit, minimumMemLimit, maximumMemLimit } = PassphraseDerivation.values;
const mostMemory = 512 * 1024; // What a case may cost.

/** A limit: mostly small, sometimes at a bound, rarely beyond it. */
function limit(random: Random, minimum: number, most: number, maximum: number): number {
  if (random.happens(90)) return random.integer(minimum, most);
  const beyond = [minimum - 1, 0, -minimum, maximum + 1, 2 ** 32 + minimum, 2 ** random.integer(33, 52)];
  return random.happens(30) ? minimum : random.pick(beyond);
}

/** `kdf.*`. */
export const kdf: Generator = {
  subject: 'kdf',
  request: (random) => {
    if (random.happens(25)) return { op: kdfLogin.name, args: { key: drawBytes(random, Secretbox.values.keyBytes) } };
    const args = {
      passphrase: Buffer.from(random.bytes(random.integer(0, random.happens(90) ? 40 : 400))),
      salt: drawBytes(random, saltBytes),
      opsLimit: limit(random, minimumOpsLimit, random.happens(90) ? 4 : maximumOpsLimit, maximumOpsLimit),
      memLimit: limit(random, minimumMemLimit, random.happens(80) ? 4 * minimumMemLimit : mostMemory, maximumMemLimit),
    };
    return { op: kdfPassphrase.name, args };
  },
};
