import { expect, it } from 'vitest';
import { ExtensionReason, ProcessType, RegistrationOutcome, UploadSessions } from '@lockstep/spec';
import { extensionAnswer, extensionFailure, registrationOutcome } from './decide.ts';

it('an error is told to the system once', () => {
  expect([false, true].map((reported) => extensionFailure({ reported }))).toEqual(['failed', 'failedBefore']);
  expect(extensionAnswer({ reason: 'failedBefore', jobsRegistered: 1, jobsAcknowledged: 1, queued: 1 })).toBe('completed');
});

const on = { supported: true, enabling: true } as const;
const off = { supported: true, enabling: false } as const;

it.each([
  [{ ...on, code: 'success' }, 'enabled'],
  [{ ...off, code: 'success' }, 'disabled'],
  [{ ...off, code: 'noRecord' }, 'disabled'],
  [{ ...on, code: 'noRecord' }, 'failed'],
  [{ ...on, code: 'staleRecord' }, 'staleRegistration'],
  [{ ...off, code: 'staleRecord' }, 'failed'],
  [{ ...on, code: 'accessDenied' }, 'noFullAccess'],
  [{ ...off, code: 'accessDenied' }, 'noFullAccess'],
  [{ ...on, code: 'internalError' }, 'notConfigured'],
  [{ ...on, supported: false, code: 'success' }, 'notSupported'],
] as const)('%o is %s', (inputs, outcome) => {
  expect(registrationOutcome(inputs)).toBe(outcome);
  expect(outcome in RegistrationOutcome.members).toBe(true);
});

it('`processing` is answered for no reason without progress', () => {
  for (const reason of Object.keys(ExtensionReason.members) as (keyof typeof ExtensionReason.members)[]) {
    expect(extensionAnswer({ reason, jobsRegistered: 0, jobsAcknowledged: 0, queued: 5 })).not.toBe('processing');
  }
});

it('each process has a session of its own', () => {
  expect(Object.keys(UploadSessions.members).sort()).toEqual(Object.keys(ProcessType.members).sort());
  expect(new Set(Object.values(UploadSessions.values)).size).toBe(Object.keys(UploadSessions.members).length);
});
