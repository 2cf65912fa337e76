/** The project for Xcode, compared with the spec, and each trap planted once. */
import { ExtensionIdentity } from '@lockstep/spec';
import { expect, it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { projectMistakes } from './xcode-project.ts';

const folder = fileURLToPath(new URL('../../../../generated/swift/PhotoBackupExtension/', import.meta.url));
const files = new Map(
  ['Xcode', 'Xcode/HostApp', 'Sources/PhotoBackupExtension'].flatMap((part) =>
    readdirSync(`${folder}${part}`, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }): [string, string] => [`${part}/${name}`, readFileSync(`${folder}${part}/${name}`, 'utf8')]),
  ),
);
const identity = ExtensionIdentity.values;

it('the project is what the spec says', () => {
  expect(projectMistakes(files, identity)).toEqual([]);
});

const info = 'Sources/PhotoBackupExtension/Info.plist';
const project = 'Xcode/project.yml';

it.each([
  ['the App Group is missing', 'Xcode/HostApp/HostApp.entitlements', identity.appGroup, ''],
  ['the extension has another group', 'Sources/PhotoBackupExtension/PhotoBackupExtension.entitlements', identity.appGroup, 'group.other'],
  ['the address is cut', info, identity.uploadBase, 'https:'],
  ['the address has a path', info, identity.uploadBase, `${identity.uploadBase}/upload`],
  ['another extension point', info, identity.extensionPoint, 'com.apple.photo-editing'],
  ['an extension of the older kind', info, '<key>EXAppExtensionAttributes', '<key>NSExtension</key><dict/><key>EXAppExtensionAttributes'],
  ['no word on photos', 'Xcode/HostApp/Info.plist', 'NSPhotoLibraryUsageDescription', 'NSCameraUsageDescription'],
  ['a target of another type', project, 'extensionkit-extension', 'app-extension'],
  ["the app's functions in the extension", project, 'APPLICATION_EXTENSION_API_ONLY: YES', 'APPLICATION_EXTENSION_API_ONLY: NO'],
  ['an app without its extension', project, '- target: BackupExtension', '- target: Other'],
  ["the app's module in the extension", project, 'product: PhotoBackup\n', 'product: PhotoBackupHost\n'],
  ["a bundle that is not the spec's", project, `PRODUCT_BUNDLE_IDENTIFIER: ${identity.extensionBundle}\n`, 'PRODUCT_BUNDLE_IDENTIFIER: io.other\n'],
  ['a plist that is elsewhere', project, 'HostApp/Info.plist', 'Info.plist'],
])('is found: %s', (_, path, text, replacement) => {
  const before = files.get(path) ?? '';
  expect(before).toContain(text);
  expect(projectMistakes(new Map([...files, [path, before.replace(text, replacement)]]), identity)).not.toEqual([]);
});

it('an address in an .xcconfig is found', () => {
  const config = 'UPLOAD_BASE = https://api.ente.io\n// a comment\nNAME = value\n';
  expect(projectMistakes(new Map([...files, ['Xcode/Release.xcconfig', config]]), identity)).toEqual([
    'Xcode/Release.xcconfig:1 cuts an address at //',
  ]);
  expect(projectMistakes(new Map([...files, ['Xcode/Release.xcconfig', 'NAME = value // a comment\n']]), identity)).toEqual([]);
});
