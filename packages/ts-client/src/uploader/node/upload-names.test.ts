/** Names in the folder of uploads: who left a file is read from them after a kill. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessType, UploadNames } from '@lockstep/spec';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NewFile } from '../../file/new-file.ts';
import type { Owner } from '../../locks/lock-coordinator.ts';
import { newUploadName, ownerOf } from './upload-names.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lockstep-upload-names-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** The names in the folder while a file of a name is made there. */
async function whileMade(name: string): Promise<string[]> {
  const file = await NewFile.create(join(folder, name));
  const names = readdirSync(folder);
  await file.discard();
  return names;
}

it.each(Object.keys(ProcessType.members) as Owner[])('the temporary file of an upload says whose it is: %s', async (owner) => {
  const [name = '', ...more] = await whileMade(newUploadName(owner, 'encrypted'));
  expect(more).toEqual([]);
  expect(name.startsWith(UploadNames.values.temporaryPrefix)).toBe(true);
  expect(ownerOf(name)).toEqual({ owner, isOurs: true });
});

it('the temporary file of another name says nothing, and has room for its name', async () => {
  const { separator, processDigits } = UploadNames.values;
  const long = `${'x'.repeat(200)}${separator}${'0'.repeat(processDigits)}${separator}y`;
  for (const name of ['photo.jpg', long]) {
    const [made = ''] = await whileMade(name);
    expect(made).toMatch(/^\.lockstep-[0-9a-f]{8}\.tmp$/);
    expect(ownerOf(made)).toBeNull();
  }
});
