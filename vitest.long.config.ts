/** Tests that take long, and run every night and on demand: npx nx run-many -t long. */
import { configFor, testFiles } from './vitest.config.ts';

export default configFor(testFiles('.long.test.ts'));
