/** Whether documents, documentation comments and diagnostics are in plain English. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@lockstep/toolchains';
import { ts } from 'ts-morph';
import { expect, it } from 'vitest';
import { findHabits } from './words.ts';

const committed = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...patterns], { cwd: workspace, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);

it.each([
  ['The upload goes on.', 'goes on'],
  ['It is gone on with.', 'gone on'],
  ['It bears a name.', 'bears'],
  ['The memory is not to be had. The disk is to be had.', 'is to be had'],
  ['An error tells a value.', 'tells'],
  ['The member is passed\nover.', 'passed over'],
  ['It passes over a line.', 'passes over a'],
  ['It answers the size.', 'answers the'],
  ['The codes stand in a table.', 'stand in '],
  ['A folder is no file.', 'is no '],
  ['Whoever asks waits.', 'Whoever'],
  ['It is none of ours.', 'is none '],
  ['It has nothing of the clock.', 'nothing of'],
  ['A test holds this page against the spec.', 'holds this page against'],
  ['It is held\nagainst the case.', 'held against'],
  ['A test misses it.', 'misses it'],
  ['It has a type a model.', 'type a model'],
  ["The key is the caller's to wipe.", "is the caller's to wipe"],
  ['The file is made anew.', 'made anew'],
])('%j has a habit', (text, habit) => {
  expect(findHabits(text).map((each) => each.text)).toContain(habit);
});

it('leaves code, terms and the places of sentences alone', () => {
  expect(findHabits('It can tell one from another in one pass over each. The testee answers the requests; two are none of them.')).toEqual([]);
  expect(findHabits('The simulator stands in for the server; it is no longer there. `goes on`\n```\nbears\n```\n')).toEqual([]);
  expect(findHabits('One.\n\nIt goes\non.').map(({ line }) => line)).toEqual([3]);
});

it('documents have none', () => {
  const files = committed('*.md').filter((file) => !file.startsWith('generated/'));
  expect(files.length).toBeGreaterThan(15);
  const found = files.flatMap((file) =>
    findHabits(readFileSync(join(workspace, file), 'utf8')).map(({ line, text, advice }) => `${file}:${line} ${text}: ${advice}`),
  );
  expect(found).toEqual([]);
});

/** The texts of a source that are sentences: messages, the help of commands, and what cases are there for. */
function sentences(file: string): { line: number; text: string }[] {
  const source = ts.createSourceFile(file, readFileSync(join(workspace, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: { line: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      node.kind === ts.SyntaxKind.TemplateHead ||
      node.kind === ts.SyntaxKind.TemplateMiddle ||
      node.kind === ts.SyntaxKind.TemplateTail
    ) {
      const { text } = node as ts.LiteralLikeNode;
      if (text.trim().split(/\s+/).length > 2) found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('texts of TypeScript have none', () => {
  const files = committed('packages/*.ts', 'tools/*.ts').filter((file) => !/\.test\.ts$|\/fixtures\/|^tools\/checks\/src\/words\.ts$/.test(file));
  const found = files.flatMap((file) =>
    sentences(file).flatMap(({ line, text }) => findHabits(text).map((each) => `${file}:${line} ${each.text}: ${each.advice}`)),
  );
  expect(found).toEqual([]);
});

/** The documentation comments of a source, each with the line that it begins in, counted from 1. */
function comments(file: string): { line: number; text: string }[] {
  const source = readFileSync(join(workspace, file), 'utf8');
  const blocks = file.endsWith('.ts') ? /\/\*\*[\s\S]*?\*\//g : /(?:^[ \t]*\/\/\/.*\n)+/gm;
  return [...source.matchAll(blocks)].map((match) => ({
    line: source.slice(0, match.index).split('\n').length,
    text: match[0].replace(/^[ \t]*(?:\/\*\*|\*\/|\*|\/\/\/)/gm, '').replace(/\*\/$/, ''),
  }));
}

it('documentation comments have none', () => {
  const files = committed('*.ts', '*.swift', '*.dart').filter((file) => !/^generated\/|\/fixtures\//.test(file));
  const all = files.flatMap((file) => comments(file).map((comment) => ({ file, ...comment })));
  for (const kind of ['.ts', '.swift', '.dart']) expect(all.filter(({ file }) => file.endsWith(kind)).length, kind).toBeGreaterThan(200);
  const found = all.flatMap(({ file, line, text }) => findHabits(text).map((each) => `${file}:${line + each.line - 1} ${each.text}: ${each.advice}`));
  expect(found).toEqual([]);
});

/** The string literals of a source of Swift or Dart; those of Dart that stand one after the other are one. */
function literals(file: string): { line: number; text: string }[] {
  const source = readFileSync(join(workspace, file), 'utf8').replace(/^ *\/\/.*$/gm, '');
  const pattern = file.endsWith('.dart') ? /(?:'(?:[^'\\\n]|\\.)*'\s*)+/g : /"(?:[^"\\\n]|\\.)*"/g;
  return [...source.matchAll(pattern)].map((match) => ({
    line: source.slice(0, match.index).split('\n').length,
    text: match[0].replace(/'\s*'/g, ''),
  }));
}

it('texts of Swift and Dart have none', () => {
  const files = committed('*.swift', '*.dart').filter((file) => !/^generated\/|\/fixtures\/|\/[tT]ests?\//.test(file));
  const all = files.flatMap((file) => literals(file).map((literal) => ({ file, ...literal })));
  expect(all.length).toBeGreaterThan(500);
  expect(all.flatMap(({ file, line, text }) => findHabits(text).map((each) => `${file}:${line} ${each.text}: ${each.advice}`))).toEqual([]);
});
