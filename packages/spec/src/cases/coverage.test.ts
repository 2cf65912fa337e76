/** Whether each part of the spec has cases: an operation, an enum or a model that is added without one fails here. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isDefinition, spec, type Call, type Document, type DocumentMember, type Errors, type Operation } from '../index.ts';
import { notTried, triedBy } from './coverage-of-definitions.ts';
import { caseFiles, type Case } from './index.ts';

const definitions = Object.values(spec.subjects).flatMap((subject) => Object.values(subject).filter(isDefinition));
const namesOf = (kind: string): string[] =>
  definitions
    .filter(({ definition }) => definition === kind)
    .map(({ name }) => name)
    .sort();

/** Operations without a case of their own, and who tries them. */
const triedElsewhere: Readonly<Record<string, string>> = {
  'container.clean': 'what it deletes follows from the ages of files; the e2e tests and the campaign of kills of tools/force make those',
  info: 'its result names the implementation; parity asks it of every testee before anything else',
  'upload.photo': 'it needs a server; the e2e tests of tools/force run it against the simulator',
  'upload.resume': 'it needs a server; the e2e tests of tools/force run it against the simulator',
};

/** Error codes that no case expects, and why. */
const neverExpected: Readonly<Record<string, string>> = {
  internal_error: 'it is a mistake of an implementation and never the right answer',
  invalid_archive: 'no operation reads a Live Photo back',
  out_of_memory: 'no request brings a machine there',
};

/** The cases that were written for an operation; those of the testee are derived for each, and try the request's form alone. */
const written = caseFiles.filter(({ subject }) => subject !== 'testee').flatMap(({ cases }): readonly Case[] => cases);
const asked = new Set(written.flatMap(operationsOf));

function operationsOf(each: Case): string[] {
  if ('steps' in each) return each.steps.flatMap((step) => ('op' in step ? [step.op] : []));
  if ('op' in each) return [each.op];
  // A whole line, whose arguments are given as they are written.
  return typeof each.line === 'string' ? (/"op":"([^"]+)"/.exec(each.line)?.slice(1) ?? []) : [];
}

const argumentsOf = (op: string, name: string): Set<unknown> =>
  new Set(written.flatMap((each) => ('op' in each && each.op === op ? [each.args[name]] : [])));

it('each operation has a case of its own, or a reason why not', () => {
  expect(namesOf('operation').filter((name) => !asked.has(name))).toEqual(Object.keys(triedElsewhere).sort());
});

it('each case asks for an operation of the spec', () => {
  const known = new Set(definitions.filter((each): each is Operation => each.definition === 'operation').map(({ name }) => name));
  expect([...asked].filter((op) => !known.has(op))).toEqual([]);
});

it('each enum is read and written in a case, and each model is read', () => {
  for (const op of ['enum.decode', 'enum.encode']) {
    const names = argumentsOf(op, 'enum');
    expect(
      namesOf('enum').filter((name) => !names.has(name)),
      op,
    ).toEqual([]);
  }
  const models = argumentsOf('model.decode', 'model');
  expect(namesOf('model').filter((name) => !models.has(name))).toEqual([]);
});

/** Every text in cases, keys among them. */
function textsIn(cases: unknown): Set<string> {
  const texts = new Set<string>();
  JSON.stringify(cases, (key, value: unknown) => {
    texts.add(key);
    if (typeof value === 'string') texts.add(value);
    return typeof value === 'bigint' ? String(value) : value;
  });
  return texts;
}

const texts = textsIn(written);

it('each definition is named by a case, or it is written down what tries it or why nothing does', () => {
  const unnamed = definitions
    .filter(({ definition, name }) => definition !== 'operation' && definition !== 'document' && !texts.has(name))
    .map(({ name }) => name);
  const listed = [...Object.keys(triedBy), ...Object.keys(notTried)];
  expect(
    unnamed.filter((name) => !listed.includes(name)),
    'list them in cases/coverage-of-definitions.ts',
  ).toEqual([]);
  expect(
    listed.filter((name) => !unnamed.includes(name)),
    'cases name them by now, or there is no such definition',
  ).toEqual([]);
  expect(listed.length, 'one is listed twice').toBe(new Set(listed).size);
});

it('each operation that tries a definition has cases', () => {
  for (const [definition, operations] of Object.entries(triedBy)) {
    for (const name of operations)
      expect(
        [...asked].some((op) => op === name || (name.endsWith('.') && op.startsWith(name))),
        `${definition}: ${name}`,
      ).toBe(true);
  }
});

it('each document is sent or answered by a call that a case names', () => {
  const reached = new Set<string>();
  const reach = (document: Document | undefined): void => {
    if (!document || reached.has(document.name)) return;
    reached.add(document.name);
    const member = ({ of, items }: DocumentMember): void => {
      reach(of);
      if (items) member(items);
    };
    Object.values(document.members).forEach(member);
  };
  for (const call of definitions.filter((each): each is Call => each.definition === 'call' && texts.has(each.name))) {
    reach(call.params);
    if (call.success.answer === 'json') reach(call.success.model);
  }
  expect(namesOf('document').filter((name) => !reached.has(name))).toEqual([]);
});

it('each error code is expected by a case, or there is a reason why not', () => {
  const codes = definitions.filter((each): each is Errors => each.definition === 'errors').flatMap(({ members }) => Object.keys(members));
  // Enums and counters name codes that no case of theirs is an error of.
  const expected = textsIn(caseFiles.filter(({ subject }) => !['enum', 'monitoring'].includes(subject)));
  expect(codes.filter((code) => !expected.has(code)).sort()).toEqual(Object.keys(neverExpected).sort());
});

it('each file of cases is listed', async () => {
  const folder = dirname(fileURLToPath(import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts');
  for (const file of files) {
    const exported = Object.values((await import(join(folder, file))) as Record<string, unknown>);
    const found = exported.filter((each) => typeof each === 'object' && each !== null && 'cases' in each && 'subject' in each);
    for (const each of found) expect(caseFiles, `${file}: list it in cases/index.ts`).toContain(each);
  }
});
