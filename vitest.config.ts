import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@lockstep/source'] },
  ssr: { resolve: { conditions: ['@lockstep/source', 'node'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tools/*/src/**/*.test.ts'],
    globalSetup: 'tools/build-before-tests.mjs',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
