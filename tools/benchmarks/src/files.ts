/**
 * File encryption in each language beside a C program on libsodium and OpenSSL: ratios of medians over interleaved rounds of
 * one run, since absolute figures do not travel. Prints each testee's memory, too: idle, and at most.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCommand, exitCodes, startCommand, wholeNumber } from '@lockstep/options';
import { Encryption } from '@lockstep/spec';
import { ensureToolchain } from '@lockstep/toolchains';
import { Testee, languagesOption } from './testee.ts';

const MB = 1_000_000;
const MiB = 1024 * 1024;
const workspace = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const chunk = String(Encryption.values.plaintextChunkBytes);

const command = defineCommand('npx nx run benchmarks:files --', 'File encryption in each language, as ratios to a C program.')
  .option('--mebibytes <n>', 'the size of the file', wholeNumber({ minimum: 1 }), 256)
  .option('--rounds <n>', 'how often each is measured', wholeNumber({ minimum: 1 }), 5)
  .addOption(languagesOption());

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

function writeRandomFile(path: string, bytes: number): void {
  const file = openSync(path, 'wx');
  for (let left = bytes; left > 0; left -= 4 * MiB) writeSync(file, randomBytes(Math.min(left, 4 * MiB)));
  closeSync(file);
}

await startCommand(command, async ({ mebibytes, rounds, languages }) => {
  const size = mebibytes * MiB;
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-benchmark-'));
  const testees = languages.map((language) => new Testee(language, workspace));
  try {
    const swift = await ensureToolchain('swift');
    const build = join(workspace, 'node_modules/.cache/lockstep/benchmarks');
    mkdirSync(build, { recursive: true });
    const program = join(build, 'file-encrypt');
    const source = join(workspace, 'tools/benchmarks/src/file-encrypt.c');
    const compiler = swift.command('cc', ['-O2', '-o', program, source, '-lsodium', '-lcrypto']);
    execFileSync(compiler.file, compiler.args, { stdio: 'inherit' });

    const plain = join(folder, 'plain');
    writeRandomFile(plain, size);
    const seconds = new Map<string, number[]>(['c', ...testees.map(({ language }) => language)].map((name) => [name, []]));
    const idle = new Map<string, number>();
    for (const testee of testees) idle.set(testee.language, await testee.peakMemory());
    const key = Buffer.alloc(Encryption.values.keyBytes).toString('base64');
    const header = Buffer.alloc(Encryption.values.headerBytes).toString('base64');
    for (let round = 0; round < rounds; round++) {
      const destination = join(folder, 'cipher');
      const c = swift.command(program, [chunk, plain, destination]);
      seconds.get('c')?.push(Number(execFileSync(c.file, c.args, { encoding: 'utf8' })));
      rmSync(destination);
      for (const testee of testees) {
        const start = performance.now();
        await testee.ask('file.encrypt', { key, header, source: plain, destination });
        seconds.get(testee.language)?.push((performance.now() - start) / 1000);
        rmSync(destination);
      }
    }

    console.log(`one file of ${mebibytes} MiB, ${rounds} rounds, medians; MB = 10⁶ bytes`);
    const reference = median(seconds.get('c') ?? []);
    for (const [name, times] of seconds) {
      const time = median(times);
      const testee = testees.find(({ language }) => language === name);
      const peak = testee ? (await testee.peakMemory()) - (idle.get(name) ?? 0) : undefined;
      const memory = peak === undefined ? '' : `${(peak / MiB).toFixed(0).padStart(6)} MiB above ${((idle.get(name) ?? 0) / MiB).toFixed(0)} idle`;
      console.log(`${name.padEnd(12)}${(size / MB / time).toFixed(0).padStart(6)} MB/s  ratio ${(reference / time).toFixed(2)}${memory}`);
    }
  } finally {
    await Promise.all(testees.map((testee) => testee.end()));
    rmSync(folder, { recursive: true });
  }
  return exitCodes.ok;
});
