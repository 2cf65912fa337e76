/** `json-encode.js ROUNDS METADATA DOCUMENT…`: see json.ts, which reads what it prints. */
import { readFileSync } from 'node:fs';
import { LockstepError, canonicalBytes, canonicalize, isJsonArray, parseJson } from '@lockstep/ts-client';

const [rounds = '1', metadata = '', ...documents] = process.argv.slice(2);

function measure(ways: Readonly<Record<string, () => void>>): void {
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, body] of Object.entries(ways)) {
      const start = performance.now();
      body();
      console.log(`${name}\t${round}\t${(performance.now() - start) / 1000}`);
    }
  }
}

const bytes = readFileSync(metadata);
const values = parseJson(bytes, { maximumDepth: 8 });
if (!isJsonArray(values)) throw new Error('the metadata is not an array');
const objects = JSON.parse(bytes.toString()) as unknown[];
const encoder = new TextEncoder();
measure({
  canonical: () => values.forEach((value) => canonicalBytes(value)),
  'JSON.stringify': () => objects.forEach((object) => encoder.encode(JSON.stringify(object))),
});
for (const path of documents) {
  const text = readFileSync(path);
  measure({
    [path]: () => {
      try {
        canonicalize(text);
      } catch (error) {
        if (!(error instanceof LockstepError)) throw error; // One that is refused takes its time, too.
      }
    },
  });
}
