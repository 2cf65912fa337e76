import { defineConfig } from 'vitest/config';

/** The tests that mutated modules are held against: those beside them, which take seconds. */
export default defineConfig({
  logLevel: 'error',
  resolve: { conditions: ['@lockstep/source'] },
  ssr: { resolve: { conditions: ['@lockstep/source', 'node'] } },
  test: {
    include: ['packages/ts-client/src/base64.test.ts', 'packages/ts-client/src/{json,stream,upload}/*.test.ts'],
    testTimeout: 120_000,
    exclude: ['**/*.e2e.test.ts', '**/*.long.test.ts'],
  },
});
