/** The simulator, for tests. */
export type { Fault, FaultKind } from './faults/fault.ts';
export type { LogEntry, LogFilter } from './log.ts';
export { defaultSettings, type Settings } from './settings.ts';
