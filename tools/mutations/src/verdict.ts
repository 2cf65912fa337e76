/** Runs a check in the copy, and tells a mistake that it caught from one that it could not judge. */
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

// A check that takes longer hangs; to build may take longer. Seconds.
const limit = 120;
const buildLimit = 600;

function local(copy: string, args: readonly string[]): Promise<Ended> {
  return execute(process.execPath, args, { cwd: copy, limit });
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
  if (isLate) return { result: 'failed', detail: `did not end within ${limit} s` };
  if (!ran.test(output)) return { result: 'unable', detail: lastLines(output) };
  return code === 0 ? { result: 'passed', detail: '' } : { result: 'failed', detail: `ended with ${code === null ? 'a signal' : `exit code ${code}`}` };
}

async function runVitest(copy: string, file: string, test: string | undefined): Promise<Verdict> {
  const named = test === undefined ? [] : ['-t', test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  const ended = await local(copy, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=verbose', file, ...named]);
  return judge(ended, /^ *× (?:\S+\.test\.ts > )?(.*?)(?: \d+ms)?$/m, /^ *Tests .*\b[1-9]\d* (?:passed|failed)/m);
}

async function runSwift(copy: string, filter: string, folder = 'swift'): Promise<Verdict> {
  const build = await inToolchain(copy, 'swift', ['build', '--build-tests', '-j', '2'], buildLimit, folder);
  if (build.code !== 0) return { result: 'unable', detail: /^.*error: .*$/m.exec(build.output)?.[0] ?? lastLines(build.output) };
  const ended = await inToolchain(copy, 'swift', ['test', '--skip-build', '--filter', filter], limit, folder);
  return judge(ended, /^(?:Test Case '(.*)' failed|✘ Test (.*) failed)/m, /Test Case '.*' started|◇ Test .* started/);
}

async function runDart(copy: string, name: string): Promise<Verdict> {
  const ended = await inToolchain(copy, 'dart', ['test/all.dart', '--name', name]);
  return judge(ended, /^FAILED (.*)$/m, /^[1-9]\d* passed, \d+ failed/m);
}

async function runParity(copy: string, language: Mistake['language'], id: string): Promise<Verdict> {
  const args = ['tools/parity/parity.mjs', '--languages', language, '--cases', '0', '--numbers', '0', '--only', id];
  const { code, output, isLate } = await local(copy, args);
  if (code === 0) return { result: 'passed', detail: '' };
  if (code === 1 || isLate) return { result: 'failed', detail: id };
  return { result: 'unable', detail: lastLines(output) };
}

/** Runs the check of a mistake in the copy as it stands. */
export function runCheck(copy: string, { check, language }: Pick<Mistake, 'check' | 'language'>): Promise<Verdict> {
  if ('vitest' in check) return runVitest(copy, check.vitest, check.test);
  if ('swift' in check) return runSwift(copy, check.swift);
  if ('extension' in check) return runSwift(copy, check.extension, 'swift/PhotoBackupExtension');
  if ('dart' in check) return runDart(copy, check.dart);
  return runParity(copy, language, check.parity);
}

/** A check in words. */
export function nameOf(check: Check): string {
  if ('vitest' in check) return check.test === undefined ? check.vitest : `${check.vitest} "${check.test}"`;
  return Object.entries(check).map(([tool, what]) => `${tool} ${what}`).join();
}
