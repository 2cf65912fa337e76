/** Tests that take long, and run every night and on demand: npx nx run-many -t long. */
import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    exclude: ['**/node_modules/**', '**/dist/**'],
    include: ['packages/*/src/**/*.long.test.ts', 'tools/*/src/**/*.long.test.ts'],
  },
});
