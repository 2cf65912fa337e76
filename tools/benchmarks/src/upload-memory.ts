/**
 * How much memory the uploader of a language takes for a file of gigabytes, beyond what its process takes before: the testee
 * uploads the file to a simulator by the uploader that apps use, and the system says how much it had at most.
 */
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure, defineCommand, exitCodes, startCommand, wholeNumber } from '@lockstep/options';
import { makeTestAccount, spawnSimulator } from '@lockstep/simulator';
import { toBase64 } from '@lockstep/ts-client';
import { workspace } from '@lockstep/toolchains';
import { Testee, languagesOption } from './testee.ts';

const MiB = 1024 * 1024;
/** What a language may take beyond an idle process, in MiB; Foundation's client of HTTP keeps a part of 20 MiB more than once. */
const allowed: Readonly<Record<string, number>> = { swift: 80, dart: 32 };

const command = defineCommand(
  'npx nx run benchmarks:upload-memory --',
  'Measures the peak memory of an upload in each language, for a file and for one of a tenth of its size.',
  'Exit code 0: no language took more than it may. 1: one did. 64: this command was called wrongly.',
)
  .addOption(languagesOption())
  .option('--mebibytes <n>', 'how large the file is', wholeNumber({ minimum: 10 }), 5120);

await startCommand(command, async ({ languages, mebibytes }) => {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-upload-memory-'));
  let isOver = false;
  try {
    for (const language of languages) isOver = (await measure(language, mebibytes, join(root, language))) || isOver;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  if (isOver) throw new CommandFailure('FAILED an upload took more memory than it may', exitCodes.failed);
  return exitCodes.ok;
});

/** Uploads both files by one testee. @returns whether it took more than it may */
async function measure(language: string, mebibytes: number, folder: string): Promise<boolean> {
  mkdirSync(folder);
  const simulator = await spawnSimulator({ folder: join(folder, 'simulator'), settings: { urlCallsPerMinute: null } });
  const testee = new Testee(language, workspace);
  try {
    const account = await makeTestAccount(simulator, { quotaBytes: Number.MAX_SAFE_INTEGER, collections: ['All'] });
    const thumbnail = join(folder, 'thumbnail.jpg');
    writeFileSync(thumbnail, Buffer.alloc(700, 7));
    const idle = await testee.peakMemory();
    const peaks: string[] = [];
    let beyond = 0;
    for (const size of [Math.ceil(mebibytes / 10), mebibytes]) {
      const video = join(folder, `${size}.mp4`);
      writeFileSync(video, String(size));
      truncateSync(video, size * MiB); // A hole, which takes no room and is read as zeros.
      const began = performance.now();
      const result = await testee.ask('upload.photo', {
        container: join(folder, 'container'),
        baseUrl: simulator.url,
        authToken: account.token,
        clientPackage: 'io.ente.photos',
        clientVersion: '1',
        owner: 'foreground',
        collections: account.collections.map(({ id, key }) => ({ id, key: toBase64(key) })),
        collectionId: account.collections[0]?.id,
        localId: `video-${size}`,
        image: video,
        thumbnail,
        metadata: { title: `${size}.mp4`, creationTime: 1, modificationTime: 2, fileType: 1 },
      });
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      if (result['outcome'] !== 'uploaded') throw new CommandFailure(`FAILED ${language} ended with ${String(result['outcome'])}`, exitCodes.failed);
      beyond = (await testee.peakMemory()) - idle;
      peaks.push(`${size} MiB: + ${(beyond / MiB).toFixed(1)} MiB (${seconds} s)`);
      for (const { key } of await simulator.control.storedObjects()) await simulator.control.removeObject(key);
    }
    const limit = allowed[language];
    const may = limit === undefined ? '' : `; it may take ${limit} MiB`;
    console.log(`${language.padEnd(10)} idle ${(idle / MiB).toFixed(1)} MiB; ${peaks.join(', ')}${may}`);
    return limit !== undefined && beyond > limit * MiB;
  } finally {
    await testee.end();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
