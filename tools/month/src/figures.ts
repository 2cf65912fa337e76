/** What a month is told by. */
import type { Cause } from './system.ts';

/** Who uploads. */
export type Owner = 'extension' | 'foreground' | 'background';

/** The figures of a month. */
export interface Figures {
  /** Assets of the library at its end. */
  assets: number;
  /** Committed files. */
  files: number;
  /** Of those, the ones that were opened whole and compared. */
  opened: number;
  /** Requests that made a file, by who sent them. */
  readonly commits: Record<Owner, number>;
  calls: number;
  sessions: Record<Exclude<Owner, 'extension'>, number>;
  readonly reasons: Record<string, number>;
  readonly punished: Partial<Record<Cause, number>>;
  /** Calls that the driver killed, beside those that a photo did. */
  kills: number;
  appKills: number;
  faults: number;
  readonly errors: Record<string, number>;
  registered: number;
  acknowledged: number;
  cancelled: number;
  mostInFlight: number;
  mostWaiting: number;
  /** The longest call, in seconds of the simulated clock. */
  longestCall: number;
  /** The most memory of a call beyond what the process had at its first line, in bytes. */
  callMemory: number;
  /** The peak of the extension's process, and of the app's. */
  extensionPeak: number;
  appPeak: number;
  requests: number;
  seconds: number;
}

/** Nothing yet. */
export function noFigures(): Figures {
  return {
    ...{
      assets: 0,
      files: 0,
      opened: 0,
      commits: { extension: 0, foreground: 0, background: 0 },
      calls: 0,
      sessions: { foreground: 0, background: 0 },
    },
    ...{ reasons: {}, punished: {}, kills: 0, appKills: 0, faults: 0, errors: {}, registered: 0, acknowledged: 0, cancelled: 0 },
    ...{ mostInFlight: 0, mostWaiting: 0, longestCall: 0, callMemory: 0, extensionPeak: 0, appPeak: 0, requests: 0, seconds: 0 },
  };
}

/** Adds to a count by name. */
export function count(counts: Record<string, number>, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}

const MiB = 1024 * 1024;
const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ') || 'none';

/** The figures for a person, a line each. */
export function tell(figures: Figures): string {
  const { extension, foreground, background } = figures.commits;
  const all = extension + foreground + background;
  const share = (part: number): string => `${part} (${all === 0 ? 0 : Math.round((part / all) * 100)} %)`;
  return [
    `assets ${figures.assets}, committed files ${figures.files}, ${figures.opened} of them opened whole`,
    `commits: extension ${share(extension)}, foreground ${share(foreground)}, background ${share(background)}`,
    `calls ${figures.calls}: ${listed(figures.reasons)}`,
    `punished: ${listed(figures.punished)}; killed by the driver ${figures.kills}`,
    `jobs: registered ${figures.registered}, acknowledged ${figures.acknowledged}, cancelled ${figures.cancelled}, most in flight ${figures.mostInFlight}`,
    `sessions: foreground ${figures.sessions.foreground}, background ${figures.sessions.background}, killed ${figures.appKills}; errors: ${listed(figures.errors)}`,
    `faults of the server ${figures.faults}, requests ${figures.requests}, most photos that waited ${figures.mostWaiting}`,
    `longest call ${figures.longestCall.toFixed(1)} s; memory of a call ${(figures.callMemory / MiB).toFixed(1)} MiB; peak of the extension ${(figures.extensionPeak / MiB).toFixed(1)} MiB, of the app ${(figures.appPeak / MiB).toFixed(1)} MiB`,
    `${figures.seconds.toFixed(0)} s`,
  ].join('\n');
}
