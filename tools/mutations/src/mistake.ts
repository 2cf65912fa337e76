/** The planted mistakes: one file each, in a folder a language. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure, exitCodes } from '@lockstep/options';
import { clientLanguages, type ClientLanguage } from '@lockstep/toolchains';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';

/** The languages in which mistakes are planted. The spec and the tools are TypeScript. */
export const languages = clientLanguages;
/** One of {@link languages}. */
export type Language = ClientLanguage;

/** What a mistake is about. Vectors compare values, so that they see those of `value` alone. */
export const kinds = {
  value: 'a result that is wrong',
  wipe: 'a secret that stays in memory',
  durable: 'a change that a loss of power can undo',
  release: 'a file, a lock or memory that is not given back',
  period: 'something that happens too seldom, too often, or only once',
  order: 'two steps or checks in the wrong order, or one of them left out',
  error: 'a failure that is swallowed, or that loses what it says',
  bound: 'a limit, a length or a range that is not checked',
} as const;

const text = z.string().min(1);
const check = z.union([
  z.strictObject({
    /** A test file that vitest runs. */
    vitest: text.endsWith('.test.ts'),
    /** A part of the name of the tests in it, where not all are wanted. */
    test: text.optional(),
  }),
  /** What `swift test --filter` takes. */
  z.strictObject({ swift: text }),
  /** The same for the package of the extension. */
  z.strictObject({ extension: text }),
  /** The name of a Dart test. */
  z.strictObject({ dart: text }),
  /**
   * What `parity.mjs --only` takes: an id of a vector, or the beginning of ids and `*`. Not of Swift, whose testee would be
   * compiled with the optimizer for it: `swift: VectorTests` runs the same vectors.
   */
  z.strictObject({ parity: text }),
]);

/** The check that must catch a mistake. */
export type Check = z.infer<typeof check>;

const schema = z.strictObject({
  /** Why the mistake matters, in a sentence. */
  why: text,
  kind: z.enum(Object.keys(kinds) as [keyof typeof kinds]),
  /** The file that it is planted in, relative to the workspace. A source: what is generated follows from it. */
  file: text.refine((file) => !file.startsWith('generated/'), 'must be a source, not a file that is generated'),
  /** A piece of that file, exactly as it stands there, and only once. */
  text,
  /** What replaces it when the mistake is planted. */
  replacement: z.string(),
  check,
});

/** A mistake that can be planted. */
export interface Mistake extends z.infer<typeof schema> {
  /** `LANGUAGE/STEM of its file`. */
  readonly name: string;
  readonly language: Language;
}

/** What a person has to mend in the list of mistakes: printed without a stack. */
export class MistakeProblem extends CommandFailure {
  override readonly name = 'MistakeProblem';

  constructor(message: string) {
    super(message, exitCodes.failed);
  }
}

function readMistake(folder: string, language: Language, file: string): Mistake {
  const name = `${language}/${file.replace(/\.yaml$/, '')}`;
  try {
    const read = schema.parse(parse(readFileSync(join(folder, language, file), 'utf8')));
    if (language === 'swift' && 'parity' in read.check) {
      throw new MistakeProblem(`${name}: its check must be \`swift: VectorTests\`, which runs the vectors; got parity`);
    }
    return { name, language, ...read };
  } catch (error) {
    if (error instanceof z.ZodError) throw new MistakeProblem(`${name}: ${z.prettifyError(error)}`);
    if (error instanceof YAMLParseError) throw new MistakeProblem(`${name}: ${error.message}`);
    throw error;
  }
}

/**
 * All mistakes, by language and then by name.
 * @param folder the folder of the languages' folders
 * @throws MistakeProblem
 */
export function readMistakes(folder: string): Mistake[] {
  return languages.flatMap((language) =>
    readdirSync(join(folder, language))
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => readMistake(folder, language, file)),
  );
}

/**
 * A source with the mistake in it.
 * @param source the file's text
 * @throws MistakeProblem where the text to replace does not stand there exactly once
 */
export function plant({ name, file, text, replacement }: Mistake, source: string): string {
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined) throw new MistakeProblem(`${name}: its text no longer occurs in ${file}`);
  if (more.length > 0) throw new MistakeProblem(`${name}: its text must occur once in ${file}; it occurs ${more.length + 1} times`);
  return before + replacement + after;
}
