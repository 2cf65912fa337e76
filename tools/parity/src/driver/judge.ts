/** What a testee did, compared with what it should have done. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { definitionsOf, unforeseen, type Operation } from '@lockstep/spec';
import { describeDifference } from './difference.ts';
import type { Observation } from './observe.ts';
import type { Failure, Question, Scenario, Schedule } from './scenario.ts';

/** The command whose arguments replay a check. */
export const command = 'node tools/parity/parity.mjs';
const shownCharacters = 300;

function shorten(text: string): string {
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}… (${text.length} characters)`;
}

/** The byte strings of a result: members that are base64. */
function byteStrings(text: string): Map<string, Uint8Array> {
  const { result } = JSON.parse(text) as { result?: Record<string, unknown> };
  const found = new Map<string, Uint8Array>();
  for (const [name, value] of Object.entries(result ?? {})) {
    if (typeof value !== 'string') continue;
    const bytes = Buffer.from(value, 'base64');
    if (bytes.toString('base64') === value) found.set(name, bytes);
  }
  return found;
}

function answerDifference(expected: string, answered: string): string[] {
  const right = byteStrings(expected);
  return [...byteStrings(answered)].flatMap(([name, bytes]) => {
    const other = right.get(name);
    return other ? describeDifference(name, other, bytes) : [];
  });
}

/** Compares the files of two folders; a file that only one of them holds is in their listings. */
async function fileDifference(right: Observation, wrong: Observation): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, entry] of Object.entries(JSON.parse(right.after ?? '{}') as Record<string, unknown>)) {
    if (entry === 'directory') continue;
    const files = [right, wrong].map(({ folder }) => readFile(join(folder ?? '', name)).catch(() => undefined));
    const [a, b] = await Promise.all(files);
    if (a && b) lines.push(...describeDifference(`the file ${name}`, a, b));
  }
  return lines;
}

/**
 * Judges one testee's observation.
 * @param right an observation that is as it should be, where there is one
 * @returns undefined where all is well
 */
export async function judge(
  scenario: Scenario,
  observation: Observation,
  right: Observation | undefined,
  all: readonly Observation[],
): Promise<Failure | undefined> {
  const outcome = scenario.expected?.outcome ?? right?.outcome?.text;
  const after = scenario.expected ? scenario.expected.after : right?.after;
  const answered = observation.outcome?.text;
  const crashed = observation.outcome?.isUnforeseen ?? false;
  const agrees = answered !== undefined && answered === outcome && (after === undefined || observation.after === after);
  if (agrees && !crashed) return undefined;
  const lines: string[] = [];
  if (scenario.why !== undefined) lines.push(scenario.why);
  // Of a schedule the first step that went wrong is shown: those after it follow from it.
  const { request } = scenario;
  const step = 'steps' in request ? firstDifference(outcome, answered) : undefined;
  const shown = (text: string): string => shorten((step === undefined ? text : (text.split('\n')[step] ?? '(nothing)')).replaceAll('\n', ' '));
  lines.push('steps' in request ? describeStep(request, step) : describeRequest(request));
  if (crashed) lines.push(`${unforeseen} is a mistake of the testee, and never the right answer; its standard error has the stack`);
  if (scenario.expected) lines.push(`expected: ${shown(scenario.expected.outcome)}`);
  for (const { testee, outcome: other, problem } of all) lines.push(`${testee}: ${problem ?? shown(other?.shown ?? '')}`);
  if (outcome === undefined && right === undefined) lines.push('there is no answer of the reference to compare with');
  if (answered !== undefined && outcome !== undefined && !('steps' in request)) lines.push(...answerDifference(outcome, answered));
  if (after !== undefined && observation.after !== undefined && observation.after !== after) {
    lines.push(`the folder should hold ${shorten(after)}`, `it holds ${shorten(observation.after)}`);
    if (right) lines.push(...(await fileDifference(right, observation)));
  }
  return { id: scenario.id, testee: observation.testee, lines, replay: `${command} ${scenario.replay}` };
}

/** Whether the spec says that an argument is a byte string. */
function isBytes(op: string, name: string): boolean {
  const found = definitionsOf<Operation>('operation').find((each) => each.name === op);
  return found?.args[name]?.kind === 'bytes';
}

/** The first line in which two texts differ. */
function firstDifference(expected: string | undefined, answered: string | undefined): number | undefined {
  if (expected === undefined || answered === undefined || expected === answered) return undefined;
  const right = expected.split('\n');
  const index = answered.split('\n').findIndex((line, at) => line !== right[at]);
  return index === -1 ? undefined : index;
}

function describeStep({ steps }: Schedule, index: number | undefined): string {
  const questions = steps.filter((step): step is Question => !('remove' in step));
  const question = index === undefined ? undefined : questions[index];
  if (!question || index === undefined) return `asked: ${questions.length} operations in turn`;
  return `in operation ${index + 1} of ${questions.length}, ${describeRequest(question)}`;
}

/** What was asked: byte strings by their sizes alone, since keys are among them. */
function describeRequest(request: Question | { readonly line: Uint8Array }): string {
  if ('line' in request) return `asked: ${shorten(Buffer.from(request.line).toString())}`;
  const args = Object.entries(request.args).map(([name, value]) => {
    if (value instanceof Uint8Array) return `${name} of ${value.length} bytes`;
    if (typeof value === 'string' && isBytes(request.op, name)) return `${name} of ${Buffer.from(value, 'base64').length} bytes`;
    return `${name} ${shorten(JSON.stringify(value))}`;
  });
  return `asked: ${request.op} with ${args.length === 0 ? 'no arguments' : args.join(', ')}`;
}
