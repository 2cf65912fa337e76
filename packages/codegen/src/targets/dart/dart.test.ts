import { readFileSync } from 'node:fs';
import { keywords } from 'quicktype-core/dist/language/Dart/constants.js';
import { describe, expect, it } from 'vitest';
import type { EnumModel, SpecModel } from '../../model/schema.ts';
import { NamingProblem } from '../naming-problem.ts';
import { docComment, integerLiteral, lineWidth, stringLiteral } from './escaping.ts';
import { hostileModel } from './fixtures/model.ts';
import { dart } from './index.ts';
import { call, printAt, withFormatterTold } from './layout.ts';
import { declaredTypes, memberName, memberNames, snakeCase, upperCamel } from './naming.ts';

const golden = (file: string): string => readFileSync(new URL(`./fixtures/${file}`, import.meta.url), 'utf8');

describe('escaping', () => {
  it('leaves no way out of a string literal', () => {
    expect(stringLiteral('$a ${b} \'c\' "d" \\')).toBe(String.raw`'\$a \${b} \'c\' "d" \\'`);
    expect(stringLiteral('\n\r\t\0\u2028\u2029\ufeff\u202e')).toBe(String.raw`'\n\r\t\u0000\u2028\u2029\ufeff\u202e'`);
    expect(stringLiteral('é e\u0301 🏖 \ud83c')).toBe(String.raw`'\u00e9 e\u0301 \u{1f3d6} \ud83c'`);
  });

  it('groups the digits of long numbers', () => {
    expect([0, -5, 9999, 10_000, -1_234_567, 2 ** 53 - 1].map(integerLiteral)).toEqual([
      '0',
      '-5',
      '9999',
      '10_000',
      '-1_234_567',
      '9_007_199_254_740_991',
    ]);
  });

  it('leaves no way out of a doc comment, and no meaning that the spec did not give', () => {
    const text = 'One */ two\r\nthree\u2028four \u202e [five] {@x} <b> `[six] <c>`.\n\n\n \n/// seven';
    const lines = ['One */ two three four \\[five] {\\@x} \\<b> `[six] <c>`.', '', '/// seven'];
    expect(docComment([text], 2)).toBe(lines.map((line) => `${`  /// ${line}`.trimEnd()}\n`).join(''));
  });

  it('breaks documentation between words, and never so that a list or heading begins', () => {
    const lines = docComment([`${'word '.repeat(60)}${'x'.repeat(90)} - 1. # > end`], 4)
      .trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.length > lineWidth)).toEqual([`    /// ${'x'.repeat(90)} - 1. # >`]);
    expect(lines.at(-1)).toBe('    /// end');
  });
});

describe('layout', () => {
  it('breaks a list only where it does not fit, from the outside in', () => {
    expect(printAt(2, call('f', ['a', 'b']).add(';'))).toBe('  f(a, b);');
    const inner = call('g', ['x'.repeat(40), 'y'.repeat(30)]);
    const lines = ['  f(', `    g(${'x'.repeat(40)}, ${'y'.repeat(30)}),`, '    b,', '  );'];
    expect(printAt(2, call('f', [inner, 'b']).add(';'))).toBe(lines.join('\n'));
  });

  it('tells the formatter to leave a file alone whose names fit in no layout, whatever its texts are', () => {
    const fits = `// Of a spec.\n\nfinal ${'n'.repeat(60)} = '${'t'.repeat(90)} \\' ${'t'.repeat(90)}';\n`;
    expect(withFormatterTold(fits)).toBe(fits);
    const long = `// Of a spec.\n\nfinal ${'n'.repeat(61)} = 1;\n`;
    expect(withFormatterTold(long)).toBe(long.replace('\n\n', '\n// dart format off\n\n'));
  });
});

