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

/** The random case of a subject with this number: the same for the same seed, whatever else is run. */
export function randomScenario(provider: CryptoProvider, generator: Generator, seed: string, number: number): Scenario {
  const { subject } = generator;
  return {
    id: `random/${subject}/${number} with seed ${seed}`,
    row: `random ${subject}`,
    replay: `--seed ${seed} --case ${subject}/${number}`,
    request: generator.request(new Random(`${seed}/${subject}/${number}`), provider),
    expected: null,
  };
}

/** The first random cases of a subject, made one after the other as they are asked for. */
export function* randomScenarios(
  provider: CryptoProvider,
  generator: Generator,
  seed: string,
  count: number,
): Generator_<Scenario> {
  for (let number = 1; number <= count; number++) yield randomScenario(provider, generator, seed, number);
}

type Generator_<T> = globalThis.Generator<T, void, void>;
