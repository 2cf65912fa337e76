/** The steps of the guide for a Flutter app, put into an app of their own as the guide says, and run by the Dart VM. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureToolchain, workspace } from '@lockstep/toolchains';
import { afterAll, beforeAll, expect, it } from 'vitest';

const without = process.env['LOCKSTEP_WITHOUT']?.split(',') ?? [];
const guide = readFileSync(join(workspace, 'docs/guides/flutter-app.md'), 'utf8');
const blocks = [...guide.matchAll(/^```dart\n([^]*?)^```$/gm)].map(([, code = '']) => code);
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-flutter-app-'));
  const sources = join(workspace, 'tools/month/fixtures/flutter-app');
  cpSync(sources, root, { recursive: true });
  mkdirSync(join(root, '.dart_tool'));
  writeFileSync(join(root, 'app/lib/photo_backup.dart'), blocks.join('\n'));
  const packages = [
    ['app', join(root, 'app')],
    ['flutter', join(root, 'flutter')],
    ['lockstep', join(workspace, 'generated/dart')],
    ['lockstep_photo_extension', join(workspace, 'generated/flutter')],
  ].map(([name, folder]) => ({ name, rootUri: `file://${folder}`, packageUri: 'lib/', languageVersion: '3.7' }));
  writeFileSync(join(root, '.dart_tool/package_config.json'), JSON.stringify({ configVersion: 2, packages }));
});
afterAll(() => rmSync(root, { recursive: true }));

it('every step has its code', () => {
  expect(blocks.length).toBe(8);
});

it.skipIf(without.includes('dart'))('the steps compile, and do in the order of the guide what they say', async () => {
  const dart = await ensureToolchain('dart');
  const { file, args } = dart.command('dart', [`--packages=${join(root, '.dart_tool/package_config.json')}`, join(root, 'app/bin/main.dart'), root]);
  const { stdout } = await promisify(execFile)(file, [...args], { env: { ...process.env, ...dart.env } });
  expect(stdout.trim().split('\n')).toEqual([
    'migrated: 1 files, 1 collections',
    'before it is switched on: null',
    'offered without a network: false',
    'This comes to your account later.',
    'offered: true',
    'still offered: true, The rollout was not understood: invalid_json',
    'Photos are uploaded in the background.',
    'waiting: none',
    'advice: waitForPower',
    'reported up to call 1, true',
    'It is off.',
    "the app's own databases: true",
    'asked: containerPath containerPath moveSecrets requestAccess requestAccess enable status storeSecrets disable disable removeSecrets',
    'after sign-out: 0',
  ]);
});
