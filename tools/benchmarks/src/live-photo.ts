/**
 * A live photo whose video has gigabytes, packed in each language: that the archives are the same to the byte, that others'
 * zip libraries read them, how long it takes, and how much memory. Needs room on the disk for two archives and an unpacked one.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCommand, exitCodes, startCommand, wholeNumber } from '@lockstep/options';
import { hashFile, loadProvider, unpackLivePhoto } from '@lockstep/ts-client';
import { Testee, languagesOption } from './testee.ts';

const MB = 1_000_000;
const MiB = 1024 * 1024;
const benchmarks = dirname(dirname(fileURLToPath(import.meta.url)));
const workspace = dirname(dirname(benchmarks));

const command = defineCommand('npx nx run benchmarks:live-photo --', 'A live photo of gigabytes in all languages, read by other zip libraries.')
  .option('--mebibytes <n>', 'the size of the video', wholeNumber({ minimum: 1 }), 5120)
  .addOption(languagesOption());

/** Programs that read a zip file from end to end; those that are not on this machine are left out, and said. */
const readers: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
  ['Info-ZIP', 'unzip', '-tq'],
  ['Python', 'python3', join(benchmarks, 'readers/read.py')],
  ['Go', 'go', 'run', join(benchmarks, 'readers/read.go')],
  ['Java', 'java', join(benchmarks, 'readers/Read.java')],
];

await startCommand(command, async ({ mebibytes, languages }) => {
  const videoSize = mebibytes * MiB;
  let failures = 0;
  function fail(message: string): void {
    console.log(`FAILED ${message}`);
    failures++;
  }
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-benchmark-'));
  const testees = languages.map((language) => new Testee(language, workspace));
  try {
    const provider = await loadProvider();
    const [image, video, first] = ['image.heic', 'video.mov', 'first.elp'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(image, randomBytes(3_000_000));
    writeFileSync(video, randomBytes(3_000_000));
    truncateSync(video, videoSize); // The rest is a hole, which takes no room and reads as zeros.

    console.log(`a video of ${mebibytes} MiB; MB = 10⁶ bytes`);
    let expected: string | undefined;
    for (const testee of testees) {
      const destination = join(folder, 'archive.elp');
      const idle = await testee.peakMemory();
      const start = performance.now();
      const answer = await testee.ask('livePhoto.pack', { image, video, destination });
      const seconds = (performance.now() - start) / 1000;
      const peak = (await testee.peakMemory()) - idle;
      const made = JSON.stringify([answer, await hashFile(provider, destination)]);
      if ((expected ??= made) !== made) fail(`${testee.language} makes ${made}, and not ${expected}`);
      const memory = `${(peak / MiB).toFixed(0).padStart(4)} MiB above ${(idle / MiB).toFixed(0)} idle`;
      console.log(
        `${testee.language.padEnd(12)}${seconds.toFixed(1).padStart(6)} s ${(videoSize / MB / seconds).toFixed(0).padStart(6)} MB/s ${memory}`,
      );
      if (testee === testees[0]) renameSync(destination, first);
      else rmSync(destination);
    }

    for (const [name, program, ...args] of readers) {
      const { error, status, stderr } = spawnSync(program, [...args, first], { encoding: 'utf8' });
      if (error) console.log(`${name.padEnd(12)} not here`);
      else if (status !== 0) fail(`${name} can't read the archive: ${stderr}`);
      else console.log(`${name.padEnd(12)} reads it`);
    }
    const unpacked = join(folder, 'unpacked');
    mkdirSync(unpacked);
    const { hash, ...files } = await unpackLivePhoto(provider, first, unpacked);
    const answered = (JSON.parse(expected ?? '[{}]') as [{ hash?: string }])[0].hash;
    if (hash !== answered || files.video.size !== videoSize) fail('the reference unpacks something else');
    else console.log('the reference unpacks it');
  } finally {
    await Promise.all(testees.map((testee) => testee.end()));
    rmSync(folder, { recursive: true });
  }
  return failures === 0 ? exitCodes.ok : exitCodes.failed;
});
