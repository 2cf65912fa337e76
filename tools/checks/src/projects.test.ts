/** The projects and targets that Nx knows: what `npm test` runs, and what an edit affects. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@lockstep/toolchains';
import { createProjectGraphAsync, type ProjectGraph } from '@nx/devkit';
import { beforeAll, describe, expect, it } from 'vitest';

let graph: ProjectGraph;
beforeAll(async () => {
  process.env['NX_DAEMON'] = 'false';
  process.env['NX_ISOLATE_PLUGINS'] = 'false';
  graph = await createProjectGraphAsync();
});

const hasTests = (root: string): boolean =>
  readdirSync(join(workspace, root), { recursive: true, encoding: 'utf8' }).some(
    (file) => file.endsWith('.test.ts') && !file.includes('node_modules'),
  );

/** The projects that an edit of one affects: itself, and all that depend on it. */
function affectedBy(project: string): string[] {
  const found = new Set([project]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [source, edges] of Object.entries(graph.dependencies)) {
      if (edges.some(({ target }) => found.has(target))) found.add(source);
    }
  }
  return [...found].sort();
}

it('every folder with a package.json or tests is a project, and has a target for its tests', () => {
  const roots = ['packages', 'tools'].flatMap((group) =>
    readdirSync(join(workspace, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${group}/${name}`),
  );
  for (const root of roots) {
    const node = Object.values(graph.nodes).find(({ data }) => data.root === root);
    expect(node, root).toBeDefined();
    if (!hasTests(root)) continue;
    const { targets = {} } = node?.data ?? {};
    const { command } = ((targets['unit'] ?? targets['test'])?.options ?? {}) as { command?: string };
    expect(command, root).toBe(`node node_modules/vitest/vitest.mjs run ${root}/`);
    expect(Object.keys(targets), root).toContain('test');
  }
});

it('every check is kept by its inputs', () => {
  for (const { name, data } of Object.values(graph.nodes)) {
    for (const target of ['build', 'format', 'test', 'unit', 'e2e', 'lint', 'typecheck', 'sync']) {
      const found = data.targets?.[target];
      if (!found || found.executor === 'nx:noop') continue;
      expect({ name, target, cache: found.cache, hasInputs: (found.inputs?.length ?? 0) > 0, outputs: Array.isArray(found.outputs) }).toEqual({
        name,
        target,
        cache: true,
        hasInputs: true,
        outputs: true,
      });
    }
  }
});

it('what is compiled or run by a toolchain depends on its versions', () => {
  const { namedInputs } = JSON.parse(readFileSync(join(workspace, 'nx.json'), 'utf8')) as { namedInputs: Record<string, unknown[]> };
  for (const language of ['swift', 'dart']) {
    expect(JSON.stringify(namedInputs[language])).toContain('toolchains.mjs --versions');
    for (const target of ['test', ...(language === 'swift' ? ['build', 'format'] : [])]) {
      expect(graph.nodes[language]?.data.targets?.[target]?.inputs, `${language}:${target}`).toContain(language);
    }
  }
  for (const project of ['parity', 'force', 'readers']) {
    expect(graph.nodes[project]?.data.targets?.['e2e']?.inputs).toEqual(expect.arrayContaining(['swift', 'dart']));
  }
});

it('Nx finds no package called typescript: it would load it in each run, to read one option', () => {
  const { packages } = JSON.parse(readFileSync(join(workspace, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, unknown>> };
  expect(Object.keys(packages).filter((path) => path.endsWith('node_modules/typescript'))).toEqual([]);
});

describe('an edit affects what it can break', () => {
  it.each([
    ['dart-runtime', ['dart', 'codegen', 'parity', 'force', 'readers'], ['swift', 'ts-client', 'simulator']],
    ['swift-runtime', ['swift', 'codegen', 'parity', 'force', 'readers'], ['dart', 'ts-client', 'simulator']],
    ['dart', ['parity', 'force', 'readers'], ['swift', 'codegen', 'ts-client']],
    ['vectors', ['swift', 'dart', 'parity'], ['codegen', 'ts-client']],
    ['spec', ['codegen', 'ts-client', 'parity', 'model-checker'], ['toolchains', 'options']],
    ['toolchains', ['swift', 'dart', 'parity', 'force', 'readers', 'checks'], ['spec', 'ts-client', 'codegen']],
    ['force', [], ['parity', 'swift', 'dart', 'readers']],
  ])('of %s', (project, broken, safe) => {
    const affected = affectedBy(project);
    expect(affected).toEqual(expect.arrayContaining(broken));
    expect(affected.filter((name) => safe.includes(name))).toEqual([]);
  });

  it('and of a document nothing', () => {
    const documents = ['docs/', 'README.md', 'CONTRIBUTING.md'];
    const inputs = JSON.stringify([JSON.parse(readFileSync(join(workspace, 'nx.json'), 'utf8')), graph.nodes]);
    for (const document of documents) {
      expect(Object.values(graph.nodes).filter(({ data }) => document.startsWith(`${data.root}/`))).toEqual([]);
      expect(inputs).not.toContain(`{workspaceRoot}/${document}`);
    }
  });
});
