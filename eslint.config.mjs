// Lint: correctness rules that need types, and the layers. Data flows one way: spec, then codegen and ts-client beside
// each other, tools on top; what only vectors may use stays with them.
import tseslint from 'typescript-eslint';

const testing = { name: '@lockstep/ts-client/testing', message: 'Only the vectors target and tools may import what fixes a header.' };
const notFrom = (names) => names.map((name) => ({ regex: `^@lockstep/${name}(/|$)`, message: 'This import goes against the layers: see CONTRIBUTING.md.' }));
const folders = { regex: '^(\\.\\./)+(packages|tools|spec|codegen|ts-client)/', message: 'Import another package by its name.' };
const layer = (files, patterns, paths, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [folders, ...patterns], paths }] },
});
const tools = '(?!spec|codegen|ts-client)[^/]+';

export default tseslint.config(
  { ignores: ['**/dist/**', 'generated/**', '**/node_modules/**', '**/*.mjs', '**/*.cjs', '.nx/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off', // An interface may be asynchronous for another implementation's sake.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  layer(['packages/spec/**/*.ts'], notFrom(['.+']), [testing]),
  layer(['packages/codegen/**/*.ts'], notFrom([tools]), [testing], ['packages/codegen/src/targets/vectors/**']),
  layer(['packages/codegen/src/targets/vectors/**/*.ts'], notFrom([tools]), []),
  layer(['packages/ts-client/**/*.ts'], notFrom(['codegen', 'spec/cases', tools]), []),
  { files: ['tools/**/*.ts', 'packages/ts-client/src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.test.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off', 'max-lines': 'off' } },
);
