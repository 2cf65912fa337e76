/** What the app's Dart asks of its native side for the photo extension, and what the app advises a person. */
import { argumentsFor, defineChannel, defineDecision, defineEnum, defineOperation, input, nullable, t } from './define.ts';
import { RegistrationOutcome } from './extension-registration.ts';
import { NetworkState, PhotoAccess } from './photo-extension.ts';
import { PublicKeyBox, Secretbox } from './keys.ts';

/** Whether the system lets the app work in the background. */
export const RefreshState = defineEnum('RefreshState', {
  members: {
    /** It does. */
    available: 'available',
    /** The person has switched it off, for the app or for all. */
    denied: 'denied',
    /** Something else forbids it, such as parental controls, and the person can't change it. */
    restricted: 'restricted',
  },
});

const outcome = t.enum(RegistrationOutcome);
const access = t.enum(PhotoAccess);
const key = t.bytes({ length: Secretbox.values.keyBytes });
const publicKey = t.bytes({ length: PublicKeyBox.values.publicKeyBytes });
const secretKey = t.bytes({ length: PublicKeyBox.values.secretKeyBytes });

/** The calls of the app's Dart to its native side. The database both sides reach; these are the things that Dart can't. */
export const PhotoExtensionChannel = defineChannel('PhotoExtensionChannel', {
  channel: 'lockstep/photo_extension',
  methods: {
    /** Where the container is that app and extension share. */
    containerPath: {
      args: {},
      result: {
        /** The folder's path; null where the app lacks the App Group in its entitlements. */
        path: nullable(t.string()),
      },
    },
    /** What the system says of background upload now. Never asks the person. */
    status: {
      args: {},
      result: {
        /** Whether the system has the extension at all. */
        supported: t.boolean(),
        /** Whether the extension is registered; false, too, while the person was not asked for access. */
        registered: t.boolean(),
        /** How much of the photo library the person lets the app see. */
        access,
        /** Whether the system lets the app work in the background. */
        refresh: t.enum(RefreshState),
        /** Whether Low Power Mode is on. */
        lowPower: t.boolean(),
        /** Which network there is. */
        network: t.enum(NetworkState),
      },
    },
    /** Asks the person for access to the photo library, where nobody has asked yet. */
    requestAccess: {
      args: {},
      result: {
        /** What the person lets the app see. */
        access,
      },
    },
    /** Registers the extension. Before that, let all jobs become unknown. */
    enable: {
      args: {
        /** Whether a record of an earlier installation is removed first: after the outcome `staleRegistration`. */
        repair: t.boolean(),
      },
      result: {
        /** What came of it. */
        outcome,
        /** The photo library's own code; 0 where it had no error. */
        code: t.integer(),
      },
    },
    /** Takes the registration back, and every job with it: at sign-out, and where the person switches background upload off. */
    disable: {
      args: {},
      result: {
        /** What came of it. */
        outcome,
        /** The photo library's own code; 0 where it had no error. */
        code: t.integer(),
      },
    },
    /** Hands the account's secrets over to the extension, by the Keychain: at sign-in, and after a change of keys. */
    storeSecrets: {
      args: {
        /** The master key. */
        masterKey: key,
        /** The public key of the account's key pair; null to hand none over. */
        publicKey: nullable(publicKey),
        /** The secret key of the pair; null likewise. */
        secretKey: nullable(secretKey),
        /** The token of the API. */
        authToken: t.string(),
      },
      result: {
        /** The Keychain's status: 0 where all was stored. */
        status: t.integer(),
      },
    },
    /** Copies the keys that the app of today keeps in its own Keychain group to the one that the extension reads. */
    moveSecrets: {
      args: {
        /** The public key of the account's key pair, from the key attributes; null where it is not known. */
        publicKey: nullable(publicKey),
        /** The token of the API. */
        authToken: t.string(),
      },
      result: {
        /** The Keychain's status: 0 where all was copied, -25300 where there is no master key. */
        status: t.integer(),
      },
    },
    /** Removes the secrets from the group: at sign-out. */
    removeSecrets: {
      args: {},
      result: {
        /** The Keychain's status: 0 where none is left. */
        status: t.integer(),
      },
    },
    /** Cancels jobs of the system: those that are overdue, since the extension is not called while one is in flight. */
    cancelJobs: {
      args: {
        /** Their local identifiers. */
        ids: t.list(t.string()),
      },
      result: {
        /** How many the system still knew. */
        cancelled: t.integer(),
      },
    },
  },
});

