/** The jobs on GitHub, read by GitHub's own reader of workflows; and that each step is a command that is here. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } from '@actions/workflow-parser';
import { workspace } from '@lockstep/toolchains';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = join(workspace, '.github/workflows');
const files = readdirSync(folder);

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'timeout-minutes'?: number;
        readonly steps: readonly Step[];
        readonly strategy?: { readonly matrix?: { readonly include?: readonly { readonly command?: string }[] } };
      }
    >
  >;
}

async function mistakes(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

const workflow = (name: string): Workflow => parse(readFileSync(join(folder, name), 'utf8')) as Workflow;
const commands = (name: string): string[] =>
  Object.values(workflow(name).jobs).flatMap(({ steps, strategy }) => [
    ...steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
    ...(strategy?.matrix?.include ?? []).flatMap(({ command }) => (command === undefined ? [] : [command])),
  ]);

it('a pull request, the night and a Mac have theirs', () => {
  expect(files.sort()).toEqual(['mac.yml', 'nightly.yml', 'pull-request.yml']);
});

it.each(files)('%s is one that GitHub reads', async (name) => {
  expect(await mistakes(name, readFileSync(join(folder, name), 'utf8'))).toEqual([]);
});

it.each([
  ['a member that there is not', (text: string) => text.replace('runs-on:', 'run-on:')],
  ['an expression that can not be read', (text: string) => text.replace('${{ github.ref }}', '${{ github.ref ')],
  ['an event that there is not', (text: string) => text.replace('pull_request:', 'pull_requests:')],
])('a mistake is found: %s', async (_, change) => {
  const text = readFileSync(join(folder, 'pull-request.yml'), 'utf8');
  expect(change(text)).not.toBe(text);
  expect(await mistakes('broken.yml', change(text))).not.toEqual([]);
});

it.each(files)('each step of %s runs by hand, too, and each job ends', (name) => {
  const scripts = commands(name).flatMap((command) => [...command.matchAll(/node (tools\/\S+\.mjs)/g)].map(([, script = '']) => script));
  expect(scripts.length).toBeGreaterThan(name === 'mac.yml' ? 0 : 3);
  for (const script of scripts) expect(existsSync(join(workspace, script)), script).toBe(true);
  const known = /^(?:npm (?:ci|test)|npx nx |node tools\/|git |apt-get |brew install |sudo apt-get |chmod |\$\{\{ matrix\.command \}\}$)/;
  expect(commands(name).filter((command) => !known.test(command))).toEqual([]);
  for (const job of Object.values(workflow(name).jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
});
