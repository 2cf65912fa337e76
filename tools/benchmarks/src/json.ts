/**
 * Canonical JSON in each language beside the platform's own plain encoder, on metadata of photos: ratios of medians over
 * interleaved rounds of one run. Then documents of one kind in two sizes: twice the size must take about twice the time.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCommand, exitCodes, startCommand, wholeNumber } from '@lockstep/options';
import { ensureToolchain, type ClientLanguage } from '@lockstep/toolchains';
import { languagesOption } from './testee.ts';

const MB = 1_000_000;
const workspace = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const command = defineCommand('npx nx run benchmarks:json --', "Canonical JSON in each language, as ratios to the platform's own encoder.")
  .option('--objects <n>', 'how many metadata objects', wholeNumber({ minimum: 1 }), 100_000)
  .option('--rounds <n>', 'how often each is measured', wholeNumber({ minimum: 1 }), 5)
  .addOption(languagesOption());

/** Metadata as an app writes it: in the order of its fields, a null now and then, coordinates of many digits. */
function metadata(index: number): string {
  const turn = (index * 0.618_033_988_749_895) % 1;
  return JSON.stringify({
    title: `IMG_${String(index).padStart(4, '0')}${index % 7 === 0 ? ' Zürich 🏔️' : ''}.HEIC`,
    deviceFolder: index % 5 === 0 ? 'Großeltern & Familie' : 'Camera Roll',
    localID: `${(index * 2_654_435_761).toString(16).padStart(16, '0')}-91B6-4B2C-8F3E/L0/001`,
    creationTime: 1_600_000_000_000_000 + index * 61_234_567,
    modificationTime: 1_700_000_000_000_000 + index * 1_234_567,
    fileType: index % 3,
    latitude: index % 4 === 0 ? null : 47 + turn,
    longitude: index % 4 === 0 ? null : 8 - turn,
    duration: index % 3 === 1 ? index % 600 : null,
    hash: Buffer.alloc(64, index).toString('base64'),
    hasStaticThumbnail: false,
    version: 3,
  });
}

const list = (count: number, item: (index: number) => string): string => Array.from({ length: count }, (_, index) => item(index)).join(',');

/** Documents by kind, each of a size that can be doubled. */
const kinds: Readonly<Record<string, (size: number) => string>> = {
  'ten-megabytes': (size) => `[${list(size * 25_000, metadata)}]`,
  'members-in-disorder': (size) => `{${list(size * 100_000, (index) => `"name ${(index * 7_368_787) % 15_485_863}":${index}`)}}`,
  'members-in-reverse': (size) => `{${list(size * 100_000, (index) => `"${String(99_999_999 - index)}":0`)}}`,
  'long-names': (size) => `{${list(size * 1_000, (index) => `"${'x'.repeat(5_000)}${index}":0`)}}`,
  'deep-nesting': (size) => `[${list(size * 4_000, () => `${'{"a":['.repeat(63)}1${']}'.repeat(63)}`)}]`,
  'open-brackets': (size) => '['.repeat(size * 10 * MB),
  'one-long-string': (size) => `"${'plain \\n é '.repeat(size * 1_000_000)}"`,
  'one-long-number': (size) => `1${'0'.repeat(size * 5 * MB)}e-${size * 5 * MB}`,
};

/** How to start a language's program. */
async function programOf(language: ClientLanguage): Promise<readonly [string, readonly string[]]> {
  if (language === 'typescript') return [process.execPath, [join(workspace, 'tools/benchmarks/dist/json-encode.js')]];
  if (language === 'dart') {
    const { file, args } = (await ensureToolchain('dart')).command('dart', [join(workspace, 'tools/benchmarks/src/json_encode.dart')]);
    return [file, args];
  }
  const swift = await ensureToolchain('swift');
  const scratch = join(workspace, 'node_modules/.cache/lockstep/benchmarks/swift-json');
  const build = swift.command('swift', [
    'build',
    '--configuration',
    'release',
    '--package-path',
    join(workspace, 'tools/benchmarks/swift-json'),
    '--scratch-path',
    scratch,
  ]);
  execFileSync(build.file, build.args, { stdio: ['ignore', 2, 2] });
  const { file, args } = swift.command(join(scratch, 'release/JsonEncode'), []);
  return [file, args];
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

await startCommand(command, async ({ objects, rounds, languages }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-benchmark-'));
  try {
    const write = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const input = write('metadata', `[${list(objects, metadata)}]`);
    const documents = Object.entries(kinds).flatMap(([name, make]) => [1, 2].map((size) => write(`${name}-${size}`, make(size))));
    console.log(`${objects} metadata objects, ${(statSync(input).size / MB).toFixed(1)} MB, ${rounds} rounds, medians; MB = 10⁶ bytes`);
    for (const language of languages) {
      const [file, args] = await programOf(language);
      const printed = execFileSync(file, [...args, String(rounds), input, ...documents], { encoding: 'utf8', maxBuffer: 10 * MB });
      const seconds = new Map<string, number[]>();
      for (const line of printed.trim().split('\n')) {
        const [name = '', , time] = line.split('\t');
        seconds.set(name, [...(seconds.get(name) ?? []), Number(time)]);
      }
      const canonical = median(seconds.get('canonical') ?? []);
      console.log(`\n${language}`);
      for (const [name, times] of seconds) {
        const time = median(times);
        const size = statSync(documents.includes(name) ? name : input).size / MB;
        const single = documents.includes(name) && name.endsWith('-2') ? median(seconds.get(name.replace(/2$/, '1')) ?? []) : undefined;
        const ratio = documents.includes(name)
          ? single === undefined
            ? ''
            : `  ${(time / single).toFixed(2)} times as long as half of it`
          : `  canonical takes ${(canonical / time).toFixed(2)} times as long`;
        console.log(
          `  ${basename(name).padEnd(24)}${size.toFixed(1).padStart(7)} MB ${time.toFixed(3).padStart(8)} s ${(size / time).toFixed(0).padStart(6)} MB/s${ratio}`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return exitCodes.ok;
});
