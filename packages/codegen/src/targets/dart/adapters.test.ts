import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const shownIn = (guide: string): string[] =>
  [...read(`../../../../../docs/guides/${guide}.md`).matchAll(/^```dart\n([^]*?)^```$/gm)].map(([, code = '']) => code);
/** Names where the packages are in an app; in the tests their declarations stand beside the adapters. */
const inAnApp = (source: string): string =>
  source
    .replace(/'\.\.\/\.\.\/lib\/(\w+)\.dart'/g, "'package:lockstep/$1.dart'")
    .replace(/'(sqflite|sqlite3|http|dio)\.dart'/, "'package:$1/$1.dart'");

it.each([
  ['sqflite', 'locks', 'lock_database'],
  ['sqlite3', 'locks', 'lock_database'],
  ['http', 'api', 'upload_transfer'],
  ['dio', 'api', 'upload_transfer'],
])('the guide shows the adapter for %s that the Dart tests compile', (name, guide, what) => {
  expect(shownIn(guide)).toContain(inAnApp(read(`runtime/test/adapters/${name}_${what}.dart`)));
});

it('the README shows the example that the Dart tests run', () => {
  expect(read('runtime/README.md')).toContain(read('runtime/example/main.dart'));
});
