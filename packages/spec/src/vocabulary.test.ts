/** What the vocabulary finds wrong with definitions of tables, statements, operations and rules. */
import { expect, it } from 'vitest';
import type { ChannelMethod } from './define-channel.ts';
import {
  c,
  d,
  defineCall,
  defineChannel,
  defineConstants,
  defineDecision,
  defineDocument,
  defineEnum,
  defineErrors,
  defineEvent,
  defineKeys,
  defineMigrations,
  defineModel,
  defineOperation,
  defineRules,
  defineStatements,
  defineStatuses,
  defineTable,
  defineView,
  e,
  input,
  k,
  m,
  nullable,
  numberParameters,
  optional,
  required,
  requiredUnless,
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

function call(shape: object): Definition {
  const parameters = defineDocument('Parameters', { id: required(d.string()) });
  return defineCall('ask', {
    host: 'api',
    method: 'GET',
    path: '/a',
    params: parameters,
    body: 'none',
    success: { answer: 'nothing' },
    maximumAnswerBytes: 1,
    repeat: 'reads',
    ...shape,
  });
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
    'args | x | must have a length that is a whole number from 0 to 2^53 − 1; got 0.5',
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
  [
    'a number of the file that SQLite does not keep',
    defineMigrations('Steps', { applicationId: 2 ** 31, tables: [], steps: { 1: [] } }),
    'applicationId | must be a whole number of 32 bits, within ±(2^31 − 1); got 2147483648',
  ],
  [
    'a step of two statements, of which some programs run the first',
    defineMigrations('Steps', { applicationId: 1, tables: [], steps: { 1: ["DELETE FROM a WHERE b = ';'; DELETE FROM c"] } }),
    'steps | 1 | has a statement that holds a semicolon: write one statement without an end, and make any other one of its own',
  ],
  [
    'a step of a comment',
    defineMigrations('Steps', { applicationId: 1, tables: [], steps: { 1: ['-- nothing'] } }),
    'steps | 1 | has a statement that is empty: leave it out',
  ],
  [
    'a number of the row that is not the key',
    table({ columns: { id: c.text(), row: c.rowid() } }),
    'columns | row | must be the only column of the primary key, as a rowid is; got id',
  ],
  [
    'a group of one member',
    defineModel('Thing', { members: { a: m.string() }, together: [['a', 'a']] }),
    'together | must name two members or more in a group, each once; got a, a',
  ],
  [
    'a group twice',
    defineModel('Thing', {
      members: { a: m.string(), b: m.string() },
      together: [
        ['a', 'b'],
        ['b', 'a'],
      ],
    }),
    'together | has the group a, b twice',
  ],
  ['a group without a constant', defineConstants('Group', {}), 'must have at least one constant'],
  ['a group without a statement', defineStatements('Group', { name: 'Thing' } as never, {}), 'must have at least one statement'],
  ['a table of errors without a code', defineErrors('Codes', {}), 'must have at least one code'],
  [
    'a circle of keys',
    defineKeys('Keys', { passphrase: 'passphrase', keyBytes: 32, steps: { a: k.subkey({ from: 'b' }, 32), b: k.subkey({ from: 'a' }, 32) } }),
    'steps | a | starts from b, which no way leads to from passphrase',
  ],
  ['a document with a member that nothing made', defineDocument('Sent', { a: null as never }), 'a | must be made by a function of d; got null'],
  [
    'a document whose range is turned',
    defineDocument('Sent', { a: d.integer({ minimum: 5, maximum: 1 }) }),
    'a | must have a minimum that is not above its maximum; got 5 and 1',
  ],
  [
    'a list of fewer than no items',
    defineDocument('Sent', { a: d.list(d.string(), { minimum: -1 }) }),
    'a | must have a minimum that is a whole number from 0; got -1',
  ],
  [
    'distinct items of a kind that nobody compares',
    defineDocument('Sent', { a: d.list(d.integer(), { isDistinct: true }) }),
    'a | must hold texts or objects, of which no two are the same; got integer',
  ],
  [
    'a flag that asks itself',
    defineDocument('Sent', { a: requiredUnless('a', d.boolean()) }),
    'a | must name another member as its flag, a boolean; got a',
  ],
  [
    'a header that begins another one',
    call({ headers: [{ name: 'x', value: 'a\r\nb: c' }] }),
    'headers | must have a value of visible ASCII characters, with spaces only between them',
  ],
  [
    'an answer without room for a document',
    call({ success: { answer: 'json', model: defineDocument('Answered', {}) } }),
    'maximumAnswerBytes | must leave 4096 bytes or more for a document; got 1',
  ],
  [
    'a header twice',
    call({
      headers: [
        { name: 'x', value: 'a' },
        { name: 'x', value: 'b' },
      ],
    }),
    'headers | has x twice: name it once',
  ],
  ['a path that a client shortens', call({ path: '/a/../b' }), 'path | must be a path of names and {parameters}'],
  [
    'a redirect of a status that is none',
    call({ success: { answer: 'location', status: -1 } }),
    'success | must have a status from 100 to 599; got -1',
  ],
  ['a count of what is not a list', call({ counts: { list: 'id', parameter: 'id' } }), 'counts | names id, which is not a list of the answer'],
  [
    'statuses without a rule for some',
    defineStatuses('Meanings', defineErrors('Codes', { code: { retryable: false } }), [{ status: [0, 998], code: 'code' }]),
    'must have a rule for every answer with status 999, as for each from 0 to 999',
  ],
  [
    'an argument of less than no bytes',
    defineOperation('a.b', { args: { x: t.bytes({ length: -1 }) }, result: {} }),
    'args | x | must have a length that is a whole number from 0 to 2^53 − 1; got -1',
  ],
  [
    'a list of what may be absent',
    defineOperation('a.b', { args: { x: t.list(optional(t.string())) }, result: {} }),
    'args | x | must not hold what is optional: a list has no absence; use nullable',
  ],
  [
    'a decision for what every object has',
    defineDecision('Way', {
      inputs: { x: input.enum(state) },
      outcome: state,
      rules: [{ when: { x: 'on' }, then: 'toString' as 'on' }],
      otherwise: null,
    }),
    'rules | has a rule (1) that decides toString, which State does not have',
  ],
  ['a channel without a name', defineChannel('Words', { channel: '', methods: {} }), 'channel | must have a name that is not empty'],
  ['a rule twice', defineRules('R', { columns: { x: state }, rules: [{ x: 'on' }, { x: 'on' }] }), 'rules | has the rule on twice'],
])('%s is a problem', (_, definition, problem) => {
  expect(found(definition)).toContain(problem);
});

it('what must be a text and is none is shown', () => {
  expect(found(defineEnum(5 as never, { members: { on: 'on' } }))).toContain('must be a type name in UpperCamelCase; got 5');
});

it('a version that a slip of a key made is one problem, and not one for each version before', () => {
  expect(found(defineMigrations('Steps', { applicationId: 1, tables: [], steps: { 1: [], 200_000: [] } }))).toEqual([
    'steps | must say what version 2 is for, with an empty list if its tables are all',
  ]);
});

it('a trigger is one statement, though others are in it', () => {
  const steps = { 1: ['CREATE TRIGGER a AFTER INSERT ON b BEGIN DELETE FROM c; DELETE FROM d; END -- it'] };
  expect(found(defineMigrations('Steps', { applicationId: -(2 ** 31) + 1, tables: [], steps }))).toEqual([]);
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
