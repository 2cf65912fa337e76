/** Templates as they are compiled and kept: handlebars' own compiler is the measure. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compileAllTemplates, compileTemplates } from './templates.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lockstep-templates-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const text = '{{#each members}}{{#if @first}}<{{name}}>{{else}}, "{{name}}"{{/if}}{{/each}}\n';
const view = { members: [{ name: 'a&b' }, { name: 'it’s\u2028' }] };
const render = (source: string, given: unknown): string => {
  const specification = compileTemplates(folder, 'target', new Map([['a.hbs', source]])).get('a.hbs');
  return Handlebars.template(specification as TemplateSpecification)(given);
};

it('a template renders as handlebars renders it, compiled and kept', () => {
  const expected = Handlebars.compile(text, { noEscape: true, strict: true })(view);
  expect(expected).toBe('<a&b>, "it’s\u2028"\n');
  expect([render(text, view), render(text, view)]).toEqual([expected, expected]);
  expect(readdirSync(folder)).toHaveLength(1);
});

it('the build compiles those of every target', () => {
  compileAllTemplates();
  const folder = fileURLToPath(new URL('../../programs/templates/', import.meta.url));
  const compiled = readdirSync(folder).map((name) => /^templates-(.+)-[0-9a-f]+\.json$/.exec(name)?.[1]);
  expect([...new Set(compiled)].sort()).toEqual(['dart', 'flutter', 'spec', 'swift']);
});

it('what a view lacks is an error, compiled and kept', () => {
  for (const time of ['compiled', 'kept']) expect(() => render('{{name}}', {}), time).toThrow('"name" not defined');
});

it('kept code is taken for the same text, and for no other', () => {
  render(text, view);
  const [entry = ''] = readdirSync(folder);
  const code = JSON.parse(readFileSync(join(folder, entry), 'utf8')) as string;
  writeFileSync(join(folder, entry), JSON.stringify(code.replace('>', '> and kept')));
  expect(render(text, view)).toContain('and kept');
  expect(render(text.replace(',', ';'), view)).toBe('<a&b>; "it’s\u2028"\n');
});
