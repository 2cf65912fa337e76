import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inputs } from './lockstep.ts';

const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-inputs-'));
  for (const path of [
    ...['spec', 'codegen', 'ts-client'].flatMap((name) => [`packages/${name}/src`, `packages/${name}/dist`]),
    'package-lock.json',
  ]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(workspace, path), join(root, path), { recursive: true });
  }
});
afterAll(() => rmSync(root, { recursive: true }));

it.each([
  'packages/spec/src/encryption.ts',
  'packages/spec/dist/encryption.js',
  'packages/spec/dist/cases/stream.js',
  'packages/codegen/dist/targets/swift/index.js',
  'packages/codegen/src/targets/dart/templates/tables.dart.hbs',
  'packages/codegen/src/targets/swift/runtime/Package.swift',
  'packages/codegen/src/targets/vectors/README.md',
  'packages/ts-client/dist/stream/stream.js',
  'package-lock.json',
])('an edit of %s makes the output anew', (path) => {
  const before = inputs(root);
  appendFileSync(join(root, path), '\n');
  expect(inputs(root)).not.toEqual(before);
});

it('an edit of a test does not', () => {
  const before = inputs(root);
  appendFileSync(join(root, 'packages/spec/src/cases/stream.test.ts'), '\n');
  expect(inputs(root)).toEqual(before);
});
