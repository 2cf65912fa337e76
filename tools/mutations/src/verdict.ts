/** Runs a check in the copy, and distinguishes a mistake that it caught from one that it could not judge. */
import { ensureToolchain, type Language } from '@lockstep/toolchains';
import { join } from 'node:path';
import { execute, type Ended } from './execute.ts';
import type { Check, Mistake } from './mistake.ts';

/** How a check went. `passed`: at least one test ran, and none failed. `unable`: none ran, since nothing could be built, for one. */
export interface Verdict {
  readonly result: 'passed' | 'failed' | 'unable';
  /** The test that failed, or why none could run. */
  readonly detail: string;
}

// A check that takes longer hangs; a build, and all checks of a kind, may take longer. Seconds.
const limit = 120;
const togetherLimit = 900;

function local(copy: string, args: readonly string[], within = limit): Promise<Ended> {
  return execute(process.execPath, args, { cwd: copy, limit: within });
}

async function inToolchain(copy: string, language: Language, args: readonly string[], within = limit, folder: string = language): Promise<Ended> {
  const toolchain = await ensureToolchain(language, { log: () => undefined });
  const { file, args: all } = toolchain.command(language, args);
  return execute(file, all, { cwd: join(copy, 'generated', folder), env: toolchain.env, limit: within });
}

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-12).join('\n');
}

/** Judges what a program printed that names each test that failed. */
function judge({ code, output, isLate }: Ended, failed: RegExp, ran: RegExp): Verdict {
  const name = failed.exec(output)?.[1];
  if (name !== undefined) return { result: 'failed', detail: name.trim() };
  if (isLate) return { result: 'failed', detail: 'did not end in time' };
  if (!ran.test(output)) return { result: 'unable', detail: lastLines(output) };
  return code === 0
    ? { result: 'passed', detail: '' }
    : { result: 'failed', detail: `ended with ${code === null ? 'a signal' : `exit code ${code}`}` };
}

function judgeVitest(ended: Ended): Verdict {
  return judge(ended, /^ *× (?:\|\w+\| )?(?:\S+\.test\.ts > )?(.*?)(?: \d+ms)?$/m, /^ *Tests .*\b[1-9]\d* (?:passed|failed)/m);
}

async function runVitest(copy: string, file: string, test: string | undefined): Promise<Verdict> {
  const named = test === undefined ? [] : ['-t', test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  return judgeVitest(await local(copy, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=verbose', file, ...named]));
}

async function runSwift(copy: string, filters: readonly string[], folder: string, within = limit): Promise<Verdict> {
  // Both packages are built in one folder: what one takes from the other is compiled once.
  const scratch = ['--scratch-path', join(copy, 'generated/swift/.build')];
  const build = await inToolchain(copy, 'swift', ['build', ...scratch, '--build-tests', '-j', '2'], togetherLimit, folder);
  if (build.code !== 0) return { result: 'unable', detail: /^.*error: .*$/m.exec(build.output)?.[0] ?? lastLines(build.output) };
  const args = ['test', ...scratch, '--skip-build', ...filters.flatMap((filter) => ['--filter', filter])];
  const ended = await inToolchain(copy, 'swift', args, within, folder);
  return judge(ended, /^(?:Test Case '(.*)' failed|✘ Test (.*) failed)/m, /Test Case '.*' started|◇ Test .* started/);
}

async function runDart(copy: string, args: readonly string[], within = limit): Promise<Verdict> {
  const ended = await inToolchain(copy, 'dart', ['test/all.dart', ...args], within);
  // A Dart program ends where all that is left waits for something that never comes.
  if (ended.code === 1 && ended.output === '') return { result: 'failed', detail: 'ended within a test' };
  return judge(ended, /^FAILED (.*)$/m, /^[1-9]\d* passed, \d+ failed/m);
}

async function runParity(copy: string, language: Mistake['language'], ids: readonly string[], within = limit): Promise<Verdict> {
  const only = ids.flatMap((id) => ['--only', id]);
  const args = ['tools/parity/parity.mjs', '--languages', language, '--cases', '0', '--numbers', '0', ...only];
  const { code, output, isLate } = await local(copy, args, within);
  if (code === 0) return { result: 'passed', detail: '' };
  if (code === 1 || isLate) return { result: 'failed', detail: ids.join(', ') };
  return { result: 'unable', detail: lastLines(output) };
}

const folderOfExtension = 'swift/PhotoBackupExtension';

/** Runs the check of a mistake in the copy as it stands. */
export function runCheck(copy: string, { check, language }: Pick<Mistake, 'check' | 'language'>): Promise<Verdict> {
  if ('vitest' in check) return runVitest(copy, check.vitest, check.test);
  if ('swift' in check) return runSwift(copy, [check.swift], 'swift');
  if ('extension' in check) return runSwift(copy, [check.extension], folderOfExtension);
  if ('dart' in check) return runDart(copy, ['--name', check.dart]);
  return runParity(copy, language, [check.parity]);
}

/** Runs the checks of many mistakes at once, by programs that run all of a kind: in a fraction of the time that one by one takes. */
export class ChecksTogether {
  readonly #copy: string;
  readonly #mistakes: readonly Mistake[];

  constructor(copy: string, mistakes: readonly Mistake[]) {
    this.#copy = copy;
    this.#mistakes = mistakes;
  }

  #asked(read: (check: Check) => string | undefined): string[] {
    return [...new Set(this.#mistakes.flatMap(({ check }) => read(check) ?? []))].sort();
  }

  /**
   * Runs them.
   * @returns the mistakes whose checks did not all pass, so that each has to be asked alone
   */
  async run(): Promise<Mistake[]> {
    const copy = this.#copy;
    const within = togetherLimit;
    const kinds: Record<string, () => Promise<Verdict>> = {
      vitest: async () => {
        const files = this.#asked((check) => ('vitest' in check ? check.vitest : undefined));
        return judgeVitest(await local(copy, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=verbose', ...files], within));
      },
      swift: () =>
        runSwift(
          copy,
          this.#asked((check) => ('swift' in check ? check.swift : undefined)),
          'swift',
          within,
        ),
      extension: () =>
        runSwift(
          copy,
          this.#asked((check) => ('extension' in check ? check.extension : undefined)),
          folderOfExtension,
          within,
        ),
      dart: () => runDart(copy, [], within),
    };
    const failed: Mistake[] = [];
    for (const [kind, run] of Object.entries(kinds)) {
      const own = this.#mistakes.filter(({ check }) => kind in check);
      if (own.length > 0 && (await run()).result !== 'passed') failed.push(...own);
    }
    // Parity asks one language alone, and few mistakes need it.
    return [...failed, ...this.#mistakes.filter(({ check }) => 'parity' in check)];
  }
}

/** A check in words. */
export function nameOf(check: Check): string {
  if ('vitest' in check) return check.test === undefined ? check.vitest : `${check.vitest} "${check.test}"`;
  return Object.entries(check)
    .map(([tool, what]) => `${tool} ${what}`)
    .join();
}
