import { expect, it } from 'vitest';
import { defineEnum, type Spec } from '@lockstep/spec';
import { docComment } from '../targets/dart/escaping.ts';
import { documentationComment } from '../targets/swift/escaping.ts';
import { buildModel } from './build.ts';
import { paragraphs, readDefinitions } from './documentation.ts';

const head = '/**\n * What it is,\n * in two lines.\n */\n';
const read = async (text: string) => readDefinitions([{ file: 'a.ts', text }])[0];

it.each([
  ['as usual', `${head}export const A = defineEnum('A', {});`],
  ['in a file of another system', `${head}export const A = defineEnum('A', {});`.replaceAll('\n', '\r\n')],
  ['with a comment between', `${head}// Somebody's note.\n/* Another. */\nexport const A = defineEnum('A', {});`],
  ['named by a template', `${head}export const A = defineEnum(\`A\`, {});`],
  ['of an asserted type', `${head}export const A = (defineEnum('A', {}) satisfies object) as object;`],
  ['exported later', `${head}const A = defineEnum('A', {});\nexport { A };`],
  ['exported later by another name', `${head}const A = defineEnum('A', {});\nexport { A as B };`],
])('a definition %s has its documentation', async (_, text) => {
  expect(await read(text)).toMatchObject({ name: 'A', documentation: 'What it is, in two lines.' });
});

it('what is not exported is no definition, nor is what another file exports', async () => {
  expect(await read(`${head}const A = defineEnum('A', {});\nexport { A } from './b.ts';`)).toBeUndefined();
});

it.each(['\u202e', '\u2066', '\0', '\u200f', '\u0085'])('documentation with %j is refused', async (character) => {
  const text = `/** A${character}b. */\nexport const A = defineEnum('A', { members: { /** A. */ a: 'a' } });`;
  const subjects: Spec['subjects'] = { a: { A: defineEnum('A', { members: { a: 'a' } }) } };
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  expect(() => buildModel({ version: '1.0.0', subjects }, [])).toThrow(/LS1001/);
  const definitions = readDefinitions([{ file: 'a.ts', text }]);
  expect(() => buildModel({ version: '1.0.0', subjects }, definitions)).toThrow(
    `a.ts:2:1 LS1005 A must have documentation without control characters; got U+${code}: write U+${code} in letters`,
  );
});

const structured = 'Text\nin lines.\n\n- An item\n  in two lines\n- another\n1. a numbered one\n\n```swift\n  let  a = [b]\n\n  a\n```\nAfter.';

it('lists and code fences stay what they are, in the model and in both languages', () => {
  const text = paragraphs(structured);
  expect(text).toBe('Text in lines.\n\n- An item in two lines\n- another\n1. a numbered one\n\n```swift\n  let  a = [b]\n\n  a\n```\nAfter.');
  const lines = text.split('\n').map((line) => `  /// ${line}`.trimEnd());
  expect(documentationComment(text, 2)).toBe(lines.join('\n'));
  expect(docComment([text], 2)).toBe(`${lines.join('\n')}\n`);
});

it('the further lines of an item are indented below its first', () => {
  const text = `1. ${'word '.repeat(30).trim()}`;
  const indents = (comment: string): string[] =>
    comment
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/word.*/, ''));
  expect(indents(documentationComment(text, 0))).toEqual(['/// 1. ', '///    ']);
  expect(indents(docComment([text], 0))).toEqual(['/// 1. ', '///    ', '///    ']);
});
