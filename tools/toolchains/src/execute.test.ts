import { describe, expect, it } from 'vitest';
import { execute, lastWord } from './execute.ts';

describe('the last word of a failed program', () => {
  it('is the error that says what failed, without addresses', () => {
    const output = [
      'Get:1 http://mirror.example/debian trixie InRelease [140 kB]',
      'E: Failed to fetch http://mirror.example/debian/dists/x/Packages.xz  File has unexpected size (1 != 2). Mirror sync in progress? [IP: 192.0.2.1 80]',
      'E: Some index files failed to download. They have been ignored, or old ones used instead.',
      '',
    ].join('\n');
    expect(lastWord(output)).toBe('Failed to fetch http://…/debian/dists/x/Packages.xz  File has unexpected size (1 != 2). Mirror sync in progress?');
  });

  it('is the general error where there is no other', () => {
    expect(lastWord('E: Unable to fetch some archives, maybe run apt-get update\nbye')).toContain('Unable to fetch some archives');
  });

  it("is npm's error, not the hint at its log file", () => {
    expect(lastWord('npm error code E404\nnpm error 404 not there\nnpm error A complete log of this run can be found in: /x\n')).toBe(
      '404 not there',
    );
    expect(lastWord('npm error request to https://r.example/a failed, reason: getaddrinfo EAI_AGAIN r.example\n')).toBe(
      'request to https://…/a failed, reason: getaddrinfo EAI_AGAIN',
    );
  });

  it('is the last line of other programs, and nothing for silence', () => {
    expect(lastWord('one\rtwo\n\n')).toBe('two');
    expect(lastWord('\n')).toBeUndefined();
  });
});

describe('execute', () => {
  it('returns the standard output', async () => {
    expect(await execute('sh', ['-c', 'echo yes; echo no >&2'], { what: 'sh' })).toBe('yes\n');
  });

  it.each([
    ['sh', ['-c', 'echo "E: no room" >&2; exit 100'], 'it failed: no room'],
    ['sh', ['-c', 'exit 3'], 'it failed: ended with exit code 3'],
    ['sh', ['-c', 'kill -9 $$'], 'it failed: ended with SIGKILL'],
    ['/nowhere/at-all', [], 'it failed: spawn /nowhere/at-all ENOENT'],
  ])('says in a line how %s %j failed', async (file, args, message) => {
    await expect(execute(file, args, { what: 'it' })).rejects.toThrow(message);
  });
});
