/**
 * Tests that take long, and run every night and on demand: npx nx run-many -t long. Among them are those of which `npm test`
 * runs a part.
 */
import { readFileSync } from 'node:fs';
import { configFor, testFiles } from './vitest.config.ts';

const isSampled = (file: string): boolean => !/\.(?:e2e|long)\./.test(file) && readFileSync(file, 'utf8').includes('LOCKSTEP_EXHAUSTIVE');
const { test, ...rest } = configFor([...testFiles('.long.test.ts'), ...testFiles('.test.ts').filter(isSampled)]);

export default { ...rest, test: { ...test, env: { LOCKSTEP_EXHAUSTIVE: '1' } } };
