/** Building of cases about locks. */
import { type Case, type CaseFolder } from './define-cases.ts';
import { words } from './derived.ts';
import { Schedule, sharedFile } from './schedule.ts';

/** The subjects that cases about locks are sorted by, each with the question that its cases settle. */
export const flags = {
  Alive: 'Who is alive, at the microseconds where that changes, on both sides of now.',
  Stale: 'Which lock is too old, at the microseconds where that changes, on both sides of now.',
  Token: 'A lock that was lost and taken again is another lock.',
  Owner: 'Owners take turns, and one never frees what is another’s and alive.',
  Policy: 'What a process does about those that are alive.',
  Identifier: 'Identifiers are compared byte by byte.',
  Clock: 'Times are any exact integers, and their differences are exact.',
  Legacy: 'Locks of the app’s old database are copied; its file is not changed.',
  File: 'What stands at the database’s path.',
} as const;
/** One of them. */
export type Flag = keyof typeof flags;

/** A case of some steps on one database. */
export function schedule(name: string, flag: Flag, why: string, fill: (schedule: Schedule) => void, folder: CaseFolder = {}): Case<Flag> {
  const made = new Schedule();
  fill(made);
  return { id: `locks/${words(name)}`, why, flags: [flag], folder, ignored: sharedFile, steps: made.steps };
}
