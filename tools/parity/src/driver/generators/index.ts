/** The generators of all subjects, and random cases from them. */
import type { CryptoProvider } from '@lockstep/ts-client';
import { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import { blob } from './blob.ts';
import { enumeration } from './enum.ts';
import { file } from './file.ts';
import type { Generator } from './generator.ts';
import { hash } from './hash.ts';
import { stream } from './stream.ts';

/** The generators, in the order of the table. */
export const generators: readonly Generator[] = [blob, enumeration, file, hash, stream];

/**
 * The first random cases of a subject, made one after the other as they are asked for. Each follows from the seed and its
 * number alone, whatever else is run.
 * @param wanted whether an id is among those to run
 */
export function* randomScenarios(
  provider: CryptoProvider,
  { subject, request }: Generator,
  seed: string,
  count: number,
  wanted: (id: string) => boolean,
): Iterable<Scenario> {
  for (let number = 1; number <= count; number++) {
    const id = `random/${subject}/${number}`;
    if (!wanted(id)) continue;
    yield {
      id,
      row: `random ${subject}`,
      replay: `--seed ${seed} --case ${subject}/${number}`,
      request: request(new Random(`${seed}/${subject}/${number}`), provider),
      expected: null,
    };
  }
}
