/** What the vocabulary finds wrong with definitions of tables, statements, operations and rules. */
import { expect, it } from 'vitest';
import type { ChannelMethod } from './define-channel.ts';
import {
  c,
  defineEnum,
  defineChannel,
  defineEvent,
  defineOperation,
  defineRules,
  defineStatements,
  defineTable,
  defineView,
  e,
  m,
  nullable,
  numberParameters,
  statementsOn,
  t,
  type Definition,
} from './define.ts';

const found = ({ problems }: Definition): string[] => problems.map(({ path, message }) => [...path, message].join(' | '));
const state = defineEnum('State', { members: { on: 'on', off: 'off' } });
const table = (shape: object): Definition => defineTable('Thing', { table: 'things', columns: { id: c.text() }, primaryKey: ['id'], ...shape });

function channel(args: ChannelMethod['args'], result: ChannelMethod['result'] = {}): Definition {
  return defineChannel('Words', { channel: 'words', methods: { ask: { args, result } } });
}

it.each<[string, Definition, string]>([
  ['no primary key', table({ primaryKey: [] }), 'primaryKey | must name a column'],
  ['a key that is not a column', table({ primaryKey: ['toString'] }), 'primaryKey | names toString, which is not a column'],
  ['an index on what is not a column', table({ indexes: [['missing']] }), 'indexes | names missing, which is not a column'],
  [
    'a column older than its table',
    table({ since: 2, columns: { id: c.text({ since: 1 }) } }),
    'columns | id | must not be older than its table, which came with version 2',
  ],
  [
    'a later column without a value for old rows',
    table({ columns: { id: c.text(), late: c.text({ since: 2 }) } }),
    'columns | late | must be nullable or have an initial value: rows of an older schema have none',
  ],
  [
    'a version that is not one',
    table({ columns: { id: c.text({ since: 1.5 }) } }),
    'columns | id | must have come with a version of the schema from 1; got 1.5',
  ],
  [
    'an initial value of another type',
    table({ columns: { id: c.integer({ initially: 'none' }) } }),
    'columns | id | must have an initial value that it may hold, a whole number within ±(2^53 − 1); got "none"',
  ],
  [
    'an initial value that no member has',
    table({ columns: { id: c.enum(state, { initially: 'no' }) } }),
    'columns | id | must have an initial value that it may hold, a wire value of State ("on", "off"); got "no"',
  ],
  ['a NUL', table({ columns: { id: c.text({ initially: 'a\0' }) } }), 'columns | id | must hold no NUL, where a text of SQL ends'],
  [
    'a view with a version',
    defineView('Found', { columns: { id: c.text({ since: 2 }) } }),
    'columns | id | must have come with no version: a view is in no schema',
  ],
  [
    'a view with an initial value',
    defineView('Found', { columns: { id: c.text({ initially: '' }) } }),
    'columns | id | must have no initial value: a view brings each',
  ],
  ['a view without columns', defineView('Found', { columns: {} }), 'columns | must name a column'],
  ['a column that nothing made', table({ columns: { id: null } }), 'columns | id | must be made by a function of c; got null'],
  [
    'a range that is turned',
    defineOperation('a.b', { args: { x: t.list(t.integer({ minimum: 5, maximum: 1 })) }, result: {} }),
    'args | x | must have a minimum that is not above its maximum; got 5 and 1',
  ],
  [
    'a limit that is not whole',
    defineOperation('a.b', { args: { x: t.bytes({ length: 0.5 }) }, result: {} }),
    'args | x | must have a length that is a whole number within ±(2^53 − 1); got 0.5',
  ],
  [
    'an argument that nothing made',
    defineOperation('a.b', { args: { x: 7 as unknown as ReturnType<typeof t.path> }, result: {} }),
    'args | x | must be made by a function of t; got 7',
  ],
  [
    'an argument of a channel that no side reads',
    channel({ x: t.list(t.bytes()) }),
    'methods | ask | args | x | must be of a type that a channel carries as argument in a list: string; got bytes',
  ],
  [
    'an answer of a channel that no side reads',
    channel({}, { x: nullable(t.integer()) }),
    'methods | ask | result | x | must be of a type that a channel carries as member of an answer that may be null: bytes, string; got integer',
  ],
  ['a key of any length', channel({ x: t.bytes() }), 'methods | ask | args | x | must have a length: t.bytes({ length })'],
  [
    'a rule that names no member',
    defineRules('R', { columns: { x: state }, rules: [{ x: 'toString' as 'on' }] }),
    'rules | has a rule whose x is toString, which State does not have',
  ],
  [
    'an event with a text, which could be the name of a file',
    defineEvent('Done', { sampledPercent: 1, members: { name: m.string() as never } }),
    'members | name | must be made by a function of e (enum, count, duration, size); got an object',
  ],
  [
    'an event with a number of any kind, which could be an account',
    defineEvent('Done', { sampledPercent: 1, members: { account: { kind: 'integer' } as never } }),
    'members | account | must be made by a function of e (enum, count, duration, size); got an object',
  ],
  [
    'an event with an enum that is none',
    defineEvent('Done', { sampledPercent: 1, members: { name: { kind: 'enum' } as never } }),
    'members | name | must be made by a function of e (enum, count, duration, size); got an object',
  ],
  [
    'an event with an open enum, in which anything could stand',
    defineEvent('Done', { sampledPercent: 1, members: { kind: e.enum(defineEnum('Kind', { fallback: 'other', members: { a: 'a' } })) } }),
    'members | kind | must be of a closed enum; Kind is open, so that any text or number could stand there',
  ],
  [
    'an event of more users than there are',
    defineEvent('Done', { sampledPercent: 101, members: {} }),
    'sampledPercent | must be a whole number from 0 to 100; got 101',
  ],
  ['a rule twice', defineRules('R', { columns: { x: state }, rules: [{ x: 'on' }, { x: 'on' }] }), 'rules | has the rule on twice'],
])('%s is a problem', (_, definition, problem) => {
  expect(found(definition)).toContain(problem);
});

it('a later column that old rows have a value for is none', () => {
  expect(found(table({ columns: { id: c.text(), late: nullable(c.text({ since: 2 })), other: c.integer({ since: 2, initially: 0 }) } }))).toEqual([]);
});

it('parameters are numbered where SQLite takes them for some', () => {
  const { sql, problems } = numberParameters(`SELECT ':a', ":a", [:a], \`:a\`, :a, :b -- :a\n/* :a; */ = :a`, ['a', 'b']);
  expect([sql, problems]).toEqual([`SELECT ':a', ":a", [:a], \`:a\`, ?1, ?2 -- :a\n/* :a; */ = ?1`, []]);
  expect(numberParameters('VALUES (:row)', ['a', 'b'], { row: ['a', 'b'] }).sql).toBe('VALUES (?1, ?2)');
});

it('a parameter on one side alone is a problem, and so is what is not a statement of named parameters', () => {
  const on = statementsOn(defineTable('Thing', { table: 'things', columns: { id: c.text() }, primaryKey: ['id'] }));
  const { problems } = defineStatements('S', { name: 'Thing' } as never, {
    x: on.by(['id'], { answers: 'changes', sql: 'DELETE FROM things WHERE a = :other OR b = ?2; DELETE FROM b' }),
  });
  expect(problems.map(({ message }) => message)).toEqual([
    'uses :other, which it does not take: add it to what the statement takes',
    'has the parameter ?2: write :name for the parameter that is called so',
    'holds a semicolon: write one statement without an end, and make any other one of its own',
    'takes id and does not use it: leave it out, or use :id',
  ]);
});
