/** Tests that drive the testees of all languages. */
import { configFor, testFiles } from './vitest.config.ts';

export default configFor(testFiles('.e2e.test.ts'));
