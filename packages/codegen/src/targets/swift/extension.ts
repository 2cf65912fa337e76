/** What the extension's bundle says of itself: Info.plist and entitlements, from the spec. */
import type { SpecModel } from '../../model/schema.ts';

const folder = 'PhotoBackupExtension/Sources/PhotoBackupExtension';
const xcode = 'PhotoBackupExtension/Xcode';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A file, its template, and what the template is given. */
export interface ExtensionFile {
  readonly path: string;
  readonly template: string;
  readonly view: Readonly<Record<string, string>>;
}

/** The files; none where the spec has no extension. */
export function extensionFiles({ constants, specVersion }: SpecModel): ExtensionFile[] {
  const identity = constants.find(({ name }) => name === 'ExtensionIdentity');
  if (!identity) return [];
  const view = { version: specVersion, ...Object.fromEntries(identity.members.map(({ name, value }) => [name, escaped(String(value))])) };
  return [
    { path: `${folder}/Info.plist`, template: 'ExtensionInfo.plist.hbs', view },
    { path: `${folder}/PhotoBackupExtension.entitlements`, template: 'Extension.entitlements.hbs', view },
    // The app that hosts it, and the project of both.
    { path: `${xcode}/HostApp/Info.plist`, template: 'HostInfo.plist.hbs', view },
    { path: `${xcode}/HostApp/HostApp.entitlements`, template: 'Extension.entitlements.hbs', view },
    { path: `${xcode}/project.yml`, template: 'XcodeProject.yml.hbs', view },
  ];
}
