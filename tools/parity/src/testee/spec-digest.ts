/** The digest of the spec as its sources stand, computed once for each state of the builds. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspace } from './workspace.ts';

// What says of which sources each build is: the digest follows from these packages, and from those of others.
const states = ['packages/spec/dist/.stamp.json', 'packages/codegen/dist/.stamp.json', 'packages/ts-client/dist/.stamp.json', 'package-lock.json'];

async function compute(root: string): Promise<string> {
  const { loadModel } = await import('@lockstep/codegen');
  return (await loadModel(root)).specDigest;
}

/**
 * Finds the digest: to load the model takes as long as all else that a testee does when it starts.
 * @param root the workspace's folder
 * @param computed how it is computed where it is not known
 * @returns 64 digits
 */
export async function findSpecDigest(root = workspace, computed = compute): Promise<string> {
  const hash = createHash('sha256');
  for (const state of states)
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(root, state)))
        .digest(),
    );
  const key = hash.digest('hex');
  const file = join(root, 'node_modules/.cache/lockstep/spec-digest');
  const [known, digest = ''] = readText(file).split(' ');
  if (known === key && /^[0-9a-f]{64}$/.test(digest)) return digest;
  const made = await computed(root);
  const own = `${file}.${randomUUID()}`; // Another testee may start at the same time.
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(own, `${key} ${made}`);
  renameSync(own, file);
  return made;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // Nobody has asked yet.
  }
}
