/** The digest of a spec: the same exactly where two specs decide the same bytes and the same behaviour. */
import { createHash } from 'node:crypto';
import type { SpecModel } from './schema.ts';

// The version names a release and the documentation explains it: neither decides a byte.
const decidesNothing = new Set(['documentation', 'specVersion', 'modelVersion', 'subject']);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([name, member]) => !decidesNothing.has(name) && member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * SHA-256, in hex, of the model's canonical JSON (RFC 8785) without documentation, subjects and versions.
 * @param model the model; a digest that it holds already is left out
 */
export function specDigest(model: Omit<SpecModel, 'specDigest'>): string {
  const { specDigest: _, ...rest } = model as SpecModel;
  return createHash('sha256').update(canonical(rest)).digest('hex');
}
