/** One request to one testee, and what can be seen of it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CryptoProvider } from '@lockstep/ts-client';
import { listing, makeFolder } from './folder.ts';
import { BadAnswer, joinOutcomes, outcomeOf, type Outcome } from './outcome.ts';
import { InFolder, Verbatim, type Argument, type Question, type Scenario, type Schedule } from './scenario.ts';
import { TesteeFailure, type Testee } from './testee.ts';

/** What a testee answered and left. */
export interface Observation {
  readonly testee: string;
  /** The answer; absent where there was none that can be read. */
  readonly outcome?: Outcome;
  /** Why there is no outcome. */
  readonly problem?: string;
  /** Its folder, which the one who compares removes. */
  readonly folder?: string;
  readonly after?: string;
}

/** What was written of requests that are the same for every testee: some hold megabytes. */
const lines = new WeakMap<object, { line: Buffer; id: string }>();

let lastId = 1_000_000; // Above every id that a vector brings along.

/** An argument as JSON: bytes in base64, paths in a folder. */
function written(argument: Argument, folder: string): string {
  // Base64 has nothing to escape, and there are megabytes of it.
  if (argument instanceof Uint8Array) return `"${Buffer.from(argument.buffer, argument.byteOffset, argument.length).toString('base64')}"`;
  if (argument instanceof InFolder) return JSON.stringify(join(folder, argument.name));
  if (argument instanceof Verbatim) return argument.text;
  if (Array.isArray(argument)) return `[${argument.map((item: Argument) => written(item, folder)).join(',')}]`;
  if (typeof argument !== 'object' || argument === null) return JSON.stringify(argument);
  return `{${Object.entries(argument)
    .map(([name, member]) => `${JSON.stringify(name)}:${written(member, folder)}`)
    .join(',')}}`;
}

/**
 * The line of a request.
 * @param folder where its paths lie
 */
export function requestLine(request: Question | { readonly line: Uint8Array }, folder: string): { line: Buffer; id: string } {
  const id = String(++lastId);
  if ('line' in request) return { line: Buffer.from(request.line), id };
  return { line: Buffer.from(`{"id":${id},"op":${JSON.stringify(request.op)},"args":${written(request.args, folder)}}`), id };
}

/** The line of a request that has no folder, written once for all testees. */
function lineOf(request: Question | { readonly line: Uint8Array }): { line: Buffer; id: string } {
  const known = lines.get(request);
  if (known) return known;
  const made = requestLine(request, '/nowhere');
  lines.set(request, made);
  return made;
}

/** Takes the steps of a schedule, one after the other. */
async function take(testee: Testee, { steps }: Schedule, folder: string): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    if ('remove' in step) {
      for (const name of step.remove) await rm(join(folder, name), { force: true });
      continue;
    }
    const { line, id } = requestLine(step, folder);
    outcomes.push(outcomeOf(await testee.ask(line, id), id));
  }
  return joinOutcomes(outcomes);
}

/** Asks a testee, and looks at what it left in its folder. */
export async function observe(provider: CryptoProvider, testee: Testee, { request, expected }: Scenario): Promise<Observation> {
  const folder = 'before' in request && request.before ? await makeFolder(provider, request.before) : undefined;
  const seen = { testee: testee.name, ...(folder === undefined ? {} : { folder }) };
  try {
    if ('steps' in request) {
      const outcome = await take(testee, request, folder ?? '');
      return { ...seen, outcome, after: await listing(provider, folder ?? '', request.ignored) };
    }
    const { line, id } = folder === undefined ? lineOf(request) : requestLine(request, folder);
    const answerId = expected?.answerId ?? id;
    const outcome = outcomeOf(await testee.ask(line, answerId), answerId);
    return { ...seen, outcome, ...(folder === undefined ? {} : { after: await listing(provider, folder) }) };
  } catch (error) {
    if (!(error instanceof TesteeFailure || error instanceof BadAnswer)) throw error;
    return { ...seen, problem: error.message };
  }
}
