import { expect, it } from 'vitest';
import { missingParts, sdkVersion } from './mac-sdk.ts';

it('the newest SDK of the Simulator is found in what Xcode prints', () => {
  const printed =
    'iOS SDKs:\n\tiOS 26.5 -sdk iphoneos26.5\n\niOS Simulator SDKs:\n\tSimulator - iOS 18.2 -sdk iphonesimulator18.2\n\tSimulator - iOS 26.5 -sdk iphonesimulator26.5\n';
  expect(sdkVersion(printed)).toBe('26.5');
  expect(sdkVersion('macOS SDKs:\n\tmacOS 26.5 -sdk macosx26.5\n')).toBe(null);
});

it.each([
  ['27.0', []],
  ['27.1', []],
  ['26.5', [false]],
  ['26.1', [true, false]],
  ['18.2', [true, true, false]],
])('with the SDK %s some parts are left out', (version, needed) => {
  expect(missingParts(version).map(({ isNeeded }) => isNeeded)).toEqual(needed);
});
