/** `mac.mjs`: what only a Mac can do with what is generated. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CommandFailure, defineCommand, exitCodes, startCommand } from '@lockstep/options';
import { missingParts, sdkVersion } from './mac-sdk.ts';
import { packageFolder } from './workspace.ts';

const extension = join(packageFolder('swift'), 'PhotoBackupExtension');

function run(file: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(file, args, { cwd, stdio: 'inherit' });
  if (error) throw new CommandFailure(`${file} can't be started: ${error.message}`, exitCodes.unavailable);
  if (status !== 0) throw new CommandFailure(`${file} ${args.join(' ')} ended with exit code ${status ?? 'none'}`, exitCodes.failed);
}

const command = defineCommand(
  'node tools/toolchains/mac.mjs',
  'Builds the host app with its extension for the Simulator, unsigned, and runs the tests of both Swift packages. Needs a Mac with Xcode and XcodeGen.',
  'Exit code 0: all of it builds. 1: it does not. 69: this is not a Mac, or something is missing.',
);

await startCommand(command, () => {
  if (process.platform !== 'darwin')
    throw new CommandFailure(
      'this needs a Mac: on Linux the extension is compiled against stand-ins by swift.mjs test-extension',
      exitCodes.unavailable,
    );
  const { stdout, error } = spawnSync('xcodebuild', ['-showsdks'], { encoding: 'utf8' });
  if (error) throw new CommandFailure(`xcodebuild can't be started: ${error.message}`, exitCodes.unavailable);
  const version = sdkVersion(stdout);
  if (version === null) throw new CommandFailure('this Xcode has no SDK for the iOS Simulator', exitCodes.unavailable);
  const missing = missingParts(version);
  if (missing.some(({ isNeeded }) => isNeeded))
    throw new CommandFailure(`the SDK ${version} is too old: ${missing.map(({ what }) => what).join(', ')}`, exitCodes.unavailable);
  for (const { what } of missing) console.log(`left out, since the SDK is ${version}: ${what}`);
  run('xcodegen', ['generate', '--spec', 'project.yml'], join(extension, 'Xcode'));
  run(
    'xcodebuild',
    ['-project', 'PhotoBackup.xcodeproj', '-scheme', 'HostApp', '-destination', 'generic/platform=iOS Simulator', 'CODE_SIGNING_ALLOWED=NO', 'build'],
    join(extension, 'Xcode'),
  );
  run('swift', ['test', '--configuration', 'release', '-Xswiftc', '-enable-testing'], packageFolder('swift'));
  run('swift', ['test', '--configuration', 'release', '-Xswiftc', '-enable-testing'], extension);
  return exitCodes.ok;
});
