import { describe, expect, it } from 'vitest';
import { changes } from './changes.ts';
import { generate } from './generate.ts';
import { SpecError, type Place, type PlaceOf } from './model/diagnostics.ts';
import type { SpecModel } from './model/schema.ts';
import { NamingProblem } from './targets/naming-problem.ts';
import type { Target } from './targets/target.ts';

const model = {} as SpecModel;
const target = (name: string, files: Record<string, string>): Target => ({
  name,
  emit: async () => new Map(Object.entries(files)),
});
const reader = (files: Record<string, string>) => (path: string) => files[path] ?? null;

describe('generate', () => {
  it('lists every file in the manifest, sorted', async () => {
    const files = await generate(model, { run: [target('b', { 'z/x': '1' }), target('a', { y: '2' })] });
    expect(files.get('manifest.json')).toBe('{\n  "files": [\n    "a/y",\n    "b/z/x"\n  ]\n}\n');
  });

  it('reports what every target finds', async () => {
    const colliding = (name: string): Target => ({
      name,
      emit: () => Promise.reject(new NamingProblem('Thing', `a and A are both a: rename one`)),
    });
    const error: unknown = await generate(model, { run: [colliding('swift'), colliding('dart')] }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(SpecError);
    expect((error as SpecError).message).toContain('LS1006 Thing in swift: a and A are both a');
    expect((error as SpecError).message).toContain('LS1006 Thing in dart: a and A are both a');
  });
});

it('runs no slow target where another one found something, and gives findings their places', async () => {
  const failing: Target = { name: 'swift', emit: () => Promise.reject(new NamingProblem('a.find.inner', 'is taken: rename it')) };
  const slow: Target = { name: 'vectors', isSlow: true, emit: () => Promise.reject(new Error('not to be run')) };
  const at = (line: number): Place => ({ file: 'a.ts', line, column: 1 });
  const place: PlaceOf = (definition, path = []) => (definition !== 'a.find' ? null : path.join('.') === 'args.inner' ? at(7) : at(3));
  const error: unknown = await generate(model, { run: [failing, slow], place }).catch((caught: unknown) => caught);
  expect((error as SpecError).diagnostics).toEqual([{ code: 'LS1006', message: 'a.find.inner in swift: is taken: rename it', place: at(7) }]);
});

it('gives a finding about a subject the place of its first definition', async () => {
  const failing: Target = { name: 'swift', emit: () => Promise.reject(new NamingProblem('odd', 'is taken: rename it')) };
  const found = [
    { name: 'a', subject: 'b' },
    { name: 'odd.ask', subject: 'words' },
  ] as SpecModel['operations'];
  const place: PlaceOf = (definition) => (definition === 'odd.ask' ? { file: 'words.ts', line: 3, column: 1 } : null);
  const attempt = generate({ operations: found } as SpecModel, { run: [failing], place });
  await expect(attempt).rejects.toThrow('words.ts:3:1 LS1006 odd in swift: is taken: rename it');
});

describe('changes', () => {
  const files = new Map([
    ['a', '1'],
    ['manifest.json', '{"files":["a"]}'],
  ]);

  it('is empty where everything is as generated', () => {
    expect(changes(files, reader({ 'generated/a': '1', 'generated/manifest.json': '{"files":["a"]}' }))).toEqual([]);
  });

  it('creates, updates and deletes by manifest, and leaves the files of others alone', () => {
    const read = reader({
      'generated/manifest.json': '{"files":["a","old"]}',
      'generated/old': 'x',
      'generated/theirs': 'y',
    });
    const more = new Map([...files, ['spec/b', '2']]);
    expect(changes(more, read)).toEqual([
      { path: 'generated/old', kind: 'delete', text: null },
      { path: 'generated/a', kind: 'create', text: '1' },
      { path: 'generated/spec/b', kind: 'create', text: '2' },
      { path: 'generated/manifest.json', kind: 'update', text: '{"files":["a"]}' },
    ]);
  });

  it.each([
    ['a path that leaves the folder', '{"files":["../packages/spec","/etc/passwd","..\\\\x"]}'],
    ['no JSON', 'oops'],
    ['another shape', '{"files":{"a":1}}'],
  ])('deletes nothing on the word of a manifest with %s', (_, manifest) => {
    const read = (path: string) => (path === 'generated/manifest.json' ? manifest : 'there');
    expect(changes(files, read).filter(({ kind }) => kind === 'delete')).toEqual([]);
  });
});
