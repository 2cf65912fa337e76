/** What is wrong with a project for Xcode, its plists and entitlements: each of these fails on a device without an error. */

/** The names that the spec has for bundles, group and extension point. */
export interface Identity {
  readonly appBundle: string;
  readonly extensionBundle: string;
  readonly appGroup: string;
  readonly extensionPoint: string;
  readonly uploadBase: string;
}

const paths = {
  project: 'Xcode/project.yml',
  hostInfo: 'Xcode/HostApp/Info.plist',
  hostEntitlements: 'Xcode/HostApp/HostApp.entitlements',
  info: 'Sources/PhotoBackupExtension/Info.plist',
  entitlements: 'Sources/PhotoBackupExtension/PhotoBackupExtension.entitlements',
};

/** The string behind a key of a plist. */
function stringOf(plist: string, key: string): string | undefined {
  return new RegExp(`<key>${key}</key>\\s*<string>([^<]*)</string>`).exec(plist)?.[1];
}

function groupsOf(entitlements: string): string[] {
  const array = /<key>com\.apple\.security\.application-groups<\/key>\s*<array>([^]*?)<\/array>/.exec(entitlements)?.[1] ?? '';
  return [...array.matchAll(/<string>([^<]*)<\/string>/g)].map(([, group = '']) => group);
}

/** A target of the project, as its lines have it. */
function targetOf(project: string, name: string): string {
  return new RegExp(`^  ${name}:\\n((?:(?:    .*)?\\n)*)`, 'm').exec(project)?.[1] ?? '';
}

/** An address in an .xcconfig ends at its \`//\`, which begins a comment there: nothing says so. */
function cutAddresses(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([path]) => path.endsWith('.xcconfig'))
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line, index) => (/=.*:\/\//.test(line) ? [`${path}:${index + 1} cuts an address at //`] : [])),
    );
}

/**
 * Looks for the traps.
 * @param files the extension's package, by paths below its folder
 * @returns what is wrong, each in words
 */
export function projectMistakes(files: ReadonlyMap<string, string>, identity: Identity): string[] {
  const text = (path: string): string => files.get(path) ?? '';
  const found = Object.values(paths)
    .filter((path) => !files.has(path))
    .map((path) => `${path} is missing`);
  const require = (holds: boolean, what: string): void => void (holds || found.push(what));
  for (const path of [paths.hostEntitlements, paths.entitlements])
    require(groupsOf(text(path)).join() === identity.appGroup, `${path} lacks the App Group ${identity.appGroup}`);
  require(stringOf(text(paths.info), 'BackgroundUploadURLBase') ===
    identity.uploadBase, `${paths.info} has another BackgroundUploadURLBase than the spec`);
  require(/^https:\/\/[^/]+$/.test(
    stringOf(text(paths.info), 'BackgroundUploadURLBase') ?? '',
  ), 'BackgroundUploadURLBase is not a scheme and a host');
  require(new RegExp(
    `<key>EXAppExtensionAttributes</key>\\s*<dict>\\s*<key>EXExtensionPointIdentifier</key>\\s*<string>${identity.extensionPoint}</string>`,
  ).test(text(paths.info)), `${paths.info} does not name the extension point below EXAppExtensionAttributes`);
  require(!text(paths.info).includes('NSExtension<'), `${paths.info} describes an extension of the older kind`);
  require(stringOf(text(paths.hostInfo), 'NSPhotoLibraryUsageDescription') !==
    undefined, `${paths.hostInfo} does not say what photos are for: the app ends where it asks for access`);
  require(identity.extensionBundle.startsWith(`${identity.appBundle}.`), "the extension's bundle is not below the app's");
  const [host, extension] = ['HostApp', 'BackupExtension'].map((name) => targetOf(text(paths.project), name)) as [string, string];
  require(/^ {4}type: extensionkit-extension$/m.test(extension), "the extension's target is of another type");
  require(/^ {6}APPLICATION_EXTENSION_API_ONLY: YES$/m.test(extension), 'the extension may call what no extension may');
  require(/^ {6}- target: BackupExtension$/m.test(host), 'the app does not hold the extension');
  require(!extension.includes('PhotoBackupHost') && !extension.includes('LockstepPassphrase'), "the extension links what is the app's alone");
  for (const [target, bundle] of [
    [host, identity.appBundle],
    [extension, identity.extensionBundle],
  ] as const)
    require(target.includes(`PRODUCT_BUNDLE_IDENTIFIER: ${bundle}\n`), `no target has the bundle ${bundle}`);
  for (const [, setting = ''] of text(paths.project).matchAll(/(?:INFOPLIST_FILE|CODE_SIGN_ENTITLEMENTS): (\S+)/g)) {
    const path = setting.startsWith('../') ? setting.slice(3) : `Xcode/${setting}`;
    require(files.has(path), `the project names ${setting}, which there is not`);
  }
  return [...found, ...cutAddresses(files)];
}
