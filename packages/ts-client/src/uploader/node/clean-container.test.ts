import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadProvider } from '../../crypto/load.ts';
import { LockCoordinator } from '../../locks/lock-coordinator.ts';
import { NodeUploadContainer } from './upload-container.ts';
import { newUploadName } from './upload-names.ts';

const provider = await loadProvider();
const now = Date.now() * 1000;
let folder: string;
let container: NodeUploadContainer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-clean-'));
  container = await NodeUploadContainer.open({ provider, folder, owner: 'extension' });
});
afterEach(() => {
  container.close();
  rmSync(folder, { recursive: true });
});

/** Makes files in the folder of uploads that were written some seconds ago. */
function put(seconds: number, ...names: readonly string[]): void {
  for (const name of names) {
    const path = join(folder, 'uploads', name);
    writeFileSync(path, '');
    utimesSync(path, now / 1e6 - seconds, now / 1e6 - seconds);
  }
}
const left = (): string[] => readdirSync(join(folder, 'uploads')).sort();

it('removes what an earlier life and dead processes left', async () => {
  put(0, 'extension.01234567.a.encrypted', '.lockstep-extension.01234567.9f.tmp', 'extension.01234567.b.elp', 'background.01234567.c.encrypted');
  expect(await container.clean(now)).toBe(4);
  expect(left()).toEqual([]);
});

it('leaves the files of a living process for an hour, and those of this one', async () => {
  const beating = new LockCoordinator(join(folder, 'lockstep.db'), () => now);
  beating.heartbeat('foreground');
  beating.close();
  const own = newUploadName('extension', 'encrypted');
  put(3599, 'foreground.01234567.a.encrypted', '.lockstep-foreground.01234567.9f.tmp');
  put(9999, own);
  expect(await container.clean(now)).toBe(0);
  put(3601, 'foreground.01234567.a.encrypted');
  expect(await container.clean(now)).toBe(1);
  expect(left()).toEqual(['.lockstep-foreground.01234567.9f.tmp', own]);
});

it('removes what nobody is known to have made after an hour, and touches no link and no folder', async () => {
  put(3601, 'old');
  put(0, 'new', 'extension.0123456.a.encrypted', 'somebody.01234567.a.encrypted');
  mkdirSync(join(folder, 'uploads', 'extension.01234567.folder.encrypted'));
  symlinkSync('/etc/passwd', join(folder, 'uploads', 'extension.01234567.link.encrypted'));
  expect(await container.clean(now)).toBe(1);
  expect(left()).toEqual([
    'extension.0123456.a.encrypted',
    'extension.01234567.folder.encrypted',
    'extension.01234567.link.encrypted',
    'new',
    'somebody.01234567.a.encrypted',
  ]);
});

it('leaves what a session of the system sends for a week, whoever asks', async () => {
  const week = 7 * 24 * 3600;
  put(week - 60, 'sending-extension-a.part', 'sending-foreground-b.answer');
  expect(await container.clean(now)).toBe(0);
  put(week + 60, 'sending-extension-a.part');
  expect(await container.clean(now)).toBe(1);
  expect(left()).toEqual(['sending-foreground-b.answer']);
});

it('leaves the files that a record names', async () => {
  const [file, thumbnail] = ['extension.01234567.a.encrypted', 'extension.01234567.b.encrypted'];
  put(99_999, file, thumbnail, 'extension.01234567.c.encrypted');
  container.records.writeOrAdopt({
    local_id: 'photo',
    collection_id: 1,
    content_hash: 'hash',
    phase: 'prepared',
    thumbnail_stored: 0,
    encrypted_key: '',
    key_decryption_nonce: '',
    file_decryption_header: '',
    metadata: '',
    metadata_decryption_header: '',
    encrypted_file_name: file,
    encrypted_size: 0,
    encrypted_thumbnail_name: thumbnail,
    commits_sent: 0,
    commits_refused: 0,
    created_at: now,
    updated_at: now,
  });
  expect(await container.clean(now)).toBe(1);
  expect(left()).toEqual([file, thumbnail]);
});
