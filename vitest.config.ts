import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

// Of the other projects a run has what is built, which Node loads in a tenth of the time that compiling it here takes. Nothing
// builds while vitest watches: then it has the sources.
const conditions = process.argv.includes('run') ? [] : ['@lockstep/source'];

// A test that replaces a module must have all modules for itself. The others of a project share them: to load those takes
// longer than most tests.
const replacesModules = /\bvi\.(?:mock|doMock|hoisted)\(/;

/** The files of tests below a folder that packages and tools have, by the end of their name. */
export function testFiles(ending: string): string[] {
  return ['packages', 'tools'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`)
      .filter((name) => /^[^/]+\/[^/]+\/src\//.test(name) && name.endsWith(ending) && !name.includes('/node_modules/')),
  );
}

/** A configuration that runs the tests of some files. */
export function configFor(files: readonly string[]): ViteUserConfig {
  const isolated = files.filter((file) => replacesModules.test(readFileSync(file, 'utf8')));
  const shared = files.filter((file) => !isolated.includes(file));
  return defineConfig({
    logLevel: 'error', // Vite warns of every file of a package whose source maps are not in it.
    resolve: { conditions },
    ssr: { resolve: { conditions: [...conditions, 'node'] } },
    test: {
      globalSetup: 'tools/build-before-tests.mjs',
      // It imports JSON as bundlers do, and as Node does not.
      server: { deps: { inline: ['@actions/workflow-parser'], external: [/\/(?:packages|tools)\/[^/]+\/dist\//] } },
      testTimeout: 300_000,
      hookTimeout: 300_000,
      projects: [
        { extends: true as const, test: { name: 'shared', include: shared, isolate: false } },
        { extends: true as const, test: { name: 'isolated', include: isolated } },
      ].filter(({ test }) => test.include.length > 0),
    },
  });
}

// Those of the other endings need all toolchains, or minutes, and run with vitest.e2e.config.ts and vitest.long.config.ts.
export default configFor(testFiles('.test.ts').filter((file) => !file.endsWith('.e2e.test.ts') && !file.endsWith('.long.test.ts')));
