/** Plants mistakes one at a time, and asks the check of each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIfChanged } from './copy.ts';
import { execute } from './execute.ts';
import { MistakeProblem, plant, type Mistake } from './mistake.ts';
import { ChecksTogether, nameOf, runCheck, type Verdict } from './verdict.ts';

/** What became of a planted mistake. `unfit`: it shows nothing, since it can't be planted or its check can't judge. */
export interface Result {
  readonly mistake: Mistake;
  readonly fate: 'caught' | 'missed' | 'unfit';
  /** The test that caught it, or what is wrong. */
  readonly detail: string;
  /** Seconds. */
  readonly seconds: number;
}

/** Whether something is generated from a file. Vectors come from the reference client, too, and must not follow its mistakes. */
function isGeneratedFrom(file: string): boolean {
  return /^packages\/(?:spec|codegen)\/src\//.test(file);
}

/** Runs a program of the copy; returns the end of what it printed where it failed. */
async function runIn(copy: string, ...args: string[]): Promise<string | undefined> {
  const { code, output } = await execute(process.execPath, args, { cwd: copy });
  return code === 0 ? undefined : output.trimEnd().split('\n').slice(-12).join('\n');
}

/** A copy of a workspace, and what is in it. */
class Ground {
  readonly #copy: string;
  /** Whether `generated` may follow from a source that stands there no more. */
  #isStale = true;

  constructor(copy: string) {
    this.#copy = copy;
  }

  read(file: string): string {
    return readFileSync(join(this.#copy, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeIfChanged(join(this.#copy, file), Buffer.from(text));
  }

  /** Lets what is compiled and what is generated follow from the sources without a mistake. */
  async restore(): Promise<string | undefined> {
    if (!this.#isStale) return undefined;
    const refused = await this.#generate();
    this.#isStale = refused !== undefined;
    return refused;
  }

  /**
   * Plants a mistake. What was generated from another one is generated anew before: the reference client makes the vectors,
   * and must not have a mistake while it does.
   * @returns what the compiler or the generator said where it refused
   */
  async plant(mistake: Mistake): Promise<string | undefined> {
    const { file } = mistake;
    if (!isGeneratedFrom(file) && this.#isStale) {
      const refused = await this.restore();
      if (refused !== undefined) return refused;
    }
    this.write(file, plant(mistake, this.read(file)));
    if (!isGeneratedFrom(file)) return runIn(this.#copy, 'tools/build.mjs');
    this.#isStale = true;
    return this.#generate();
  }

  #generate(): Promise<string | undefined> {
    return runIn(this.#copy, 'node_modules/nx/dist/bin/nx.js', 'generate', 'lockstep');
  }

  check(mistake: Mistake): Promise<Verdict> {
    return runCheck(this.#copy, mistake);
  }

  /** The mistakes whose checks don't pass together. */
  failing(mistakes: readonly Mistake[]): Promise<Mistake[]> {
    return new ChecksTogether(this.#copy, mistakes).run();
  }
}

async function tryOne(ground: Ground, mistake: Mistake): Promise<Omit<Result, 'mistake' | 'seconds'>> {
  const source = ground.read(mistake.file);
  try {
    const refused = await ground.plant(mistake);
    if (refused !== undefined) return { fate: 'unfit', detail: `nothing can be compiled or generated with it:\n${refused}` };
    const { result, detail } = await ground.check(mistake);
    if (result === 'failed') return { fate: 'caught', detail };
    if (result === 'passed') return { fate: 'missed', detail: `${nameOf(mistake.check)} passed with it` };
    return { fate: 'unfit', detail: `no test could run with it:\n${detail}` };
  } finally {
    ground.write(mistake.file, source);
  }
}

/**
 * Plants mistakes one at a time. Each check is run without a mistake before, since one that fails anyway shows nothing: all of a
 * kind together, and one by one where that does not pass.
 * @param copy an up-to-date copy of the workspace
 * @param told is told of each result as it comes
 */
export async function plantAll(copy: string, mistakes: readonly Mistake[], told: (result: Result) => void): Promise<Result[]> {
  const ground = new Ground(copy);
  const refused = await ground.restore();
  if (refused !== undefined) throw new MistakeProblem(`the workspace itself can't be compiled or generated:\n${refused}`);
  const results: Result[] = [];
  const unable = new Map<string, string>();
  const asked = new Set<string>();
  const keyOf = ({ language, check }: Mistake): string => `${language} ${nameOf(check)}`;
  for (const mistake of await ground.failing(mistakes)) {
    if (asked.has(keyOf(mistake))) continue;
    asked.add(keyOf(mistake));
    const { result, detail } = await ground.check(mistake);
    if (result !== 'passed') unable.set(keyOf(mistake), `${nameOf(mistake.check)} does not pass without it: ${detail}`);
  }
  for (const mistake of mistakes) {
    const began = performance.now();
    const problem = unable.get(keyOf(mistake));
    const outcome = problem === undefined ? await tryOne(ground, mistake) : ({ fate: 'unfit', detail: problem } as const);
    const result = { mistake, ...outcome, seconds: (performance.now() - began) / 1000 };
    results.push(result);
    told(result);
  }
  return results;
}
