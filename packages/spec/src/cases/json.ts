/** Cases of canonical JSON: the corpus, and that what is canonical stays as it is. */
import { jsonCanonicalize } from '../json.ts';
import { ask, defineCases, inAnswer, utf8, type Bytes, type Case } from './define-cases.ts';
import { jsonDocuments, keeps, type JsonDocument } from './json-documents.ts';

type Flag = 'Invalid' | 'Rewritten' | 'Kept';

function kept(id: string, why: string, json: Bytes): Case<Flag> {
  const expect = json.make === 'literal' ? { result: { json: inAnswer(json) } } : 'computed';
  return { id: `json/${id}`, why, flags: ['Kept'], ...ask(jsonCanonicalize, { json }), expect };
}

function casesOf({ id, why, document, canonical }: JsonDocument): Case<Flag>[] {
  const json = typeof document === 'string' ? utf8(document) : document;
  if (canonical === keeps) return [kept(id, why, json)];
  const asked = { id: `json/${id}`, why, ...ask(jsonCanonicalize, { json }) };
  if (canonical === null) return [{ ...asked, flags: ['Invalid'], expect: 'invalid_json' }];
  const written = utf8(canonical);
  return [
    { ...asked, flags: ['Rewritten'], expect: { result: { json: inAnswer(written) } } },
    kept(`again-${id}`, 'Canonical output is accepted again, and stays as it is.', written),
  ];
}

/** Cases of `json.canonicalize`. */
export const jsonCases = defineCases('json', {
  about: 'JSON texts with their canonical form, RFC 8785, and texts that have none.',
  flags: {
    Invalid: 'No JSON, or JSON that canonical form does not represent: taking it would make two readers see two things.',
    Rewritten: 'JSON whose canonical form is another text.',
    Kept: 'JSON that is canonical already.',
  },
  cases: jsonDocuments.flatMap(casesOf),
});
