import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const guide = read('../../../../../docs/guides/locks.md');
const shown = [...guide.matchAll(/^```dart\n([^]*?)^```$/gm)].map(([, code = '']) => code);
/** Names where the packages are in an app; in the tests their declarations stand beside the adapters. */
const inAnApp = (source: string): string =>
  source
    .replaceAll("'../../lib/locks.dart'", "'package:lockstep/locks.dart'")
    .replace(/'(sqflite|sqlite3)\.dart'/, "'package:$1/$1.dart'");

it.each(['sqflite', 'sqlite3'])('the guide shows the adapter for %s that the Dart tests compile', (name) => {
  expect(shown).toContain(inAnApp(read(`runtime/test/adapters/${name}_lock_database.dart`)));
});

it('the README shows the example that the Dart tests run', () => {
  expect(read('runtime/README.md')).toContain(read('runtime/example/main.dart'));
});
