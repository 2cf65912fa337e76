/** Random JSON documents: sound ones in many spellings, and damaged ones. */
import { jsonCanonicalize } from '@lockstep/spec';
import type { Random } from '../random.ts';
import type { Generator } from './generator.ts';
import { anyText, deepText } from './json-text.ts';

// What a damaged text gains: tokens, and bytes of broken UTF-8.
const gains = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '0',
  '-',
  '.',
  'e',
  '1e999',
  'null',
  'nul',
  '""',
  '"a":1',
  ' ',
  '\n',
  '\u0000',
  '//',
  '/**/',
  '\u00a0',
  '\ufeff',
].map((text) => Buffer.from(text));
const brokenBytes = ['80', 'ff', 'c0af', 'c3', 'e282', 'eda080', 'edb080', 'eda080edb080', 'f09f98', 'f4908080', 'f8888080'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/** A change to some bytes at a random place. */
function damaged(random: Random, bytes: Buffer): Buffer {
  const at = random.integer(0, bytes.length);
  const to = Math.min(bytes.length, at + random.integer(0, 4));
  const [before, between, after] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
  switch (random.integer(0, 6)) {
    case 0:
      return Buffer.concat([before, after]);
    case 1:
      return Buffer.concat([before, between, between, after]);
    case 2:
      return before;
    case 3:
      return Buffer.concat([before, random.pick(brokenBytes), between, after]);
    case 4: {
      const changed = Buffer.from(bytes);
      if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << random.integer(0, 7));
      return changed;
    }
    default:
      return Buffer.concat([before, random.pick(gains), between, after]);
  }
}

/** `json.*`. */
export const json: Generator = {
  subject: 'json',
  request: (random) => {
    let bytes: Buffer = Buffer.from(random.happens(2) ? deepText(random) : anyText(random));
    if (random.happens(30)) for (let changes = random.integer(1, 2); changes > 0; changes--) bytes = damaged(random, bytes);
    return { op: jsonCanonicalize.name, args: { json: bytes } };
  },
};
