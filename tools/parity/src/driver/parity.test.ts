import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runParity } from './cli.ts';

const folder = fileURLToPath(new URL('../../', import.meta.url));

function commandOf(name: string): string {
  const script = name === 'honest' ? ['testee.mjs', 'typescript'] : ['fixtures/mischief.mjs', name];
  // For a shell: a checkout may lie in a folder with spaces.
  return [process.execPath, join(folder, script[0] ?? ''), script[1]].map((word) => `'${word?.replaceAll("'", "'\\''")}'`).join(' ');
}

/** Runs the driver on testees with faults, of which `honest` has none. */
async function parity(faults: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const testees = faults.split(' ').map((name) => `${name}=${commandOf(name)}`);
  return parityOf(testees, ...args);
}

async function parityOf(commands: readonly string[], ...args: string[]): Promise<{ code: number; output: string }> {
  const testees = commands.flatMap((command) => ['--testee', command]);
  let output = '';
  const screen = { interactive: false, write: (text: string) => void (output += text) };
  const code = await runParity(['--languages', '', ...testees, '--timeout', '3', ...args], screen);
  return { code, output };
}

const background = ['--only', 'enum/process-type-encode-*'];

describe('a testee that answers as it should', () => {
  it('passes vectors, random cases and the matrix', async () => {
    const some = ['blob/*', 'random/stream/*', 'matrix/*'].flatMap((id) => ['--only', id]);
    const { code, output } = await parity('honest', '--seed', '7', '--cases', '3', ...some);
    expect(output).toMatch(/\nseed 7\n {20,}honest\nvectors blob +\d+\n/);
    expect(output).toMatch(/\nrandom stream +3\nmatrix empty +1\n/);
    expect(output).toMatch(/\nParity: \d+ passed, 0 failed\n$/);
    expect(code).toBe(0);
  });
});

describe('a testee that answers wrongly', () => {
  it('is shown with both answers, the first byte that differs and the command that repeats it', async () => {
    const { code, output } = await parity('honest wrong-byte', '--only', 'stream/encrypt-1-byte');
    expect(code).toBe(1);
    expect(output).toMatch(/vectors stream +1 +1 FAILED\/1\nFAILED stream\/encrypt-1-byte in wrong-byte\n/);
    expect(output).toMatch(/honest: \{"result":\{"ciphertext":"[^"]+"\}\}\n +wrong-byte: \{"result":\{"ciphertext":"[^"]+"\}\}\n/);
    expect(output).toMatch(
      /ciphertext differs from byte 3 on \(18 bytes expected, 18 answered\)\n +expected \w\w \w\w \w\w \[\w\w\] .* …\n +answered/,
    );
    expect(output).toContain('asked: stream.encrypt with key of 32 bytes, header of 24 bytes, plaintext of 1 bytes\n');
    expect(output).toContain('replay: node tools/parity/parity.mjs --only stream/encrypt-1-byte\n');
    expect(output).toMatch(/\nParity: 1 passed, 1 failed\n$/);
  });

  it('is looked at as a file where the answers are digests', async () => {
    const { output } = await parity('honest wrong-file', '--only', 'stream/encrypt-one-chunk');
    expect(output).toMatch(/the same as a file differs from byte 0 on .*\n +expected \[\w\w\] .*\n +answered \[07\] 07/);
  });

  it('is found in a random case, which its seed and number repeat', async () => {
    const all = await parity('honest wrong-code', '--seed', '5', '--cases', '30', '--only', 'random/enum/*');
    const [, found] = /replay: node tools\/parity\/parity\.mjs (--seed 5 --case enum\/\d+)\n/.exec(all.output) ?? [];
    const alone = await parity('honest wrong-code', ...(found ?? '').split(' '));
    expect(alone.code).toBe(1);
    expect(alone.output).toMatch(/\nParity: 1 passed, 1 failed\n$/);
  });

  it('is shown with the first operation of a schedule that goes wrong, and none after it', async () => {
    const { code, output } = await parity('honest wrong-lock', '--only', 'locks/acquire-locked');
    expect(code).toBe(1);
    expect(output).toContain('in operation 3 of 8, asked: locks.acquire with db ');
    expect(output).toMatch(
      /expected: \{"result":\{"acquired":false\}\}\n +honest: .*false\}\}\n +wrong-lock: \{"result":\{"acquired":true,"token":2\}\}\n/,
    );
  });

  it('is found in a random schedule by the table of the spec, without any other testee', async () => {
    const { code, output } = await parity('wrong-lock', '--seed', '5', '--cases', '20', '--only', 'random/locks/*');
    expect(code).toBe(1);
    expect(output).toMatch(/replay: node tools\/parity\/parity\.mjs --seed 5 --case locks\/\d+\n/);
  });

  it('is shown with the codes of both', async () => {
    const { output } = await parity('wrong-code', '--only', 'enum/encode-unknown-enum');
    expect(output).toContain('expected: {"error":{"code":"unknown_value"}}\n');
    expect(output).toMatch(/wrong-code: \{"error":\{"code":"corrupt"\}\} \(.+\)\n/);
  });

  it('fails where it crashes, even if the reference crashes, too', async () => {
    const both = ['typescript', 'other'].map((name) => `${name}=${commandOf('crashes')}`);
    const { code, output } = await parityOf(both, '--only', 'random/enum/*', '--seed', '5', '--cases', '30');
    expect(code).toBe(1);
    expect(output).toMatch(/FAILED random\/enum\/\d+ in typescript\n/);
    expect(output).toMatch(/FAILED random\/enum\/\d+ in other\n/);
    expect(output).toContain('internal_error is a mistake of the testee, and never the right answer');
  });

  it.each([
    ['no-message', 'enum/encode-unknown-enum', 'an error that has not a code and a message'],
    ['both', 'enum/encode-unknown-enum', 'not exactly one of result and error'],
    ['wrong-id', 'enum/process-type-encode-background', 'answers under another id than'],
    ['garbage', 'enum/process-type-encode-background', 'writes what nobody asked for: oops'],
    ['skips', 'enum/*', 'does not answer, and continues with a later request'],
  ])('is told what is wrong with the line: %s', async (fault, id, message) => {
    const { code, output } = await parity(fault, '--only', id);
    expect(code).toBe(1);
    expect(output).toContain(message);
  });

  it('is found by what it leaves in the folder', async () => {
    const { code, output } = await parity('litters', '--only', 'file/decrypt-wrong-key');
    expect(code).toBe(1);
    expect(output).toMatch(/it holds \{"destination\.tmp":\{/);
  });

  it('is found by the bytes of the file that it made', async () => {
    const { code, output } = await parity('honest wrong-file', '--only', 'file/encrypt-1-byte', '--only', 'matrix/small-wrong-file-honest');
    expect(code).toBe(1);
    expect(output).toContain('the file destination differs from byte 0 on (18 bytes expected, 18 answered)\n');
    expect(output).toContain('FAILED matrix/small-wrong-file-honest in honest\n    wrong-file encrypts a file, and honest opens it.\n');
    expect(output).toContain('what it says of the file is ');
  });
});

