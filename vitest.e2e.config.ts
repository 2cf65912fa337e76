/** Tests that drive the testees of all languages. */
import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default defineConfig({
  ...base,
  test: { ...base.test, exclude: ['**/node_modules/**', '**/dist/**'], include: ['tools/*/src/**/*.e2e.test.ts'] },
});
