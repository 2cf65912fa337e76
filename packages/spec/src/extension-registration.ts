/** How the app registers the extension with the system, and what the system's errors mean. */
import { defineDecision, defineEnum, defineOperation, input, t } from './define.ts';

/** What the photo library says where the extension is enabled or disabled: a code of PHPhotosErrorDomain, 0 for no error. */
export const RegistrationCode = defineEnum('RegistrationCode', {
  fallback: 'other',
  members: {
    /** No error. */
    success: 0,
    /** Without a valid BackgroundUploadURLBase, and in the Simulator. */
    internalError: -1,
    /** Disabling without a record. */
    noRecord: 3201,
    /** Enabling over the record of an earlier installation or signature: the extension is never called then. */
    staleRecord: 3202,
    /** Without full access to the photo library, in both directions. */
    accessDenied: 3311,
  },
});

/** The result of enabling or disabling. */
export const RegistrationOutcome = defineEnum('RegistrationOutcome', {
  members: {
    /** The system calls the extension. */
    enabled: 'enabled',
    /** The system does not call it; its jobs are gone. */
    disabled: 'disabled',
    /** The person has to let the app see all photos first. */
    noFullAccess: 'noFullAccess',
    /** A record of an earlier installation is in the way: disable, let what is awaited become unknown, enable. */
    staleRegistration: 'staleRegistration',
    /** The extension's Info.plist lacks what the system wants, or this is the Simulator. */
    notConfigured: 'notConfigured',
    /** The system is older than the extension. */
    notSupported: 'notSupported',
    /** The account does not have background upload yet, or it is stopped: the system was not asked. */
    notRolledOut: 'notRolledOut',
    /** For another reason, whose code goes with it. */
    failed: 'failed',
  },
});

/** What a code means. */
export const RegistrationOutcomes = defineDecision('RegistrationOutcomes', {
  inputs: {
    /** Whether the system has the extension at all. */
    supported: input.boolean(),
    /** Whether it was to be enabled, not disabled. */
    enabling: input.boolean(),
    /** What the photo library said. */
    code: input.enum(RegistrationCode),
  },
  outcome: RegistrationOutcome,
  rules: [
    { when: { supported: false }, then: 'notSupported' },
    { when: { enabling: true, code: 'success' }, then: 'enabled' },
    { when: { code: 'success' }, then: 'disabled' },
    { when: { enabling: false, code: 'noRecord' }, then: 'disabled' },
    { when: { enabling: true, code: 'staleRecord' }, then: 'staleRegistration' },
    { when: { code: 'accessDenied' }, then: 'noFullAccess' },
    { when: { code: 'internalError' }, then: 'notConfigured' },
  ],
  otherwise: 'failed',
});

/** Decides what the photo library's answer to enabling or disabling the extension means. */
export const extensionRegistration = defineOperation('extension.registration', {
  args: {
    /** Whether the system has the extension at all. */
    supported: t.boolean(),
    /** Whether it was to be enabled, not disabled. */
    enabling: t.boolean(),
    /** A code of PHPhotosErrorDomain; 0 for no error. */
    code: t.integer(),
  },
  result: {
    /** What came of it. */
    outcome: t.enum(RegistrationOutcome),
  },
});

/** Further codes of PHPhotosErrorDomain that a call decides by. */
export const PhotoLibraryCode = defineEnum('PhotoLibraryCode', {
  fallback: 'other',
  members: {
    /** The history does not go back to the token: the library has to be looked through again. */
    persistentChangeTokenExpired: 3105,
    /** The original is in iCloud alone, and the network was not allowed. */
    networkAccessRequired: 3164,
    /** There is no such object. */
    identifierNotFound: 3201,
    /** What a change was made of is not known any more: the library has to be looked through again. */
    persistentChangeDetailsUnavailable: 3210,
    /** The resource is not there. */
    missingResource: 3303,
    /** The system takes no more jobs. */
    limitExceeded: 3307,
  },
});
