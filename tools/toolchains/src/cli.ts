import { parseArgs } from 'node:util';
import { ensureToolchains } from './ensure.ts';
import { ToolchainError } from './error.ts';
import { languages, type Language } from './toolchain.ts';

const usage = `usage: node tools/toolchains/toolchains.mjs [--without swift] [--without dart] [--print]`;

interface Options {
  readonly wanted: readonly Language[];
  readonly print: boolean;
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { without: { type: 'string', multiple: true, default: [] }, print: { type: 'boolean', default: false } },
  });
  const unknown = values.without.filter((name) => !languages.some((language) => language === name));
  if (unknown.length > 0) throw new Error(`no language that can be left out: ${unknown.join(', ')}`);
  return { wanted: languages.filter((language) => !values.without.includes(language)), print: values.print };
}

async function main(args: string[]): Promise<number> {
  let options;
  try {
    options = readOptions(args);
  } catch (error) {
    process.stderr.write(`${(error as Error).message.split('\n')[0]}\n${usage}\n`);
    return 64;
  }
  try {
    const toolchains = await ensureToolchains(options.wanted);
    if (!options.print) return 0;
    for (const { language, version, origin, command } of toolchains) {
      const { file, args: all } = command(language);
      process.stdout.write(`${language} ${version} (${origin}): ${[file, ...all].join(' ')}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 69;
  }
}

process.exitCode = await main(process.argv.slice(2));
