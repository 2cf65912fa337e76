/**
 * The package builds for iOS 15 and macOS 12. Linux can't show it: every API is available there. So the sources are
 * searched for what came later.
 */
import { expect, it } from 'vitest';
import { readAssets } from '../assets.ts';

// What is tempting in such a package, with the iOS that it came with.
const later: readonly (readonly [name: string, pattern: RegExp, version: number])[] = [
  ['Duration', /\bDuration\b/, 16],
  ['Clock, Instant', /\b(?:Continuous|Suspending)Clock\b|: some Clock\b|\.now - \w+\.now\b/, 16],
  ['Task.sleep(for:)', /\bTask\.sleep\((?:for|until):/, 16],
  ['URL(filePath:)', /\bURL\(filePath:|\.appending\((?:path|component|queryItems)|\.path\(percentEncoded/, 16],
  ['regular expressions', /\bRegex\b|\.firstMatch\(of:|\.wholeMatch\(/, 16],
  ['any P<T>', /\bany \w+</, 16],
  ['OSAllocatedUnfairLock', /\bOSAllocatedUnfairLock\b/, 16],
  ['Mutex, Atomic', /\bMutex(?:<|\()|\bAtomic(?:<|\()|import Synchronization/, 18],
  ['AsyncStream.makeStream', /\.makeStream\(/, 17],
  ['withDiscardingTaskGroup', /\bwith(?:Throwing)?DiscardingTaskGroup\b/, 17],
  ['custom executors', /\bunownedExecutor\b|\bTaskExecutor\b/, 17],
  ['@Observable', /@Observable\b/, 17],
];

const oldest = 15;
const sources = [...readAssets('swift', 'runtime')].filter(([path]) => path.startsWith('Sources/LockstepCore/') && path.endsWith('.swift'));
// A comment names no API.
const code = (text: string): string => text.replace(/^\s*\/\/.*$/gm, '');

it(`uses nothing that came after iOS ${oldest} without saying so`, () => {
  expect(sources.length).toBeGreaterThan(50);
  const found = sources.flatMap(([path, text]) =>
    later
      .filter(([, pattern, version]) => version > oldest && pattern.test(code(text)) && !/@available|#available/.test(text))
      .map(([name]) => `${path}: ${name}`),
  );
  expect(found).toEqual([]);
});

it('imports what the system has alone: a module of an app, or of another package, turns no condition', () => {
  const modules = sources.flatMap(([, text]) => [...text.matchAll(/canImport\((\w+)\)/g)].map((match) => match[1]));
  expect([...new Set(modules)].sort()).toEqual(['Darwin', 'FoundationNetworking', 'Musl']);
});

it('would find one', () => {
  const planted = ['try await Task.sleep(for: .seconds(1))', 'let limit: Duration', 'let lock = Mutex(0)', 'URL(filePath: path)'];
  for (const line of planted)
    expect(
      later.some(([, pattern]) => pattern.test(line)),
      line,
    ).toBe(true);
});