/** What the app shows to a person who asks why photos are not uploaded in the background. */
export const ExtensionAdvice = defineEnum('ExtensionAdvice', {
  members: {
    /** All is well. */
    none: 'none',
    /** The system is older than the extension: the app uploads by itself. */
    updateSystem: 'updateSystem',
    /** Sign in. */
    signIn: 'signIn',
    /** Wait until it is rolled out to this account, or is no longer stopped: the app uploads by itself. */
    waitForRollout: 'waitForRollout',
    /** Switch background upload on. */
    switchOn: 'switchOn',
    /** Allow access to all photos, in the system's settings. */
    allowAllPhotos: 'allowAllPhotos',
    /** A restriction of the device forbids it. */
    restricted: 'restricted',
    /** Register again: the system's record is that of an earlier installation, or gone. */
    enableAgain: 'enableAgain',
    /** Allow Background App Refresh, in the system's settings. */
    allowRefresh: 'allowRefresh',
    /** Wait until Low Power Mode is off. */
    waitForPower: 'waitForPower',
    /** Wait for a network that costs nothing, or allow the others. */
    waitForNetwork: 'waitForNetwork',
  },
});

/** What is advised: to remove the first obstacle. */
export const ExtensionAdvices = defineDecision('ExtensionAdvices', {
  inputs: {
    /** Whether the system has the extension at all. */
    supported: input.boolean(),
    /** Whether somebody is signed in. */
    signedIn: input.boolean(),
    /** Whether the account has background upload, by the local copy of the rollout's document. */
    rolledOut: input.boolean(),
    /** Whether the person has switched background upload on. */
    enabled: input.boolean(),
    /** What the person lets the app see. */
    access: input.enum(PhotoAccess),
    /** Whether the extension is registered. */
    registered: input.boolean(),
    /** Whether the system lets the app work in the background. */
    refresh: input.enum(RefreshState),
    /** Whether Low Power Mode is on. */
    lowPower: input.boolean(),
    /** Which network there is. */
    network: input.enum(NetworkState),
    /** Whether the person lets an expensive network be used. */
    allowsExpensive: input.boolean(),
  },
  outcome: ExtensionAdvice,
  rules: [
    { when: { supported: false }, then: 'updateSystem' },
    { when: { signedIn: false }, then: 'signIn' },
    { when: { rolledOut: false }, then: 'waitForRollout' },
    { when: { enabled: false }, then: 'switchOn' },
    { when: { access: 'restricted' }, then: 'restricted' },
    { when: { access: { not: 'full' } }, then: 'allowAllPhotos' },
    { when: { registered: false }, then: 'enableAgain' },
    { when: { refresh: 'restricted' }, then: 'restricted' },
    { when: { refresh: 'denied' }, then: 'allowRefresh' },
    { when: { lowPower: true }, then: 'waitForPower' },
    { when: { network: 'none' }, then: 'waitForNetwork' },
    { when: { network: 'expensive', allowsExpensive: false }, then: 'waitForNetwork' },
  ],
  otherwise: 'none',
});

/** Decides what the person is advised to do. */
export const extensionAdvice = defineOperation('extension.advice', {
  args: argumentsFor(ExtensionAdvices),
  result: {
    /** The advice. */
    advice: t.enum(ExtensionAdvice),
  },
});