describe('a testee that does not answer', () => {
  it('is started again when it dies, so that one failure is counted', async () => {
    const { code, output } = await parity('dies', ...background);
    expect(code).toBe(1);
    expect(output).toContain('dies: the dies testee ended with exit code 3; its last words: out of luck\n');
    expect(output).toMatch(/\nParity: \d+ passed, 1 failed\n$/);
  });

  it('is ended and started again when it hangs', async () => {
    const { code, output } = await parity('hangs', ...background);
    expect(code).toBe(1);
    expect(output).toContain('hangs: the hangs testee did not answer within 3 s\n');
    expect(output).toMatch(/\nParity: \d+ passed, 1 failed\n$/);
  });

  it('is given up when it goes on failing', async () => {
    const { code, output } = await parity('chatty', '--only', 'enum/*');
    expect(code).toBe(1);
    expect(output).toContain('writes what nobody asked for: by the way');
    expect(output).toContain('the chatty testee failed 3 times and is not started again');
  });

  it('fails at the end when it does not end with its input', async () => {
    const { code, output } = await parity('stays', '--only', 'enum/encode-unknown-enum');
    expect(code).toBe(1);
    expect(output).toContain('FAILED at the end: the stays testee does not end at the end of its input\n');
  });
});

describe('what makes comparing pointless is said in a line', () => {
  it.each([
    ['never-starts', 'the never-starts testee ended with exit code 69; its last words: there is no such toolchain\n'],
    ['honest digest', 'the testees were generated from different specs'],
    ['modest', 'the modest testee says too little of itself'],
  ])('%s', async (fault, message) => {
    const { code, output } = await parity(fault, '--only', 'enum/*');
    expect(code).toBe(69);
    expect(output).toContain(message);
    expect(output).toMatch(/\nParity: could not run\n$/);
  });

  it('a name that nothing has', async () => {
    const { code, output } = await parity('honest', '--only', 'stream/no-such-vector');
    expect(code).toBe(69);
    expect(output).toContain('there is no case of that name to run');
  });

  it.each([
    [['--languages', 'cobol'], 'It must be one of typescript, swift, dart.'],
    [['--languages', ''], 'no testee is left to ask'],
    [['--without', 'cobol'], 'It must be one of typescript, swift, dart.'],
    [['--cases', '-1'], 'It must be a whole number of at least 0.'],
    [['--cases', 'many'], 'It must be a whole number of at least 0.'],
    [['--timeout', '0'], 'It must be a whole number of at least 1.'],
    [['--case', 'stream/1'], '--case needs the --seed'],
    [['--seed', '1', '--case', 'nothing/1'], '--case takes SUBJECT/N'],
    [['--testee', 'nameless'], '--testee takes NAME=COMMAND'],
    [['--testee', 'swift=true'], 'there are two testees named swift'],
    [['--whatever'], "unknown option '--whatever'"],
  ])('a wrong call: %j', async (args, message) => {
    let output = '';
    const code = await runParity(args, { interactive: false, write: (text) => void (output += text) });
    expect(code).toBe(64);
    expect(output).toContain(message);
  });
});
