/**
 * The names that the app, its extension and the system know each other by. They are in Info.plist, entitlements, Keychain
 * queries and session configurations, and one that differs in one place fails without an error.
 */
import { defineConstants, defineEnum, quantity, text } from './define.ts';

/** The group whose container and Keychain items the app and the extension share; both targets' entitlements name it. */
const appGroup = 'group.io.ente.photos';
const appBundle = 'io.ente.photos';

/** Bundles, group, and what the system finds the extension by. */
export const ExtensionIdentity = defineConstants('ExtensionIdentity', {
  /** The app's bundle identifier. */
  appBundle: text(appBundle),
  /** The extension's, below the app's. */
  extensionBundle: text(`${appBundle}.backup`),
  /** The App Group. */
  appGroup: text(appGroup),
  /** The value of EXExtensionPointIdentifier below EXAppExtensionAttributes in the extension's Info.plist. */
  extensionPoint: text('com.apple.photos.background-upload'),
  /** The value of BackgroundUploadURLBase in it, scheme and host: registration fails without. No upload job goes there. */
  uploadBase: text('https://api.ente.io'),
  /** The name of the file in the group's container that calls write to which can't open the database; it is not protected. */
  earlyLog: text('lockstep-early-calls.log'),
  /** The oldest iOS that has the extension. */
  minimumSystem: text('26.1'),
});

/** The identifiers of background URL sessions, one for each process: what two processes do on one is undefined. */
export const UploadSessions = defineConstants('UploadSessions', {
  /** The app's, while it is on the screen. */
  foreground: text(`${appBundle}.uploads.foreground`),
  /** The background task's. */
  background: text(`${appBundle}.uploads.background`),
  /** The extension's. The app attaches to it only to take its events. */
  extension: text(`${appBundle}.uploads.extension`),
});

/**
 * The items of the Keychain that the extension reads. Each query names the access group: left out, app and extension each
 * have a group of their own. They are accessible after the first unlock, on this device only, so that they travel in no backup.
 */
export const KeychainItems = defineConstants('KeychainItems', {
  /** The service of all items. */
  service: text(`${appBundle}.lockstep`),
  /** The access group: an App Group serves as one. */
  accessGroup: text(appGroup),
  /** The account of the item that holds the master key, 32 bytes. */
  masterKey: text('masterKey'),
  /**
   * The account of the item that holds the account's key pair: the public key, then the secret key, 32 bytes each. It opens the
   * keys of collections that other accounts shared; without it they stay closed.
   */
  keyPair: text('keyPair'),
  /** The account of the item that holds the token of the API, in UTF-8. */
  authToken: text('authToken'),
  /** The size of the master key. */
  masterKeyBytes: quantity(32, 'bytes'),
  /** The service of the items that the app of today has, without a group, by flutter_secure_storage. */
  legacyService: text('flutter_secure_storage_service'),
  /** The account of the master key among those, in base64. */
  legacyMasterKey: text('key'),
  /** The account of the secret key among those, in base64; the key attributes have the public key. */
  legacySecretKey: text('secret_key'),
});

/** What the Keychain says of a query. */
export const KeychainStatus = defineEnum('KeychainStatus', {
  fallback: 'other',
  members: {
    /** It was carried out. */
    success: 0,
    /** There is no such item: nobody is signed in. */
    notFound: -25300,
    /** The item is there already. */
    duplicate: -25299,
    /** The device was not unlocked since it started. */
    notUnlocked: -25308,
    /** The target lacks the group in its entitlements. */
    missingEntitlement: -34018,
  },
});
