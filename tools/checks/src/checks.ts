/** The checks of `npm test`. */
import { ensureModernNode, ensureToolchain } from '@lockstep/toolchains';
import { join } from 'node:path';
import type { Check, Command, Language } from './check.ts';

/** A command of the workspace's own `node_modules`, run without npx's start-up. */
function local(root: string, script: string, ...args: string[]): Command {
  return { file: process.execPath, args: [join(root, 'node_modules', script), ...args] };
}

async function inToolchain(language: Language, cwd: string, program: string, ...args: string[]): Promise<Command> {
  const toolchain = await ensureToolchain(language, { log: () => undefined });
  return { ...toolchain.command(program, args), cwd };
}

/**
 * The checks as stages; the lanes of a stage run side by side, on two cores: what TypeScript needs beside what the
 * other languages need.
 * @param root the workspace's folder
 * @param without languages that the person leaves out
 */
export function lanes(root: string, without: readonly Language[]): readonly (readonly (readonly Check[])[])[] {
  const swift = join(root, 'generated/swift');
  const dart = join(root, 'generated/dart');
  const node = (name: string, needs: readonly Language[], ...args: string[]): Check => ({
    name,
    needs,
    commands: async () => [{ file: process.execPath, args }],
  });
  // As it ships: without the optimizer, frames of megabytes take minutes.
  const optimized = ['-c', 'release', '-Xswiftc', '-enable-testing'];
  const skips = without.flatMap((language) => ['--without', language]);
  const toolchains = node('toolchains', [], 'tools/toolchains/toolchains.mjs', ...skips);
  const typescript: Check[] = [
    { name: 'sync', needs: [], commands: async () => [local(root, 'nx/dist/bin/nx.js', 'sync:check')] },
    { name: 'types', needs: [], commands: async () => [local(root, 'typescript/bin/tsc', '-p', 'tsconfig.json')] },
    { name: 'lint', needs: [], commands: async () => [local(root, 'eslint/bin/eslint.js', '.')] },
    { name: 'unit', needs: [], commands: async () => [local(root, 'vitest/vitest.mjs', 'run')] },
  ];
  const others: Check[] = [
    {
      name: 'swift-format',
      needs: ['swift'],
      commands: async () => {
        const lint = ['format', 'lint', '--strict', '--recursive', '--configuration', '.swift-format'];
        // What the emitter makes of hostile and of long names, too.
        const fixtures = join(root, 'packages/codegen/src/targets/swift/fixtures');
        return [await inToolchain('swift', swift, 'swift', ...lint, 'Package.swift', 'Sources', 'Tests', fixtures)];
      },
    },
    {
      name: 'swift',
      needs: ['swift'],
      commands: async () => [
        { ...(await inToolchain('swift', swift, 'swift', 'build', ...optimized, '--build-tests')), forbidden: /^.*warning: .*$/m },
        await inToolchain('swift', swift, 'swift', 'test', ...optimized, '--skip-build'),
      ],
    },
    {
      name: 'dart-format',
      needs: [],
      commands: async () => [{ file: await ensureModernNode(), args: ['tools/checks/dart-format.mjs', dart] }],
    },
    {
      name: 'dart',
      needs: ['dart'],
      commands: async () => [await inToolchain('dart', dart, 'dart', 'test/all.dart')],
    },
  ];
  const parity = node('parity', [], 'tools/parity/parity.mjs', ...skips);
  const force = node('force', [], 'tools/force/force.mjs', '--seconds', '10', ...skips);
  const readers = node('readers', [], 'tools/readers/readers.mjs', ...skips);
  return [[[toolchains]], [typescript, others], [[parity], [force, readers]]];
}
