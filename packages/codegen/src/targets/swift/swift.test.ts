import { readFileSync } from 'node:fs';
import { keywords } from 'quicktype-core/dist/language/Swift/constants.js';
import { describe, expect, it } from 'vitest';
import type { TableModel } from '../../model/database-schema.ts';
import type { EnumModel, MemberModel, ModelModel, OperationModel, SpecModel } from '../../model/schema.ts';
import { NamingProblem } from '../naming-problem.ts';
import { documentationComment, integerLiteral, lineWidth, stringLiteral } from './escaping.ts';
import { longModel } from '../fixtures/long-names.ts';
import { hostileModel } from './fixtures/model.ts';
import { swift } from './index.ts';
import { identifier, parameterName } from './naming.ts';

const golden = (file: string): string => readFileSync(new URL(`./fixtures/${file}`, import.meta.url), 'utf8');

describe('escaping', () => {
  it('leaves no way out of a string literal', () => {
    expect(stringLiteral('a\\(b) "c" \\')).toBe(String.raw`"a\\(b) \"c\" \\"`);
    expect(stringLiteral('\n\r\t\0\u0001\u2028\u2029\ufeff')).toBe(String.raw`"\n\r\t\0\u{1}\u{2028}\u{2029}\u{FEFF}"`);
    expect(stringLiteral('é e\u0301 🏖 $x `y`')).toBe('"\\u{E9} e\\u{301} \\u{1F3D6} $x `y`"');
    expect(() => stringLiteral('\ud83c')).toThrow(/half a surrogate pair/);
  });

  it('groups long numbers as the formatter asks', () => {
    expect([0, -5, 999_999, 1_000_000, -1_234_567, 10_737_418_240].map(integerLiteral)).toEqual([
      '0',
      '-5',
      '999999',
      '1_000_000',
      '-1_234_567',
      '10_737_418_240',
    ]);
  });

  it('leaves no way out of a documentation comment', () => {
    const text = 'One */ two\r\nthree\u2028four\u0085 \tfive.\n\n\n/// six\n \nseven';
    expect(documentationComment(text, 2)).toBe(
      ['One */ two', 'three four five.', '', '/// six', '', 'seven'].map((line) => `  /// ${line}`.trimEnd()).join('\n'),
    );
  });

  it('breaks documentation between words, never inside one', () => {
    const lines = documentationComment(`${'word '.repeat(60)}${'x'.repeat(120)} end`, 4).split('\n');
    expect(lines.filter((line) => line.length > lineWidth)).toEqual([`    /// ${'x'.repeat(120)}`]);
    expect(lines.at(-1)).toBe('    /// end');
  });
});

describe('naming', () => {
  it('reserves what the list of another generator has, where Swift reads a word as a keyword everywhere', () => {
    // Words with a meaning in one place alone, and names of quicktype's own helpers.
    const elsewhere =
      'associativity convenience dynamic didSet final get infix indirect lazy left mutating nonmutating optional override postfix precedence prefix required ' +
      'right set unowned weak willSet open String Int Double Bool Data Date URL CommandLine FileHandle JSONSerialization _ ' +
      'checkNull removeNSNull nilToNSNull convertArray convertOptional convertDict convertDouble jsonString jsonData';
    const free = keywords.filter((word) => identifier(word) === word);
    expect(free.sort()).toEqual(
      elsewhere
        .split(' ')
        .filter((word) => (keywords as readonly string[]).includes(word))
        .sort(),
    );
    expect(keywords.length).toBeGreaterThan(80);
  });
});

const longFiles = [
  ...['Long', 'LongTables', 'LongDecisions', 'LongEvents'].map((name) => [`Sources/LockstepCore/Spec/${name}.swift`, name]),
  ...['ApiCalls', 'ApiDocuments'].map((name) => [`Sources/LockstepCore/Spec/${name}.swift`, `Long${name}`]),
  ['Sources/LockstepTesteeKit/Spec/Dispatch.swift', 'LongDispatch'],
  [`Sources/LockstepTesteeKit/Spec/Long${'x'.repeat(146)}Handler.swift`, 'LongHandler'],
  ['PhotoBackupExtension/Sources/PhotoBackupHost/Long.swift', 'LongChannel'],
] as const;

