/** The generators of all subjects, and random cases from them. */
import type { CryptoProvider } from '@lockstep/ts-client';
import { Random } from '../random.ts';
import type { Request, Scenario } from '../scenario.ts';
import { api } from './api.ts';
import { blob } from './blob.ts';
import { box } from './box.ts';
import { enumeration } from './enum.ts';
import { extension } from './extension.ts';
import { file } from './file.ts';
import type { Generator } from './generator.ts';
import { hash } from './hash.ts';
import { json } from './json.ts';
import { kdf } from './kdf.ts';
import { livePhoto } from './live-photo.ts';
import { locks } from './locks.ts';
import { model } from './model.ts';
import { monitoring } from './monitoring.ts';
import { multipart } from './multipart.ts';
import { queue } from './queue.ts';
import { rollout } from './rollout.ts';
import { sealedBox } from './sealed-box.ts';
import { stream } from './stream.ts';
import { uploadRecord } from './upload-record.ts';

/** The generators, in the order of the table. */
export const generators: readonly Generator[] = [
  api,
  blob,
  box,
  enumeration,
  extension,
  file,
  hash,
  json,
  kdf,
  livePhoto,
  locks,
  model,
  monitoring,
  multipart,
  queue,
  rollout,
  sealedBox,
  stream,
  uploadRecord,
];

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
    const made = request(new Random(`${seed}/${subject}/${number}`), provider);
    yield {
      id,
      row: `random ${subject}`,
      replay: `--seed ${seed} --case ${subject}/${number}`,
      request: made,
      expected: expectedOf(made),
    };
  }
}

/** What the generator itself expects, where it knows every answer. */
function expectedOf(request: Request): Scenario['expected'] {
  if (!('steps' in request)) return null;
  const outcomes = request.steps.flatMap((step) => ('op' in step ? [step.outcome] : []));
  return outcomes.includes(undefined) ? null : { outcome: outcomes.join('\n') };
}
