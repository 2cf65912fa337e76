/** Every word of the three languages as a name in every kind of scope: refused at its place, or generated and compiled. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkspaceCopy, listed } from '@lockstep/codegen/testing';
import { ensureToolchain, run, type Toolchain } from '@lockstep/toolchains';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyWord, wordsSubject } from './every-word.ts';

const enoughRuns = 20;
const quarterHour = 900_000;
let copy: WorkspaceCopy;

/** What the spec may not have: words of SQL, and members that every generated type of a kind has. Their refusal is tested elsewhere. */
const left = new Set([
  ...'as case default delete else from in index is null set then unique using values where with self hash hash_value description'
    .split(' ')
    .map((name) => `WordTable.${name}`),
  ...'hash hashValue rawValue'.split(' ').flatMap((name) => [`WordTexts.${name}`, `WordNumbers.${name}`]),
  ...'self hash hashValue'.split(' ').map((name) => `WordRules.${name}`),
  ...'number hash hash_value'.split(' ').map((name) => `WordErrors.${name}`),
  'WordChannel.askForAll.self',
  // Its answer would be called like an enum of the spec.
  'WordChannel.extension',
  ...'description hash hashValue'.split(' ').flatMap((name) => Array.from({ length: 6 }, (_, index) => `WordModel${index}.${name}`)),
]);

/** Generates with ever fewer names, until none is refused: a run reports some mistakes, not all. Returns those that were refused. */
function generateAcceptedNames(): string[] {
  const refused: string[] = [];
  for (let runs = 0; runs < enoughRuns; runs++) {
    copy.edit({ file: 'words.ts', after: wordsSubject((definition, name) => left.has(`${definition}.${name}`)) });
    const printed = copy.generate();
    const names = printed.flatMap((line) => /words\.ts:\d+:\d+ LS10(?:06|09) (\w+(?:\.ask)?\.\w+)/.exec(line)?.[1] ?? []);
    if (names.length === 0) return [...refused, ...printed];
    for (const name of names) left.add(name);
    refused.push(...names);
  }
  return refused;
}

beforeAll(() => {
  copy = new WorkspaceCopy();
  copy.edit(
    ...listed('words'),
    { file: 'database.ts', before: 'import ', after: "import { WordTable } from './words.ts';\nimport " },
    { file: 'database.ts', before: '  tables: [\n', after: '  tables: [\n    WordTable,\n' },
    { file: '/packages/ts-client/src/testee/testee.ts', before: '    ...infoHandler(', after: "    'words.ask': () => ({}),\n    ...infoHandler(" },
  );
});
afterAll(() => copy.remove());

async function succeed(toolchain: Toolchain, program: string, args: readonly string[], cwd: string): Promise<void> {
  const { exitCode, stdout, stderr } = await run(toolchain, program, args, { cwd });
  // Not the names of files that it compiles: some are called after errors.
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => /\b(?:error|warning):/i.test(line));
  expect({ exitCode, lines }).toEqual({ exitCode: 0, lines: [] });
}

it('no other name is refused', { timeout: quarterHour }, () => {
  expect(everyWord.length).toBeGreaterThan(150);
  expect(generateAcceptedNames()).toEqual([]);
});

it('Dart compiles them', { timeout: quarterHour }, async () => {
  const folder = join(copy.root, 'generated/dart');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /^(?:lib|testee\/lib).*word[^/]*\.dart$/.test(path));
  expect(files.length).toBeGreaterThan(6);
  writeFileSync(
    join(folder, 'testee/every_word.dart'),
    `${files.map((path, index) => `import '../${path}' as f${index};\n`).join('')}void main() {}\n`,
  );
  await succeed(await ensureToolchain('dart'), 'dart', ['testee/every_word.dart'], folder);
});

it('Swift compiles them', { timeout: quarterHour }, async () => {
  const folder = join(copy.root, 'generated/swift');
  const handlers = join(folder, 'Sources/LockstepTesteeKit/Handlers/LockstepHandlers.swift');
  const text = readFileSync(handlers, 'utf8');
  const last = 'uploadRecord: UploadRecordOperations(databases: databases))';
  expect(text).toContain(last);
  const refuses =
    '\nstruct WordOperations: WordsHandler {\n  func ask(_ arguments: WordsAskArguments) throws -> WordsAskResult { throw CancellationError() }\n}\n';
  writeFileSync(handlers, text.replace(last, last.replace(/\)$/, ',\n      words: WordOperations())')) + refuses);
  const swift = await ensureToolchain('swift');
  await succeed(swift, 'swift', ['build', '--target', 'LockstepTesteeKit'], folder);
  await succeed(swift, 'swift', ['build', '--target', 'PhotoBackupHost'], join(folder, 'PhotoBackupExtension'));
});
