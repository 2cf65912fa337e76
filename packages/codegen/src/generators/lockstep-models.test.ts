import { fileURLToPath } from 'node:url';
import type { Tree } from '@nx/devkit';
import { expect, it } from 'vitest';
import { FileMetadata } from '@lockstep/spec';
import { lockstepModels, type LockstepModelsOptions } from './lockstep-models.ts';

/** What the generator writes into the workspace, or why it writes nothing. */
async function run(options: LockstepModelsOptions): Promise<Map<string, string> | string> {
  const written = new Map<string, string>();
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const tree = { root, write: (path: string, text: string) => written.set(path, text) } as unknown as Tree;
  try {
    await lockstepModels(tree, options);
    return written;
  } catch (error) {
    expect(written.size).toBe(0);
    return (error as Error).message;
  }
}

it('writes every model of the spec, to a folder of its own or to a given one', async () => {
  const kotlin = (await run({ language: 'kotlin', package: 'io.example.photos' })) as Map<string, string>;
  expect([...kotlin.keys()]).toEqual(['dist/models/kotlin/LockstepModels.kt']);
  const [text = ''] = kotlin.values();
  for (const expected of [
    'package io.example.photos',
    'FileMetadata',
    'KeyAttributes',
    'MagicMetadataEnvelope',
    `${FileMetadata.members.creationTime.wire ?? 'creationTime'}: Long`,
  ])
    expect(text).toContain(expected);
  const go = (await run({ language: 'go', out: './photos//models', option: ['just-types=true'] })) as Map<string, string>;
  expect([...go.keys()]).toEqual(['photos/models/LockstepModels.go']);
});

it.each([
  [{}, /^there is no language "": choose one of .*kotlin/],
  [{ language: 'go', out: '../elsewhere' }, /^--out must be a folder below the workspace's, and is "\.\.\/elsewhere"$/],
  [{ language: 'go', out: 'a/../../elsewhere' }, /^--out must be/],
  [{ language: 'go', out: '/elsewhere' }, /^--out must be/],
  [{ language: 'go', option: ['just-types'] }, /^--option must be NAME=VALUE, and is "just-types"$/],
  [{ language: 'python', package: 'x' }, /^python has no option "package"/],
])('says in a line what is wrong with %j', async (options, message) => {
  expect(await run(options)).toMatch(message);
});
