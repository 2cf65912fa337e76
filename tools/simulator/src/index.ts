/** The simulator, for tests. */
export {
  makeTestAccount,
  makeTestCollection,
  shareTestCollection,
  type TestAccount,
  type TestAccountOptions,
  type TestCollection,
} from './test-account.ts';
export type { Control, CommittedFile } from './control.ts';
export type { RemoteControl } from './control-server.ts';
export type { Fault, FaultKind, ReadFault } from './faults/fault.ts';
export { leaveLegacyUpload, type LegacyUpload } from './legacy-upload.ts';
export type { LogEntry, LogFilter } from './log.ts';
export { defaultSettings, type Settings } from './settings.ts';
export type { Addressed, Ports, StartOptions } from './simulator.ts';
export { connectSimulator, spawnSimulator, startSimulator, type Simulator } from './start.ts';
export type { Account } from './state/accounts.ts';
export type { Collection } from './state/collections.ts';
export type { Entry, StoredFile } from './state/files.ts';
export type { StoredObject } from './storage/objects.ts';
