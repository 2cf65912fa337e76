/** Values of options: what a person writes is checked before any work begins. */
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';

/** The environment variable that holds the languages that are left out, joined with commas. */
const withoutVariable = 'LOCKSTEP_WITHOUT';

/** Limits of a number, both of them allowed values. */
interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
}

function limited(value: number, what: string, { minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Limits): number {
  if (value >= minimum && value <= maximum) return value;
  const range = maximum === Number.MAX_SAFE_INTEGER ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
  throw new InvalidArgumentError(`It must be ${what} ${range}.`);
}

/** Returns a parser of whole numbers; without limits from 0 on. */
export function wholeNumber(limits: Limits = {}): (text: string) => number {
  return (text) => limited(/^\d+$/.test(text) ? Number(text) : NaN, 'a whole number', limits);
}

/** Returns a parser of numbers that may have a decimal fraction; without limits from 0 on. */
export function decimalNumber(limits: Limits = {}): (text: string) => number {
  return (text) => limited(/^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN, 'a number', limits);
}

/**
 * Returns a parser of texts of one form.
 * @param form what the whole text must match
 * @param words what it must be, in words: `letters, digits and "-"`
 */
export function textLike(form: RegExp, words: string): (text: string) => string {
  return (text) => {
    if (new RegExp(`^(?:${form.source})$`, form.flags).test(text)) return text;
    throw new InvalidArgumentError(`It must be ${words}.`);
  };
}

/**
 * Returns a parser of names that are joined with commas, each of which counts once.
 * @param allowed the names that there are
 */
export function nameList<Name extends string>(allowed: readonly Name[]): (text: string) => readonly Name[] {
  return (text) => {
    const names = text.split(',').map((name) => {
      const found = allowed.find((each) => each === name);
      if (found === undefined) throw new InvalidArgumentError(`It must be one of ${allowed.join(', ')}.`);
      return found;
    });
    return [...new Set(names)];
  };
}

/**
 * Returns the option `--without`, which every command that runs several languages has. `LOCKSTEP_WITHOUT` in the
 * environment stands for it, so that a command that starts others passes it on.
 * @param languages those that can be left out
 */
export function withoutOption<Language extends string>(
  languages: readonly Language[],
): Option<'--without <language>', undefined, readonly Language[], readonly Language[]> {
  const parse = nameList(languages);
  const none: readonly Language[] = [];
  return new Option('--without <language>', `leave out ${languages.join(' or ')}; may be given more than once`)
    .env(withoutVariable)
    .default(none, 'none')
    .argParser((text, previous: readonly Language[] = none) => [...new Set([...previous, ...parse(text)])]);
}