const empty: SpecModel = {
  ...hostileModel,
  ...{
    constants: [],
    enums: [],
    flags: [],
    errors: [],
    models: [],
    tables: [],
    views: [],
    statements: [],
    rules: [],
    decisions: [],
    events: [],
    migrations: [],
    channels: [],
    documents: [],
    statuses: [],
    calls: [],
    operations: [],
  },
};
const operation = longModel(1).operations[1] as OperationModel;
const argument = (name: string): MemberModel => ({ name, optional: false, type: { kind: 'string' }, documentation: 'A member.' });

describe('the Swift target', () => {
  it('survives keywords, quotes and comments in every place of a name and a text', async () => {
    const files = await swift.emit(hostileModel);
    expect(files.get('Sources/LockstepCore/Spec/Keywords.swift')).toBe(golden('Keywords.swift'));
    expect(files.get('Sources/LockstepCore/Spec/KeywordsTables.swift')).toBe(golden('KeywordsTables.swift'));
    expect(files.get('Sources/LockstepCore/Spec/KeywordsDecisions.swift')).toBe(golden('KeywordsDecisions.swift'));
    expect(files.get('Sources/LockstepCore/Spec/KeywordsEvents.swift')).toBe(golden('KeywordsEvents.swift'));
    expect(files.get('Sources/LockstepTesteeKit/Spec/ClassHandler.swift')).toBe(golden('ClassHandler.swift'));
    expect(files.get('Sources/LockstepTesteeKit/Spec/Dispatch.swift')).toBe(golden('Dispatch.swift'));
    expect(files.get('PhotoBackupExtension/Sources/PhotoBackupHost/Keywords.swift')).toBe(golden('KeywordsChannel.swift'));
  });

  // The checks hold the formatter itself against these files, and against those of names of every other length.
  it('breaks the lines that long names make too long', async () => {
    const files = await swift.emit(longModel(150));
    for (const [path, fixture] of longFiles) await expect(files.get(path)).toMatchFileSnapshot(`fixtures/${fixture}.swift`);
  });

  it('makes the same files of the same model, in the same order', async () => {
    const [first, second] = [await swift.emit(hostileModel), await swift.emit(structuredClone(hostileModel))];
    expect([...first]).toEqual([...second]);
    expect([...first.keys()]).toEqual([...first.keys()].sort());
  });

  it('changes one line of code where only the version changes', async () => {
    const before = await swift.emit(hostileModel);
    const after = await swift.emit({ ...hostileModel, specVersion: '9.9.9' });
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed).toEqual([
      'Lockstep.podspec',
      'PhotoBackupExtension/PhotoBackup.podspec',
      'PhotoBackupExtension/PhotoBackupHost.podspec',
      'Sources/LockstepCore/Spec/SpecInfo.swift',
    ]);
  });

  it('writes the one word that is no label of an argument between backticks', async () => {
    const inout = { ...operation, name: 'words.ask', args: [argument('inout'), argument('in')], result: [] };
    const files = await swift.emit({ ...empty, operations: [inout] });
    const handler = [...files].find(([path]) => path.endsWith('WordsHandler.swift'))?.[1] ?? '';
    expect(handler).toContain('`inout`: `inout`.checked()');
    expect(handler).toContain('in: `in`.checked()');
  });

  it('writes lines that the formatter leaves alone', async () => {
    for (const [path, text] of await swift.emit(hostileModel)) {
      if (!path.endsWith('.swift')) continue;
      const offences = text.split('\n').filter((line) => line.length > lineWidth || /\s$/.test(line));
      expect(offences, path).toEqual([]);
      expect(text, path).toMatch(/[^\n]\n$/);
      expect(text, path).not.toMatch(/\n\n\n/);
    }
  });
});

