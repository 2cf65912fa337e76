/** The public names of the package are those of nothing that an app imports beside it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { standardTypes } from './standard-types.ts';

// SwiftUI's types, as far as a name of the spec could be one of them.
const swiftUI = new Set(
  (
    'Alignment Anchor Angle Animation AnyView App Axis Backport Binding BlendMode Button ButtonRole Canvas Circle Color ColorScheme ' +
    'Commands ContentMode ContentShapeKinds Divider DragGesture Edge EdgeInsets Environment EnvironmentValues EventModifiers FillStyle ' +
    'FocusState Font Form Gauge Gesture Gradient Grid Group HelpLink Image Label Layout Link List LocalizedStringKey Material Menu ' +
    'Namespace NavigationPath Path Picker Preview ProgressView Prominence Rectangle Scene ScenePhase Section Settings Shape Slider ' +
    'SortOrder Spacer State Stepper StrokeStyle SubmitLabel Tab Table TabRole Text TextEditor TextField Toggle Transaction Transition ' +
    'UnitPoint View ViewBuilder Visibility Window WindowStyle'
  ).split(' '),
);

const sources = fileURLToPath(new URL('../../../../../generated/swift/Sources/LockstepCore', import.meta.url));

/** The public types of the module that are in no other type. */
const publicTypes = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.swift'))
  .flatMap((path) => [
    ...readFileSync(join(sources, path), 'utf8').matchAll(/^public (?:final )?(?:class|struct|enum|protocol|typealias|actor) (\w+)/gm),
  ])
  .map((match) => match[1] ?? '');

it('no public type is called like one of SwiftUI, Foundation or the standard library', () => {
  expect(publicTypes.length).toBeGreaterThan(100);
  expect(publicTypes).toContain('LockstepVisibility');
  expect(publicTypes.filter((name) => swiftUI.has(name) || standardTypes.has(name))).toEqual([]);
});

it('rows that no app sees are not public, and keys have types of their own', () => {
  expect(publicTypes).not.toContain('LockToken');
  expect(publicTypes).not.toContain('ImportedUpload');
  const keys = readFileSync(join(sources, 'Crypto/KeyWrapping.swift'), 'utf8');
  expect(keys).toMatch(/unwrapCollectionKey\(\s*_ box: SealedBox, masterKey: MasterKey\s*\) throws -> CollectionKey/);
  expect(keys).toMatch(/unwrapFileKey\(_ box: SealedBox, collectionKey: CollectionKey\) throws -> FileKey/);
});
