import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueuedPhotoState, QueuedPhotoStatements, type NewRowOf, type QueuedPhoto } from '@lockstep/spec';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SharedDatabaseConnection } from './shared-database.ts';

const statements = QueuedPhotoStatements.members;
let folder: string;
let database: SharedDatabaseConnection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  database = new SharedDatabaseConnection(join(folder, 'db'));
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function found(modificationTime: number, foundAt: number): NewRowOf<typeof QueuedPhoto> {
  return {
    local_id: 'photo',
    is_video: 0,
    creation_time: 1,
    modification_time: modificationTime,
    state: QueuedPhotoState.members.waiting,
    attempts: 0,
    not_before: 0,
    failure: null,
    found_at: foundAt,
  };
}

function remove(modificationTime: number, foundAt: number): number {
  return database.perform(statements.remove, { local_id: 'photo', modification_time: modificationTime, found_at: foundAt });
}

it.each([
  ['at another time', 1, 11],
  ['in the same microsecond', 2, 10],
])('an edit that is queued while its photo is uploaded, %s, stays', (_, modificationTime, foundAt) => {
  database.perform(statements.add, found(1, 10));
  database.perform(statements.begin, { local_id: 'photo' });
  database.perform(statements.replace, found(modificationTime, foundAt));
  expect(remove(1, 10)).toBe(0);
  expect(remove(modificationTime, foundAt)).toBe(1);
});

it('a photo that was taken is removed, however often it was begun and left', () => {
  database.perform(statements.add, found(1, 10));
  database.perform(statements.begin, { local_id: 'photo' });
  database.perform(statements.leave, { local_id: 'photo', state: QueuedPhotoState.members.waiting, not_before: 9, failure: 'x' });
  expect(remove(1, 10)).toBe(1);
});

it('a photo that was deleted from the library leaves, whatever its row says', () => {
  database.perform(statements.add, found(1, 10));
  expect(database.perform(statements.forget, { local_id: 'photo' })).toBe(1);
});