it('a parameter whose name the compiler would take for something else there is in backticks, and no other', () => {
  expect(['inout', 'let', 'var', 'in', 'default', 'count'].map(parameterName)).toEqual(['`inout`', '`let`', '`var`', 'in', 'default', 'count']);
});

describe('a collision of names', () => {
  const keyword = hostileModel.enums[0] as EnumModel;
  const small = hostileModel.models[1] as ModelModel;
  const row = hostileModel.tables[1] as TableModel;
  const collisions: [string, Partial<SpecModel>, string, RegExp][] = [
    [
      'two error codes with one Swift name',
      {
        errors: [
          {
            name: 'Failure',
            subject: 'failures',
            documentation: 'Failures.',
            members: ['part_1', 'part1'].map((code) => ({ code, retryable: false, documentation: 'A failure.' })),
          },
        ],
      },
      'Failure.part1',
      /part1 is taken in the enum Failure by Failure\.part_1/,
    ],
    [
      'a member that every generated enum has',
      { enums: [{ ...keyword, members: [{ name: 'wireValue', wire: 'w', documentation: 'A member.' }] }] },
      'Keyword.wireValue',
      /wireValue is taken in the enum Keyword by what every generated enum has/,
    ],
    [
      'a member that every generated model has',
      { models: [{ ...small, members: small.members.map((member) => ({ ...member, name: 'unknownMembers' })) }] },
      'Small.unknownMembers',
      /unknownMembers is taken in the struct Small by what every generated model has/,
    ],
    ['a model and an enum of one name', { models: [{ ...small, name: 'Keyword' }] }, 'Keyword', /in the module LockstepCore by Keyword/],
    ['a type of the runtime', { enums: [{ ...keyword, name: 'SecureBytes' }] }, 'SecureBytes', /by the runtime; rename/],
    [
      'a column that would hide the row itself',
      {
        tables: [{ ...row, columns: row.columns.map((column) => ({ ...column, name: 'self' })) }],
        statements: [],
      },
      'SmallRow.self',
      /self is taken in the type SmallRow by what every generated type of its kind has/,
    ],
    [
      'a type of the standard library',
      { models: [{ ...small, name: 'Data' }] },
      'Data',
      /by Swift, whose type of that name the package uses; rename/,
    ],
    ['two definitions of one name', { enums: [keyword, keyword] }, 'Keyword', /in the module LockstepCore by Keyword/],
    [
      'a channel and an enum of one name',
      { channels: hostileModel.channels.map((channel) => ({ ...channel, name: 'Keyword' })) },
      'Keyword',
      /in the module LockstepCore by Keyword/,
    ],
    [
      'a method whose arguments would be called like the type of all arguments',
      {
        channels: hostileModel.channels.map((channel) => ({
          ...channel,
          methods: channel.methods.map((method) => ({ ...method, name: 'channel' })),
        })),
      },
      'HostileChannel.channel',
      /channel is taken in the methods of HostileChannel by the runtime/,
    ],
    [
      'a file of the host of channels',
      { channels: hostileModel.channels.map((channel) => ({ ...channel, subject: 'channel-arguments' })) },
      'channel-arguments',
      /channelarguments\.swift is taken in the files of PhotoBackupHost/,
    ],
    ['a file of the runtime', { enums: [{ ...keyword, subject: 'base64' }] }, 'base64', /base64\.swift is taken in the files of LockstepCore/],
  ];

  it.each(collisions)('is reported for %s', async (_, part, definition, message) => {
    const emitted = swift.emit({ ...hostileModel, constants: [], models: [], operations: [], ...part });
    const error = await emitted.then(
      () => null,
      (problem: unknown) => problem,
    );
    expect(error).toBeInstanceOf(NamingProblem);
    expect((error as NamingProblem).definition).toBe(definition);
    expect((error as NamingProblem).message).toMatch(message);
  });
});
