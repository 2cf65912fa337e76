/** The testee of the reference client, in this process. */
import { loadProvider, loadWasmSodium } from '@lockstep/ts-client';
import { createTestee, serve } from '@lockstep/ts-client/testing';
import { findSpecDigest } from './spec-digest.ts';

/**
 * Answers requests until the input ends.
 * @returns the exit code
 */
export async function runTypeScript(): Promise<number> {
  // For comparing the two builds of libsodium; the native one is what Node uses where it can.
  const provider = await (process.env['LOCKSTEP_SODIUM'] === 'wasm' ? loadWasmSodium() : loadProvider());
  const about = { language: 'typescript', runtime: `Node ${process.versions.node}`, specDigest: () => findSpecDigest() };
  process.stdout.on('error', () => process.exit(0)); // Whoever asked is gone.
  await serve(createTestee(provider, about), process.stdin, process.stdout);
  return 0;
}
