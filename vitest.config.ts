import { defineConfig } from 'vitest/config';

export default defineConfig({
  logLevel: 'error', // Vite warns of every file of a package whose source maps are not in it.
  resolve: { conditions: ['@lockstep/source'] },
  ssr: { resolve: { conditions: ['@lockstep/source', 'node'] } },
  test: {
    // Those need all toolchains, or minutes, and run with vitest.e2e.config.ts and vitest.long.config.ts.
    exclude: ['**/*.e2e.test.ts', '**/*.long.test.ts', '**/node_modules/**', '**/dist/**'],
    include: ['packages/*/src/**/*.test.ts', 'tools/*/src/**/*.test.ts'],
    globalSetup: 'tools/build-before-tests.mjs',
    // It imports JSON as bundlers do, and as Node does not.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
