import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ExtensionCallEnded,
  ExtensionReason,
  Rollout,
  RolloutLimits,
  SizeClass,
  argumentsOfEvent,
  definitionsOf,
  type MonitoringEvent,
} from '@lockstep/spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import { LockstepError } from '../errors.ts';
import { providers } from '../test-providers.ts';
import { isRolledOut, rolloutBucket } from '../upload/rollout.ts';
import { eventName, isSampled, sizeClass, writeEvent } from './event.ts';
import { RefusalCounters } from './refusal-counters.ts';
import { RolloutPolicy, rolloutOutcome } from './rollout-policy.ts';

const [provider] = providers;
if (!provider) throw new Error('there is no provider');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (from: Uint8Array): string => new TextDecoder().decode(from);

let folder: string;
let database: SharedDatabaseConnection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-monitoring-'));
  database = new SharedDatabaseConnection(join(folder, 'lockstep.db'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

describe('an event', () => {
  const call = { acknowledged: 0, unknownJobs: 0, registered: 0, cancelled: 0, found: 0, uploaded: 0, passedOver: 0, queued: 0 };

  it('has nothing but what the spec has, whatever is given', () => {
    const given = { ...call, reason: 'finished', answer: 'completed', duration: 1, sent: 1, localId: 'IMG_0001.HEIC', account: 7 } as const;
    const { members } = JSON.parse(text(writeEvent(ExtensionCallEnded, given))) as { readonly members: object };
    expect(Object.keys(members).sort()).toEqual(Object.keys(ExtensionCallEnded.members).sort());
  });

  it('holds numbers and members of enums alone', () => {
    for (const event of definitionsOf<MonitoringEvent>('event')) {
      for (const [name, { kind, enum: of }] of Object.entries(event.members)) {
        expect(['enum', 'count', 'duration', 'size'], `${event.name}.${name}`).toContain(kind);
        expect(of?.openness ?? 'closed', `${event.name}.${name}`).toBe('closed');
      }
      expect(Object.values(argumentsOfEvent(event)).every((type) => ['enum', 'integer'].includes((type as { kind: string }).kind))).toBe(true);
    }
  });

  it('is told apart from others by its name', () => {
    const names = definitionsOf<MonitoringEvent>('event').map(eventName);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('extensionCallEnded');
  });

  it('has a reason that the extension can end with, or none', () => {
    const written = Object.keys(ExtensionReason.members).map((reason) =>
      text(writeEvent(ExtensionCallEnded, { ...call, reason: reason as 'finished', answer: null, duration: null, sent: 0 })),
    );
    expect(new Set(written).size).toBe(Object.keys(ExtensionReason.members).length);
  });
});

it('classes of sizes are in the order of their sizes, without a gap', () => {
  const largest = Object.values(SizeClass.members);
  expect([...largest].sort((a, b) => a - b)).toEqual(largest);
  expect(sizeClass(Number.MAX_SAFE_INTEGER)).toBe('larger');
});

it('as many users are sampled as the percentage says, and others on each day', () => {
  const users = Array.from({ length: 4000 }, (_, userID) => userID);
  const sampled = (day: number): number[] => users.filter((userID) => isSampled(provider, 'extensionCallEnded', 10, userID, day * 86_400_000_000));
  const [one, other] = [sampled(20_000), sampled(20_001)];
  expect(one.length / users.length).toBeGreaterThan(0.08);
  expect(one.length / users.length).toBeLessThan(0.12);
  expect(one.filter((userID) => other.includes(userID)).length / users.length).toBeLessThan(0.03);
  // Who has the feature says nothing of who is sampled.
  expect(one.filter((userID) => isRolledOut(provider, RolloutLimits.values.feature, userID, 10)).length / users.length).toBeLessThan(0.03);
});

describe('counters of refusals', () => {
  it('count what is refused, and throw it', () => {
    const counters = new RefusalCounters(database);
    const refuse = (code: 'corrupt' | 'io_error') => (): never => {
      throw new LockstepError(code, 'the name of a file');
    };
    expect(() => counters.watch('dart', 'file', refuse('corrupt'))).toThrow('the name of a file');
    expect(() => counters.watch('dart', 'file', refuse('io_error'))).toThrow('the name of a file');
    expect(counters.watch('dart', 'file', () => 7)).toBe(7);
    expect(counters.take()).toEqual([{ reader: 'typescript', writer: 'dart', subject: 'file', code: 'corrupt', refusals: 1 }]);
    expect(counters.take()).toEqual([]);
  });

  it('hide no refusal where they can not be kept', () => {
    const counters = new RefusalCounters(database);
    database.close();
    const refuse = (): never => {
      throw new LockstepError('corrupt', 'refused');
    };
    expect(() => counters.watch('dart', 'file', refuse)).toThrow('refused');
  });

  it('are those of all connections', () => {
    const other = new SharedDatabaseConnection(database.path);
    try {
      new RefusalCounters(other, 'swift').count('dart', 'fileKey', 'corrupt');
      new RefusalCounters(database, 'swift').count('dart', 'fileKey', 'corrupt');
      expect(new RefusalCounters(other).take()).toMatchObject([{ reader: 'swift', refusals: 2 }]);
    } finally {
      other.close();
    }
  });
});

describe('the rollout', () => {
  const question = { switchedOn: true, now: 1, userID: 7 };
  const everybody = bytes('{"stage":100,"stopped":false}');

  it('is what the copy says, for every connection, until it is refreshed', () => {
    const policy = new RolloutPolicy(database, provider);
    expect(policy.outcome(question)).toBe('missing');
    policy.remember({ document: everybody, fetchedAt: 1 });
    const other = new SharedDatabaseConnection(database.path);
    try {
      expect(new RolloutPolicy(other, provider).outcome(question)).toBe('on');
    } finally {
      other.close();
    }
    expect(() => policy.remember({ document: bytes('<html>'), fetchedAt: 2 })).toThrow(LockstepError);
    expect(policy.outcome(question)).toBe('on');
    expect(policy.outcome({ ...question, switchedOn: false })).toBe('switchedOff');
  });

  it('has no more users at a smaller stage, and each of them at a larger one', () => {
    const has = (stage: number, userID: number): boolean =>
      rolloutOutcome(provider, { document: bytes(`{"stage":${stage},"stopped":false}`), fetchedAt: 1 }, { ...question, userID }) === 'on';
    for (let userID = 0; userID < 300; userID += 1) {
      const stages = [0, 10, 50, 100].map((stage) => has(stage, userID));
      expect(stages, String(userID)).toEqual([...stages].sort());
      expect(stages.at(-1)).toBe(true);
      expect(stages[1]).toBe(rolloutBucket(provider, RolloutLimits.values.feature, userID) < 10 * Rollout.values.bucketsPerPercent);
    }
  });
});
