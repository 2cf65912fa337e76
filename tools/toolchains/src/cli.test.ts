import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const command = program('toolchains.mjs');
// No toolchain in PATH, and no place to install one: so these tests never do.
const env = { ...process.env, PATH: '/nowhere', LOCKSTEP_CACHE: '/dev/null' };

function call(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

describe('the command', () => {
  it('is silent when nothing is to do', () => {
    expect(call('--without', 'swift', '--without=dart')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('fails in one line for a language that is missing and not left out', () => {
    const { status, stdout, stderr } = call('--without', 'swift');
    expect({ status, stdout }).toEqual({ status: 69, stdout: '' });
    expect(stderr).toMatch(/^Dart 3\.0 or later: missing, and can't be installed: .*--without dart\.\n$/);
    expect(stderr).not.toContain('Swift');
  });

  it.each([
    [['--without', 'cobol'], "argument 'cobol' is invalid"],
    [['--without'], "'--without <language>' argument missing"],
    [['--wihtout', 'swift'], "unknown option '--wihtout'"],
    [['swift'], 'too many arguments'],
  ])('refuses %j', (args, message) => {
    const { status, stdout, stderr } = call(...args);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: node tools/toolchains/toolchains.mjs');
  });
});

describe('swift.mjs', () => {
  it.each([
    [['sanitize', 'memory'], {}, 'sanitize: an argument must be one of thread, address; got memory'],
    [['sanitize', 'thread', '--help'], {}, 'sanitize: an argument must be one of thread, address; got --help'],
    [['sanitize'], { LOCKSTEP_SEQUENCES: '1e4' }, 'LOCKSTEP_SEQUENCES must be a whole number from 1; got 1e4'],
    [['sanitize'], { LOCKSTEP_SEQUENCES: '0' }, 'LOCKSTEP_SEQUENCES must be a whole number from 1; got 0'],
    [['build', 'debug'], {}, 'build: no argument is taken; got debug'],
    [['format', 'Sources'], {}, 'format: no argument is taken; got Sources'],
  ])('refuses %j with %j', (args, more, message) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program('swift.mjs'), ...args], { encoding: 'utf8', env: { ...env, ...more } });
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toContain(message);
  });
});
