/**
 * A folder through `lockstep upload` and back through `lockstep download`, beside plain PUTs of the same bytes by undici; and
 * how much memory a file of gigabytes takes. All that is uploaded has to come back identical, and a second run must move nothing.
 */
import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure, defineCommand, exitCodes, startCommand, wholeNumber } from '@lockstep/options';
import { makeTestAccount, spawnSimulator, type Simulator, type TestAccount } from '@lockstep/simulator';
import { QueueLimits, getUploadURLs } from '@lockstep/spec';
import { ApiClient, createAccountFile, loadProvider, nodeEnvironment } from '@lockstep/ts-client';
import { digestsOf, lockstep, makePhotoFolder } from '@lockstep/transfers';
import { Agent, request } from 'undici';

const MB = 1_000_000;
const MiB = 1024 * 1024;
const moving: ReadonlySet<string | null> = new Set(['PUT', 'POST']);

const command = defineCommand(
  'npx nx run benchmarks:uploads --',
  'Uploads a folder by the command line, beside plain PUTs of the same bytes, and downloads it again.',
  'Exit code 0: all came back identical, and nothing moved twice. 1: it did not. 64: this command was called wrongly.',
)
  .option('--images <n>', 'how many images', wholeNumber(), 200)
  .option('--videos <n>', 'how many large files', wholeNumber(), 5)
  .option('--video-megabytes <n>', 'how large each of them is', wholeNumber({ minimum: 1 }), 40)
  .option('--side <n>', 'the side of an image, in pixels', wholeNumber({ minimum: 8, maximum: 10_000 }), 900)
  .option('--bytes-per-second <n>', 'what the storage takes; 0: as much as it can', wholeNumber(), 20 * MB)
  .option('--rounds <n>', 'how often, in turn', wholeNumber({ minimum: 1 }), 3)
  .option('--large-mebibytes <n>', 'the size of a file whose upload is measured for memory, beside one of a tenth; 0: none', wholeNumber(), 5120);

interface World {
  readonly root: string;
  readonly simulator: Simulator;
  readonly account: TestAccount;
  readonly accountPath: string;
}

await startCommand(command, async ({ images, videos, videoMegabytes, side, bytesPerSecond, rounds, largeMebibytes }) => {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-uploads-'));
  const simulator = await spawnSimulator({ folder: join(root, 'simulator'), settings: { urlCallsPerMinute: null } });
  try {
    const account = await makeTestAccount(simulator, { quotaBytes: Number.MAX_SAFE_INTEGER });
    const accountPath = join(root, 'account.json');
    await createAccountFile(accountPath, account.accountFile);
    const world: World = { root, simulator, account, accountPath };
    console.log('MB = 10⁶ bytes');
    if (images + videos > 0) {
      const folder = join(root, 'photos');
      const photos = await makePhotoFolder(folder, { images, videos, videoBytes: videoMegabytes * MB, side });
      for (const limit of bytesPerSecond === 0 ? [null] : [bytesPerSecond, null])
        await compare(world, folder, photos, limit, limit === null ? 1 : rounds);
    }
    if (largeMebibytes > 0) await memory(world, [Math.ceil(largeMebibytes / 10), largeMebibytes]);
    return exitCodes.ok;
  } finally {
    await simulator.close();
    rmSync(root, { recursive: true, force: true });
  }
});