describe('naming', () => {
  it('writes names as Dart does', () => {
    expect([snakeCase('process-type'), snakeCase('livePhoto'), upperCamel('file.encrypt'), upperCamel('a_b-c')]).toEqual([
      'process_type',
      'live_photo',
      'FileEncrypt',
      'ABC',
    ]);
  });

  it('renames what Dart or the template has, and only there', () => {
    expect([memberName('enumMembers', 'index'), memberName('constants', 'index')]).toEqual(['indexValue', 'index']);
    expect([memberName('fields', 'extension'), memberName('fields', 'in')]).toEqual(['extension', 'inValue']);
    // A model has toJsonValue, too.
    expect(memberName('modelMembers', 'toJson')).toBe('toJsonValueValue');
  });

  it('renames what the list of another generator has, where Dart reads a word as a keyword everywhere', () => {
    // Built-in identifiers and words with a meaning in one place alone, and what quicktype itself makes.
    const elsewhere =
      'abstract as async dynamic interface sync* async* export library external mixin extends factory typedef operator part covariant get set static yield* deferred ' +
      'implements import String Map List File fromMap toMap';
    const free = keywords.filter((word) => memberName('modelMembers', word) === word);
    expect(free.filter((word) => !elsewhere.split(' ').includes(word))).toEqual([]);
    expect(keywords.length).toBeGreaterThan(60);
  });

  it('gives no member the name of a type or annotation that the class of it uses', () => {
    for (const kind of ['enumMembers', 'fields', 'modelMembers', 'rows'] as const) {
      expect(['int', 'bool', 'double', 'override'].map((name) => memberName(kind, name))).toEqual([
        'intValue',
        'boolValue',
        'doubleValue',
        'overrideValue',
      ]);
    }
    expect(memberName('constants', 'int')).toBe('intValue');
  });

  it.each([
    ['default', 'defaultValue'],
    ['a_b', 'aB'],
  ])('reports that %s and %s are one name', (first, second) => {
    const attempt = () => memberNames('enumMembers', 'Thing', [first, second]);
    expect(attempt).toThrow(NamingProblem);
    expect(attempt).toThrow(new RegExp(`${first} and ${second} are both`));
  });

  it('finds the types of a source', () => {
    const source = 'abstract interface class A {}\nfinal class B<T> {}\nenum C { x }\ntypedef D = int;\nclass _E {}\n  class F {}';
    expect(declaredTypes(source)).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('the Dart target', () => {
  it.each([
    ['hostile_words.dart', 'lib/src/spec/hostile_words.dart'],
    ['class_handler.dart', 'testee/lib/handlers/class_handler.dart'],
    ['operation_table.dart', 'testee/lib/operation_table.dart'],
    ['enum_table.dart', 'testee/lib/enum_table.dart'],
    ['switch.dart', 'lib/src/spec/models/switch.dart'],
    ['nothing.dart', 'lib/src/spec/models/nothing.dart'],
    ['certain.dart', 'lib/src/spec/models/certain.dart'],
    ['without_nulls.dart', 'lib/src/spec/models/without_nulls.dart'],
    ['model_table.dart', 'testee/lib/model_table.dart'],
    ['hostile_words_tables.dart', 'lib/src/spec/hostile_words_tables.dart'],
    ['hostile_words_decisions.dart', 'lib/src/spec/hostile_words_decisions.dart'],
    ['hostile_words_channel.dart', 'lib/src/spec/hostile_words_channel.dart'],
    ['hostile_words_events.dart', 'lib/src/spec/hostile_words_events.dart'],
  ])('survives keywords, quotes and comments in %s', async (file, path) => {
    expect((await dart.emit(hostileModel)).get(path)).toBe(golden(file));
  });

  it('exports no name that Flutter, sqflite or an app beside it has', async () => {
    const files = await dart.emit(JSON.parse(golden('../../../../../../generated/spec/model.json')) as SpecModel);
    const exported = [...files]
      .filter(([path]) => /^lib\/\w+\.dart$/.test(path))
      .flatMap(([, library]) =>
        [...library.matchAll(/^export '(src\/[^']+)'(?: show ([^;]+))?;$/gm)].flatMap(([, path = '', shown]) =>
          shown === undefined ? declaredTypes(files.get(`lib/${path}`) ?? '') : shown.split(', '),
        ),
      );
    expect(exported.length).toBeGreaterThan(100);
    expect(exported.filter((name) => golden('taken_names.txt').split(/\s+/).includes(name))).toEqual([]);
    expect([...files.keys()].filter((path) => path.startsWith('lib/') && /test/.test(path))).toEqual(['lib/src/spec/testee.dart']);
  });

  it('makes the same files of the same model', async () => {
    const [first, second] = [await dart.emit(hostileModel), await dart.emit(structuredClone(hostileModel))];
    expect([...first]).toEqual([...second]);
  });

  it('changes no body where only the version changes', async () => {
    const before = await dart.emit(hostileModel);
    const after = await dart.emit({ ...hostileModel, specVersion: '9.9.9' });
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed.sort()).toEqual(['CHANGELOG.md', 'lib/src/spec/spec_info.dart', 'pubspec.yaml']);
  });

  it.each(['EnteCrypto', 'String', 'Word'])('reports a definition that is called %s, which is taken', async (name) => {
    const thing: EnumModel = { name, subject: 'things', documentation: 'A thing.', wire: 'string', fallback: null, members: [] };
    const model: SpecModel = { ...hostileModel, enums: [...hostileModel.enums, thing] };
    await expect(dart.emit(model)).rejects.toThrow(NamingProblem);
  });

  it('reports a subject whose file would take the place of another one', async () => {
    const thing: EnumModel = {
      name: 'Thing',
      subject: 'hostile-words-channel',
      documentation: 'A thing.',
      wire: 'string',
      fallback: null,
      members: [],
    };
    const emitted = dart.emit({ ...hostileModel, enums: [...hostileModel.enums, thing] });
    await expect(emitted).rejects.toThrow('its file lib/src/spec/hostile_words_channel.dart would take the place of another one: rename the subject');
  });

  it('reports a result that may be absent and null', async () => {
    const type = { kind: 'nullable', items: { kind: 'string' } } as const;
    const operation = { name: 'a.b', subject: 'a', documentation: 'A.', args: [], result: [{ name: 'c', optional: true, type }] };
    await expect(dart.emit({ ...hostileModel, operations: [operation] })).rejects.toThrow(/a\.b|may be absent and null/);
  });
});
