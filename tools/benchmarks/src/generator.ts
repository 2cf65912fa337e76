/**
 * How the generator grows with the spec: its steps on a made-up spec of about the real one's size, and on specs that are a
 * multiple of it. What is shown is the processor time of a step, as the multiple that it takes of the smallest spec's: a step that
 * grows as the spec does takes ten times as long for ten times the spec.
 */
import { buildModel, generate, readDefinitions, targets, type SourceDefinition, type SourceFile, type SpecModel } from '@lockstep/codegen';
import { defineCommand, exitCodes, startCommand, wholeNumber } from '@lockstep/options';
import * as vocabulary from '@lockstep/spec';

const subjectsOfSpec = 36;

const command = defineCommand(
  'npx nx run benchmarks:generator --',
  'How the time of each step of the generator grows with the spec, as ratios in one run.',
)
  .option('--most <n>', 'the largest spec, as a multiple of the usual size', wholeNumber({ minimum: 1 }), 100)
  .option('--rounds <n>', 'how often each is measured', wholeNumber({ minimum: 1 }), 3);

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The source of a subject: each kind of definition that has a file of its own in some language. */
function sourceOf(n: number): string {
  const members = (count: number, make: (index: number) => string): string =>
    numbers(count)
      .map((index) => `    /** What ${index} of subject ${n} is for. */\n    ${make(index)},\n`)
      .join('');
  return `
/** The kinds of things in subject ${n}. */
export const Kind${n} = defineEnum('Kind${n}', { members: {\n${members(6, (index) => `member${index}: 'member_${index}'`)}  } });

/** The limits of subject ${n}. */
export const Limits${n} = defineConstants('Limits${n}', {\n${members(8, (index) => `limit${index}: quantity(${index * 1000 + n}, 'bytes')`)}});

/** A thing of subject ${n}. */
export const Thing${n} = defineModel('Thing${n}', { members: {\n${members(8, (index) => `member${index}: ${index === 0 ? 'required(m.string())' : 'm.string()'}`)}  } });

/** Rows of subject ${n}. */
export const Row${n} = defineTable('Row${n}', { table: 'rows_${n}', columns: {\n${members(8, (index) => `column_${index}: c.text()`)}  /** Its kind. */ kind: c.enum(Kind${n}) }, primaryKey: ['column_0'] });

const on = statementsOn(Row${n});
/** The statements of subject ${n}. */
export const RowStatements${n} = defineStatements('RowStatements${n}', Row${n}, {\n${members(4, (index) => `find${index}: on.by(['column_${index}'], { answers: 'rows', sql: 'SELECT ' + columnsOf(Row${n}) + ' FROM rows_${n} WHERE column_${index} = :column_${index}' })`)}});

/** Asks subject ${n}. */
export const ask${n} = defineOperation('subject${n}.ask', {
  args: {\n${members(3, (index) => `argument${index}: t.string()`)}  },
  result: {\n${members(3, (index) => `result${index}: t.integer()`)}  },
});
`;
}

/** The source of the subject that has the schema. */
function databaseOf(count: number): string {
  return `
/** How the database is brought to its schema. */
export const Migrations = defineMigrations('Migrations', { applicationId: 1, tables: [${numbers(count)
    .map((n) => `Row${n}`)
    .join(', ')}], steps: { /** The first. */ 1: [] } });
`;
}

/** The definitions of a source, as importing it would bring them, with those of others in scope. */
function evaluate(text: string, others: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const names = [...text.matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name);
  const body = `const { ${Object.keys(vocabulary).join(', ')} } = vocabulary;\nconst { ${Object.keys(others).join(', ')} } = others;\n(() => {${text.replaceAll('export const', 'const')}\nObject.assign(exported, { ${names.join(', ')} });})();`;
  const exported: Record<string, unknown> = {};
  // The text is this file's own.
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
  new Function('vocabulary', 'others', 'exported', body)(vocabulary, others, exported);
  return exported;
}

/** The processor time of some work, in milliseconds. */
async function timeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The processor time of each step for a spec of so many times the usual size. */
async function measure(size: number): Promise<Record<string, number>> {
  const files: SourceFile[] = numbers(size * subjectsOfSpec).map((n) => ({ file: `subject-${n}.ts`, text: sourceOf(n) }));
  const subjects = Object.fromEntries(files.map(({ file, text }) => [file.replace('.ts', ''), evaluate(text)]));
  const database = databaseOf(files.length);
  subjects['database'] = evaluate(
    database,
    Object.assign(
      {},
      ...Object.values(subjects).map((each) =>
        Object.fromEntries(Object.entries(each).filter(([name]) => name.startsWith('Row') && !name.includes('Statements'))),
      ),
    ) as Readonly<Record<string, unknown>>,
  );
  files.push({ file: 'database.ts', text: database });
  let definitions: SourceDefinition[] = [];
  let model: SpecModel | undefined;
  const times: Record<string, number> = {};
  times['documentation'] = await timeOf(() => (definitions = readDefinitions(files)));
  times['model and rules'] = await timeOf(() => (model = buildModel({ version: '1.0.0', subjects }, definitions)));
  for (const name of ['swift', 'dart', 'spec']) {
    const run = targets.filter((target) => target.name === name);
    times[name] = await timeOf(() => model && generate(model, { run }));
  }
  return times;
}

await startCommand(command, async ({ most, rounds }) => {
  await measure(1); // Warms up.
  const sizes = [1, 10, 100].filter((size) => size <= most);
  const best = new Map<number, Record<string, number>>();
  for (let round = 0; round < rounds; round++) {
    for (const size of sizes) {
      const times = await measure(size);
      const kept = best.get(size) ?? times;
      best.set(size, Object.fromEntries(Object.entries(times).map(([step, time]) => [step, Math.min(time, kept[step] ?? time)])));
    }
  }
  const base = best.get(1) ?? {};
  console.log(['step'.padEnd(18), ...sizes.map((size) => `${size}×`.padStart(12))].join(''));
  for (const step of Object.keys(base)) {
    const cells = sizes.map((size) => {
      const time = best.get(size)?.[step] ?? NaN;
      return (size === 1 ? `${time.toFixed(0)} ms` : `× ${(time / (base[step] ?? NaN)).toFixed(1)}`).padStart(12);
    });
    console.log([step.padEnd(18), ...cells].join(''));
  }
  return exitCodes.ok;
});