function fail(message: string): never {
  throw new CommandFailure(`FAILED ${message}`, exitCodes.failed);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Uploads the folder and sends the same bytes plainly, in turn. */
async function compare(
  { root, simulator, account, accountPath }: World,
  folder: string,
  photos: number,
  limit: number | null,
  rounds: number,
): Promise<void> {
  const [ours, plain]: [number[], number[]] = [[], []];
  let sizes: number[] = [];
  const line = limit === null ? 'bare loopback' : `${limit / MB} MB/s`;
  for (let round = 0; round < rounds; round++) {
    await simulator.control.configure({ bytesPerSecond: limit });
    const name = `${line}, round ${round}`;
    const before = new Set((await simulator.control.storedObjects()).map(({ key }) => key));
    const upload = ['upload', folder, '--account', accountPath, '--album', name, '--container', join(root, `container ${name.replaceAll('/', ' ')}`)];
    // Of an album that was deleted nothing is known, so that each round uploads all of it.
    const uploaded = await lockstep(upload, { state: root });
    if (uploaded.code !== 0 || !uploaded.stdout.includes(`${photos} uploaded`))
      fail(`the upload ended with ${uploaded.code}: ${uploaded.stdout}${uploaded.stderr}`);
    ours.push(uploaded.seconds);
    sizes = (await simulator.control.storedObjects()).filter(({ key }) => !before.has(key)).map(({ size }) => size);
    plain.push(await sendPlainly(simulator, account, sizes));
    const album = Number(/\((\d+)\): /.exec(uploaded.stdout)?.[1]);
    if (round === 0) await comeBack({ simulator, accountPath }, upload, album, folder, join(root, `out ${name.replaceAll('/', ' ')}`), photos);
    await simulator.control.deleteCollection(album);
  }
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const say = (what: string, seconds: number): void =>
    console.log(`${line.padEnd(14)} ${what.padEnd(26)} ${seconds.toFixed(2).padStart(7)} s ${(bytes / MB / seconds).toFixed(1).padStart(7)} MB/s`);
  console.log(`${line.padEnd(14)} ${photos} photos, ${sizes.length} objects, ${(bytes / MB).toFixed(1)} MB`);
  say('lockstep upload', median(ours));
  say('plain PUTs by undici', median(plain));
  console.log(
    `${line.padEnd(14)} ratio ${(median(ours) / median(plain)).toFixed(3)}  (${ours.map((seconds, round) => (seconds / (plain[round] ?? 1)).toFixed(3)).join(', ')})`,
  );
}

/** Sends as many bytes to as many objects, as many at once. @returns seconds */
async function sendPlainly(simulator: Simulator, account: TestAccount, sizes: readonly number[]): Promise<number> {
  const access = { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' };
  const client = new ApiClient(nodeEnvironment(await loadProvider()), access);
  const urls: string[] = [];
  while (urls.length < sizes.length)
    urls.push(...(await client.send(getUploadURLs, { count: Math.min(50, sizes.length - urls.length) })).urls.map(({ url }) => url));
  const bytes = randomFillSync(Buffer.alloc(Math.max(...sizes)));
  const left = sizes.entries();
  const dispatcher = new Agent({ connections: QueueLimits.values.maximumRunning });
  const began = performance.now();
  const worker = async (): Promise<void> => {
    for (const [index, size] of left) {
      const { statusCode, body } = await request(urls[index] ?? '', {
        method: 'PUT',
        body: bytes.subarray(0, size),
        headers: { 'content-length': String(size) },
        dispatcher,
      });
      await body.dump();
      if (statusCode !== 200) fail(`a plain PUT was answered ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: QueueLimits.values.maximumRunning }, worker));
  const seconds = (performance.now() - began) / 1000;
  await dispatcher.close();
  return seconds;
}

/** Downloads what was uploaded, and runs both again. */
async function comeBack(
  { simulator, accountPath }: Pick<World, 'simulator' | 'accountPath'>,
  upload: readonly string[],
  album: number,
  folder: string,
  out: string,
  photos: number,
): Promise<void> {
  const download = ['download', '--account', accountPath, '--collection', String(album), '--out', out];
  const state = join(out, '..');
  const first = await lockstep(download, { state });
  if (first.code !== 0) fail(`the download ended with ${first.code}: ${first.stderr}`);
  if (JSON.stringify(digestsOf(out)) !== JSON.stringify(digestsOf(folder))) fail('what came back is not what was uploaded');
  await simulator.log.clear();
  const again = [await lockstep(upload, { state }), await lockstep(download, { state })];
  const moved = (await simulator.log.entries()).filter(({ method, origin }) => moving.has(method) || origin === 'storage');
  if (again.some(({ code }) => code !== 0) || moved.length > 0) fail(`run again, ${moved.length} requests moved something`);
  console.log(
    `${photos} photos came back identical in ${first.seconds.toFixed(1)} s; run again, nothing moved, in ${again.map(({ seconds }) => `${seconds.toFixed(1)} s`).join(' and ')}`,
  );
  rmSync(out, { recursive: true });
}

/** Takes the peak memory of the command with one file of each size. */
async function memory({ root, simulator, accountPath }: World, sizes: readonly number[]): Promise<void> {
  await simulator.control.configure({ bytesPerSecond: null });
  const measured = join(root, 'peak');
  const hook = join(root, 'peak.mjs');
  writeFileSync(
    hook,
    `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(measured)}, String(process.resourceUsage().maxRSS)));\n`,
  );
  for (const mebibytes of sizes) {
    const folder = join(root, `large ${mebibytes}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'large.mp4'), String(mebibytes));
    truncateSync(join(folder, 'large.mp4'), mebibytes * MiB); // A hole, which takes no room and reads as zeros.
    const container = join(root, `container ${mebibytes}`);
    const uploaded = await lockstep(['upload', folder, '--account', accountPath, '--container', container], {
      state: root,
      node: ['--import', hook],
    });
    if (uploaded.code !== 0) fail(`the upload of ${mebibytes} MiB ended with ${uploaded.code}: ${uploaded.stderr}`);
    const album = Number(/\((\d+)\): /.exec(uploaded.stdout)?.[1]);
    const up = Number(readFileSync(measured, 'utf8')) / 1024;
    const downloaded = await lockstep(['download', '--account', accountPath, '--collection', String(album), '--out', join(root, 'large out')], {
      state: root,
      node: ['--import', hook],
    });
    if (downloaded.code !== 0) fail(`the download of ${mebibytes} MiB ended with ${downloaded.code}: ${downloaded.stderr}`);
    const down = Number(readFileSync(measured, 'utf8')) / 1024;
    console.log(
      `${String(mebibytes).padStart(5)} MiB  upload ${uploaded.seconds.toFixed(1)} s, peak ${up.toFixed(0)} MiB; download ${downloaded.seconds.toFixed(1)} s, peak ${down.toFixed(0)} MiB`,
    );
    for (const each of [folder, container, join(root, 'large out')]) rmSync(each, { recursive: true });
    await simulator.control.deleteCollection(album);
    for (const { key, size } of await simulator.control.storedObjects()) if (size > mebibytes * MiB) await simulator.control.removeObject(key);
  }
}
