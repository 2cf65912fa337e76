/** The target `vectors`: the cases of the spec with the answers of the reference, for every language to be held to. */
import { fileURLToPath } from 'node:url';
import { caseFiles } from '@lockstep/spec';
import type { SpecModel } from '../../model/schema.ts';
import type { GeneratedFiles, Target } from '../target.ts';
import { cached } from './cache.ts';
import { jsonText } from './text.ts';

// The compiled code and the sources are equally deep below the workspace.
const cacheFolder = fileURLToPath(new URL('../../../../../node_modules/.cache/lockstep/', import.meta.url));

/** Emits a file a subject and their schema. */
export const vectors: Target = {
  name: 'vectors',
  emit: ({ specDigest }: SpecModel): Promise<GeneratedFiles> =>
    cached(cacheFolder, [specDigest, caseFiles], async () => {
      // Loaded here: where the cache holds the files, neither the reference nor libsodium is needed.
      const [{ makeVectors }, { vectorsSchema }] = await Promise.all([import('./make.ts'), import('./schema.ts')]);
      const made = await makeVectors(caseFiles, specDigest);
      return new Map([
        ...made.map((file): [string, string] => [`${file.subject}.json`, jsonText(file)]),
        ['vectors.schema.json', jsonText(vectorsSchema())],
      ]);
    }),
};
