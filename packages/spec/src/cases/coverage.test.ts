/** Whether each part of the spec has cases: an operation, an enum or a model that is added without one fails here. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isDefinition, spec, type Operation } from '../index.ts';
import { caseFiles, type Case } from './index.ts';

const definitions = Object.values(spec.subjects).flatMap((subject) => Object.values(subject).filter(isDefinition));
const namesOf = (kind: string): string[] => definitions.filter(({ definition }) => definition === kind).map(({ name }) => name).sort();

/** Operations without a case of their own, and who tries them. */
const triedElsewhere: Readonly<Record<string, string>> = {
  'container.clean': 'what it deletes follows from the ages of files; the e2e tests and the campaign of kills of tools/force make those',
  info: 'its result names the implementation; parity asks it of every testee before anything else',
  'upload.photo': 'it needs a server; the e2e tests of tools/force run it against the simulator',
  'upload.resume': 'it needs a server; the e2e tests of tools/force run it against the simulator',
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

const argumentsOf = (op: string, name: string): Set<unknown> => new Set(written.flatMap((each) => ('op' in each && each.op === op ? [each.args[name]] : [])));

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
    expect(namesOf('enum').filter((name) => !names.has(name)), op).toEqual([]);
  }
  const models = argumentsOf('model.decode', 'model');
  expect(namesOf('model').filter((name) => !models.has(name))).toEqual([]);
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
