import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadProvider } from '../crypto/load.ts';
import { encryptFile } from './encrypt-file.ts';
import { Turns } from './turns.ts';

const MiB = 1024 * 1024;
const provider = await loadProvider();
const key = new Uint8Array(32);
let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-turns-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('turns are given in the order in which they were asked for, so many at once', async () => {
  const turns = new Turns(2);
  const order: string[] = [];
  const ask = async (name: string): Promise<() => void> => {
    const end = await turns.take();
    order.push(name);
    return end;
  };
  const [a, b, c, d] = [ask('a'), ask('b'), ask('c'), ask('d')];
  await b;
  await new Promise(setImmediate);
  expect(order).toEqual(['a', 'b']);
  (await a)();
  await c;
  await new Promise(setImmediate);
  expect(order).toEqual(['a', 'b', 'c']);
  for (const turn of [b, c]) (await turn)();
  (await d)();
  expect(order).toEqual(['a', 'b', 'c', 'd']);
  (await turns.take())();
});

it('who gives up waiting is passed over, and takes no turn', async () => {
  const turns = new Turns(1);
  const end = await turns.take();
  const cancelled = new AbortController();
  const givenUp = turns.take(cancelled.signal);
  const next = turns.take();
  cancelled.abort(new Error('enough'));
  await expect(givenUp).rejects.toThrow('enough');
  await expect(turns.take(cancelled.signal)).rejects.toThrow('enough');
  let isNext = false;
  void next.then(() => (isNext = true));
  end();
  await new Promise(setImmediate);
  expect(isNext).toBe(true);
  (await next)();
  (await turns.take())();
});

it('of many files two are encrypted at once, so that memory is bounded', async () => {
  const size = 9 * MiB;
  writeFileSync(at('plain'), Buffer.alloc(size, 1));
  const working = new Set<number>();
  let most = 0;
  const work = async (index: number): Promise<void> => {
    const onProgress = ({ bytes }: { readonly bytes: number }): void => {
      working.add(index);
      most = Math.max(most, working.size);
      if (bytes === size) working.delete(index);
    };
    await encryptFile(provider, key, at('plain'), at(`${index}`), { onProgress });
  };
  await Promise.all([0, 1, 2, 3, 4, 5].map(work));
  expect(most).toBe(2);
});

it('pipes, which may be silent for long, keep nobody waiting', async () => {
  writeFileSync(at('plain'), Buffer.alloc(1000, 1));
  const pipes = [at('a'), at('b'), at('c')];
  execFileSync('mkfifo', pipes);
  const writers = await Promise.all(pipes.map((pipe) => open(pipe, 'r+'))); // For reading, too: that waits for nobody.
  const pending = pipes.map((pipe) => encryptFile(provider, key, pipe, `${pipe}.out`));
  expect((await encryptFile(provider, key, at('plain'), at('out'))).size).toBe(1017);
  for (const writer of writers) {
    await writer.write('some bytes');
    await writer.close();
  }
  expect((await Promise.all(pending)).map(({ size }) => size)).toEqual([27, 27, 27]);
});
