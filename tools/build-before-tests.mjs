// What vitest does before the tests: some start threads and programs, which run what is built.
export { build as setup } from './build.mjs';
