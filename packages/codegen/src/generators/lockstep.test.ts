import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tree } from '@nx/devkit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { specSettings } from '../inputs.ts';
import { inputs, pendingChanges } from './lockstep.ts';

const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-inputs-'));
  for (const path of [...['spec', 'codegen', 'ts-client'].flatMap((name) => [`packages/${name}/src`, `packages/${name}/dist`]), ...specSettings]) {
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
  ...specSettings,
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

describe('a run', () => {
  const files: [string, string][] = [
    ['a/one', '1'],
    ['a/two', '2'],
    ['manifest.json', '{"files":["a/one","a/two"]}'],
  ];
  const make = vi.fn(() => Promise.resolve(files));
  const at = (path: string): string => join(root, path);
  const tree = { root: '', isFile: (path: string) => existsSync(at(path)), read: (path: string, as?: 'utf8') => readFileSync(at(path), as) };
  const pending = (): Promise<unknown> => pendingChanges({ ...tree, root } as unknown as Tree, make);

  beforeAll(async () => {
    mkdirSync(at('generated/a'), { recursive: true });
    vi.stubEnv('CI', '');
    await pending();
    for (const [path, text] of files) writeFileSync(at(`generated/${path}`), text);
    make.mockClear();
  });
  afterEach(() => {
    for (const [path, text] of files) writeFileSync(at(`generated/${path}`), text);
    vi.stubEnv('CI', '');
    make.mockClear();
  });
  afterAll(() => vi.unstubAllEnvs());

  it('that changes nothing makes nothing', async () => {
    expect(await pending()).toEqual([]);
    expect(make).not.toHaveBeenCalled();
  });

  it('in CI makes everything, whatever is known', async () => {
    vi.stubEnv('CI', 'true');
    expect(await pending()).toEqual([]);
    expect(make).toHaveBeenCalledOnce();
  });

  it('finds what was edited and what was deleted', async () => {
    writeFileSync(at('generated/a/one'), '1\n');
    rmSync(at('generated/a/two'));
    expect(await pending()).toEqual([
      { path: 'generated/a/one', kind: 'update', text: '1' },
      { path: 'generated/a/two', kind: 'create', text: '2' },
    ]);
  });

  it('finds a file that a manifest lists and nothing makes', async () => {
    writeFileSync(at('generated/a/three'), '3');
    writeFileSync(at('generated/manifest.json'), '{"files":["a/three"]}');
    expect(await pending()).toMatchObject([{ path: 'generated/a/three', kind: 'delete' }, { path: 'generated/manifest.json' }]);
  });

  it('keeps nothing where its inputs were edited meanwhile', async () => {
    const input = at('packages/spec/dist/encryption.js');
    appendFileSync(input, '\n');
    const before = readFileSync(input);
    make.mockImplementationOnce(() => {
      appendFileSync(input, '\n');
      return Promise.resolve(files);
    });
    await pending();
    writeFileSync(input, before);
    await pending();
    expect(make).toHaveBeenCalledTimes(2);
  });
});
