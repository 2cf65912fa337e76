/** `testee.mjs`: the testee of a language, on the standard streams of this process. */
import { ToolchainError, languages as builtLanguages, type Language } from '@lockstep/toolchains';
import { runBuilt } from './built.ts';
import { runTypeScript } from './typescript.ts';

const usage = `usage: node tools/parity/testee.mjs typescript|${builtLanguages.join('|')}`;

function isBuilt(name: string): name is Language {
  return builtLanguages.some((language) => language === name);
}

async function main(args: readonly string[]): Promise<number> {
  const [language = '', ...rest] = args;
  if (rest.length === 0 && language === 'typescript') return runTypeScript();
  if (rest.length === 0 && isBuilt(language)) return runBuilt(language);
  process.stderr.write(`${usage}\n`);
  return 64;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ToolchainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 69;
}
