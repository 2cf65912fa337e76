/** Answers, brought into a form in which they can be compared. */
import { unforeseen } from '@lockstep/spec';
import { canonicalText, isJsonObject, parseJson, type JsonValue } from '@lockstep/ts-client';

const anyDepth = 2000;

/** An answer line that is not an answer; the testee itself continues. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** What an answer says. */
export interface Outcome {
  /** The result, or the error without its message, as canonical JSON: equal where the answers are. */
  readonly text: string;
  /** For people: an error's message, too. */
  readonly shown: string;
  /** Whether it is a failure that nobody foresaw: then it is never right, even where all answer the same. */
  readonly isUnforeseen: boolean;
}

/** What the steps of a schedule answered, a line each: no outcome holds a line end. */
export function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    text: outcomes.map(({ text }) => text).join('\n'),
    shown: outcomes.map(({ shown }) => shown).join('\n'),
    isUnforeseen: outcomes.some(({ isUnforeseen }) => isUnforeseen),
  };
}

/** Whether an answer line begins with an id, which is in it exactly so. */
export function answersUnder(line: string, id: string): boolean {
  const [head = ''] = /^\s*\{\s*"id"\s*:\s*/.exec(line) ?? [];
  return head !== '' && line.startsWith(id, head.length) && /^\s*,/.test(line.slice(head.length + id.length, head.length + id.length + 10));
}

/**
 * Reads an answer line.
 * @param answerId the JSON text that must stand as `id`
 * @throws BadAnswer where the line is not an answer, or another's
 */
export function outcomeOf(line: string, answerId: string): Outcome {
  let answer: JsonValue;
  try {
    answer = parseJson(Buffer.from(line), { maximumDepth: anyDepth });
  } catch (error) {
    throw new BadAnswer(`writes what is not JSON (${(error as Error).message}): ${line.slice(0, 200)}`);
  }
  if (!isJsonObject(answer)) throw new BadAnswer(`writes what is not an object: ${line.slice(0, 200)}`);
  if (!answersUnder(line, answerId)) {
    throw new BadAnswer(`answers under another id than ${answerId}: ${line.slice(0, 200)}`);
  }
  const result = answer.get('result');
  const error = answer.get('error');
  if ((result === undefined) === (error === undefined)) {
    throw new BadAnswer(`answers with not exactly one of result and error: ${line.slice(0, 200)}`);
  }
  if (result !== undefined) {
    const text = `{"result":${canonical(result)}}`;
    return { text, shown: text, isUnforeseen: false };
  }
  const message = isJsonObject(error) ? error.get('message') : undefined;
  if (!isJsonObject(error) || typeof error.get('code') !== 'string' || typeof message !== 'string') {
    throw new BadAnswer(`answers with an error that has not a code and a message: ${line.slice(0, 200)}`);
  }
  const decisive = new Map([...error].filter(([name]) => name !== 'message'));
  const text = `{"error":${canonical(decisive)}}`;
  return { text, shown: `${text} (${message})`, isUnforeseen: error.get('code') === unforeseen };
}

function canonical(value: JsonValue): string {
  try {
    return canonicalText(value, anyDepth);
  } catch (error) {
    throw new BadAnswer(`has an answer without a canonical form: ${(error as Error).message}`);
  }
}

/** The outcome that a vector expects, as `outcomeOf` writes it. */
export function expectedOutcome(expectation: { readonly result?: unknown; readonly error?: unknown }): string {
  const { result, error } = expectation;
  const written = JSON.stringify(result === undefined ? { error } : { result });
  return canonicalText(parseJson(Buffer.from(written), { maximumDepth: anyDepth }), anyDepth);
}
