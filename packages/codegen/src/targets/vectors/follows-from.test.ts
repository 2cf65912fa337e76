/** What vectors follow from: they are kept by it, so that one that is left out lets a stale vector stay. */
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '@lockstep/spec/cases';
import { c, defineConstants, defineEnum, defineOperation, defineTable, quantity, t } from '@lockstep/spec';
import { Origins, type OriginSources } from './follows-from.ts';

const exported = {
  Kind: defineEnum('Kind', { members: { one: '1' } }),
  Other: defineEnum('Other', { members: { two: '2' } }),
  Limits: defineConstants('Limits', { most: quantity(4, 'count') }),
  Bytes: defineConstants('Bytes', { size: quantity(4, 'bytes') }),
  Elsewhere: defineConstants('Elsewhere', { size: quantity(4, 'bytes') }),
  ask: defineOperation('queue.ask', { args: { kind: t.enum({ name: 'Kind', members: { one: '1' } }) }, result: {} }),
  open: defineOperation('locks.open', { args: {}, result: {} }),
  Beside: defineConstants('Beside', { size: quantity(4, 'bytes') }),
  Rows: defineTable('Rows', { table: 'rows', columns: { id: c.text(), kind: c.enum({ name: 'Kind', members: { one: '1' } }) }, primaryKey: ['id'] }),
  hash: defineOperation('file.hash', { args: {}, result: {} }),
  read: defineOperation('record.read', { args: {}, result: {} }),
  any: defineOperation('enum.any', { args: {}, result: {} }),
};
const client: Readonly<Record<string, string>> = {
  'index.js': 'export { make } from "./make.js"; export * from "./hash.js";',
  'testing.js': 'export { createTestee } from "./testee/testee.js";',
  'make.js': '',
  'hash.js': 'import { Bytes } from "@lockstep/spec";\nexport function hash() {}',
  'limit.js': 'import { Limits as limits } from "@lockstep/spec";',
  'database.js': 'import { Elsewhere } from "@lockstep/spec";',
  'testee/testee.js':
    'import { operations } from "./definitions.js"; import "./open-databases.js"; import { q } from "./operations/queue.js"; import { l } from "./operations/locks.js";',
  'testee/definitions.js': 'import { definitionsOf } from "@lockstep/spec";',
  'testee/open-databases.js': 'import "../database.js";',
  'testee/operations/queue.js': 'import { limit } from "../../limit.js"; export const q = { "queue.ask": limit };',
  'testee/operations/locks.js': 'export function l(databases) { return { "locks.open": databases }; }',
  'thread-program.js': 'export function threadProgram(name) { return new URL("../", import.meta.url); }',
  'beside.js': 'import { Beside } from "@lockstep/spec";',
  'testee/operations/file.js': 'import { threadProgram } from "../../thread-program.js"; export const f = { "file.hash": threadProgram("beside") };',
  'testee/rows.js': 'import { enums } from "./definitions.js";',
  'testee/operations/record.js': 'import { Rows } from "@lockstep/spec"; import "../rows.js"; export const r = { "record.read": Rows };',
  'testee/operations/enum.js': 'import { enums } from "../definitions.js"; export const e = { "enum.any": enums };',
};
const listed = (files: Readonly<Record<string, string>>): string[] => Object.entries(files).flat();
const sources: OriginSources = {
  client: listed(client),
  vectors: ['make.js', 'import { createTestee } from "@lockstep/ts-client/testing"; import { hash } from "@lockstep/ts-client";'],
  vocabulary: [],
  exported,
  specDigest: 'the whole spec',
};
const asking = (op: string): Pick<CaseFile, 'cases'> =>
  ({ cases: [{ id: 'queue/a', why: 'It asks.', op, args: {}, expect: 'computed' }] }) as unknown as CaseFile;
const follows = (op: string, changed: Partial<OriginSources> = {}): string => JSON.stringify(new Origins({ ...sources, ...changed }).of(asking(op)));
const edited = (name: keyof typeof exported, value: unknown): Partial<OriginSources> => ({ exported: { ...exported, [name]: value } });
const wholeSpec = JSON.stringify(sources.specDigest);

describe('the vectors of a subject follow from', () => {
  const more = defineConstants('More', { most: quantity(5, 'count') });
  it.each<[string, string, keyof typeof exported, unknown]>([
    ['a constant that their operation reads', 'queue.ask', 'Limits', more],
    ['a constant that the maker of bytes reads', 'queue.ask', 'Bytes', more],
    ['the enum of an argument', 'queue.ask', 'Kind', defineEnum('Kind', { members: { one: '3' } })],
    ['the operation', 'queue.ask', 'ask', defineOperation('queue.ask', { args: {}, result: {} })],
    ['a statement of an open database', 'locks.open', 'Elsewhere', more],
    ['what the program of a thread reads', 'file.hash', 'Beside', more],
    ['the enum of a column in a table of theirs', 'record.read', 'Kind', defineEnum('Kind', { members: { one: '3' } })],
    ['any enum, where any may be asked for', 'enum.any', 'Other', defineEnum('Other', { members: { two: '3' } })],
  ])('%s', (_, op, name, value) => {
    expect(follows(op)).not.toBe(wholeSpec);
    expect(follows(op, edited(name, value))).not.toBe(follows(op));
  });

  it.each<[string, keyof typeof exported]>([
    ['another enum', 'Other'],
    ['what only an open database needs', 'Elsewhere'],
    ['another operation', 'open'],
  ])('and not from %s', (_, name) => {
    expect(follows('queue.ask', edited(name, more))).toBe(follows('queue.ask'));
  });

  it('and not from an enum that no column of their tables has', () => {
    expect(follows('record.read', edited('Other', more))).toBe(follows('record.read'));
  });

  it('what a new version of the vocabulary makes of them', () => {
    expect(follows('queue.ask', { vocabulary: ['define.js', 'new'] })).not.toBe(follows('queue.ask'));
  });

  it.each([
    ['an operation that nobody answers', 'nobody.asks', {}],
    ['code that imports the spec as a whole', 'queue.ask', { 'limit.js': 'import * as spec from "@lockstep/spec";' }],
    ['code that looks for definitions', 'queue.ask', { 'limit.js': 'import { definitionsOf } from "@lockstep/spec";' }],
    ['code that loads the spec later', 'queue.ask', { 'limit.js': 'await import("@lockstep/spec");' }],
    ['code that there is not', 'queue.ask', { 'limit.js': 'import "./missing.js";' }],
  ])('the whole spec, for %s', (_, op, changed) => {
    expect(follows(op, { client: listed({ ...client, ...changed }) })).toBe(wholeSpec);
  });
});
