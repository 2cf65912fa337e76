/** The vector files of cases, made by the reference. */
import type { CaseFile } from '@lockstep/spec/cases';
import { loadProvider } from '@lockstep/ts-client';
import { createTestee, type Testee } from '@lockstep/ts-client/testing';
import { SpecError, type Diagnostic, type PlaceOf } from '../../model/diagnostics.ts';
import type { SpecModel } from '../../model/schema.ts';
import { ByteMaker } from './byte-maker.ts';
import { placeOf } from './place.ts';
import type { VectorFile } from './schema.ts';
import { SharedBytes } from './shared-bytes.ts';
import { Vectorizer } from './vectorize.ts';

const handlersFolder = 'packages/ts-client/src/testee/operations';

function mistakes(files: readonly CaseFile[]): Diagnostic[] {
  return files.flatMap(({ subject, problems }) =>
    problems.map(({ path: [id = '', ...rest], message }) => ({
      code: 'LS1005' as const,
      message: `${[id, ...rest].join('.')} ${message}`,
      place: placeOf(subject, id),
    })),
  );
}

/** Operations that the reference does not know: nothing can be asked of it before it does. */
function unhandled({ operations }: SpecModel, testee: Testee, place: PlaceOf): Diagnostic[] {
  return operations
    .filter(({ name }) => !testee.handles(name))
    .map(({ name }) => ({
      code: 'LS1016',
      message: `${name} is answered by no handler of the reference: add a function to one in ${handlersFolder}`,
      place: place(name),
    }));
}

/**
 * Makes the vector files of some cases.
 * @param files the cases
 * @param model the spec's model
 * @param place where definitions stand
 * @throws SpecError where cases break a rule of their vocabulary, or the reference does not answer as they say
 */
export async function makeVectors(files: readonly CaseFile[], model: SpecModel, place: PlaceOf): Promise<VectorFile[]> {
  const found = mistakes(files);
  if (found.length > 0) throw new SpecError(found);
  const provider = await loadProvider();
  const about = { language: 'typescript', runtime: 'node', specDigest: () => model.specDigest };
  const shared = new SharedBytes(provider);
  const testee = createTestee(provider, about, { copiesNewDatabases: true, hash: (bytes) => shared.hash(bytes) });
  found.push(...unhandled(model, testee, place));
  if (found.length > 0) throw new SpecError(found);
  const made: VectorFile[] = [];
  for (const each of files) {
    const { file, contradictions } = await new Vectorizer(shared, testee, new ByteMaker(provider, shared)).file(each);
    made.push(file);
    for (const { id, message } of contradictions) {
      found.push({ code: 'LS1008', message: `${id} ${message}`, place: placeOf(each.subject, id) });
    }
  }
  if (found.length > 0) throw new SpecError(found);
  return made;
}
