import { describe, expect, it } from 'vitest';
import { CommandFailure, decimalNumber, defineCommand, nameList, runCommand, textLike, wholeNumber, withoutOption } from './index.ts';

const languages = ['swift', 'dart'] as const;

function command() {
  return defineCommand('node thing.mjs', 'Does a thing.', 'Exit code 0: done.')
    .option('--seconds <n>', 'how long', wholeNumber({ minimum: 1, maximum: 60 }), 10)
    .option('--share <part>', 'how much', decimalNumber({ maximum: 1 }))
    .option('--seed <text>', 'where it starts', textLike(/[a-z]+/, 'small letters'))
    .option('--of <names>', 'which', nameList(languages), languages)
    .addOption(withoutOption(languages));
}

async function run(line: string, work: () => number = () => 0) {
  const said = { stdout: '', stderr: '' };
  let options: unknown;
  const streams = { write: (text: string) => void (said.stdout += text), warn: (text: string) => void (said.stderr += text) };
  const code = await runCommand(command(), line.split(' ').filter(Boolean), (given) => ((options = given), work()), streams);
  return { code, options, ...said };
}

describe('a command', () => {
  it('gets its options, checked and with their defaults', async () => {
    expect(await run('')).toEqual({ code: 0, options: { seconds: 10, of: languages, without: [] }, stdout: '', stderr: '' });
    const { options } = await run('--seconds 3 --share=0.5 --seed abc --of dart --without swift --without dart,swift');
    expect(options).toEqual({ seconds: 3, share: 0.5, seed: 'abc', of: ['dart'], without: ['swift', 'dart'] });
  });

  it('explains itself', async () => {
    const { code, options, stdout, stderr } = await run('--help');
    expect({ code, options, stderr }).toEqual({ code: 0, options: undefined, stderr: '' });
    expect(stdout).toMatch(/^Usage: node thing\.mjs \[options\]\n\nDoes a thing\.\n[^]*--without <language>[^]*\nExit code 0: done\.\n$/);
  });

  it.each([
    ['--seconds abc', /'--seconds <n>'.*'abc' is invalid\. It must be a whole number from 1 to 60\./],
    ['--seconds 0', /whole number from 1 to 60/],
    ['--seconds 61', /whole number from 1 to 60/],
    ['--seconds 1.5', /whole number/],
    ['--seconds -1', /whole number/],
    ['--seconds', /argument missing/],
    ['--share NaN', /number from 0 to 1/],
    ['--share 1.01', /number from 0 to 1/],
    ['--share 1e3', /number/],
    ['--seed a1', /small letters/],
    ['--of dart,cobol', /one of swift, dart\./],
    ['--without cobol', /'cobol' is invalid\. It must be one of swift, dart\./],
    ['--wihtout swift', /unknown option '--wihtout'/],
    ['swift', /too many arguments/],
  ])('called with %j exits 64 with the mistake and the usage, and does nothing', async (line, message) => {
    const { code, options, stdout, stderr } = await run(line);
    expect({ code, options, stdout }).toEqual({ code: 64, options: undefined, stdout: '' });
    expect(stderr.split('\n')[0]).toMatch(message);
    expect(stderr).toContain('\nUsage: node thing.mjs [options]\n');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('leaves out the languages that the environment names', async () => {
    process.env['LOCKSTEP_WITHOUT'] = 'dart';
    try {
      expect((await run('')).options).toMatchObject({ without: ['dart'] });
      expect((await run('--without swift')).options).toMatchObject({ without: ['swift'] });
      process.env['LOCKSTEP_WITHOUT'] = 'cobol';
      expect(await run('')).toMatchObject({ code: 64, stderr: expect.stringContaining('LOCKSTEP_WITHOUT') as string });
    } finally {
      delete process.env['LOCKSTEP_WITHOUT'];
    }
  });
});

describe('a failure', () => {
  it('of a kind that a person can mend is one line, with its exit code', async () => {
    const fail = (): never => {
      throw new CommandFailure('the toolchain is missing');
    };
    expect(await run('', fail)).toMatchObject({ code: 69, stdout: '', stderr: 'the toolchain is missing\n' });
  });

  it('shows the usage where the options do not go together', async () => {
    const fail = (): never => {
      throw new CommandFailure('--case needs --seed', 64);
    };
    expect(await run('', fail)).toMatchObject({ code: 64, stderr: expect.stringMatching(/^--case needs --seed\n\nUsage: /) as string });
  });

  it('of our own is not hidden', async () => {
    const fail = (): never => {
      throw new TypeError('oops');
    };
    await expect(run('', fail)).rejects.toThrow('oops');
  });
});
