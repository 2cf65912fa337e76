/** Request bodies, as the server's own reader takes them: types are checked, what is unknown or missing is ignored. */
import type { Document, DocumentMember, ValueOf } from '@lockstep/spec';
import { isLosslessNumber, parse } from 'lossless-json';
import { Refusal } from './refusal.ts';

/** A document of which anything may be missing. */
export type Loose<T> = T extends readonly (infer I)[]
  ? readonly Loose<I>[]
  : T extends object
    ? { readonly [K in keyof T]?: Loose<T[K]> | undefined }
    : T;

/**
 * Reads a body by a document of the spec. Members that are null count as missing.
 * @throws Refusal `bad_request` for what is not a JSON object, and for a member of another type; an integer has no fraction
 */
export function bind<D extends Document>(document: D, body: string): Loose<ValueOf<D>> {
  let json: unknown;
  try {
    json = parse(body, undefined, { onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    throw new Refusal('bad_request');
  }
  return readObject(document, json) as Loose<ValueOf<D>>;
}

function readObject({ members }: Document, json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || isLosslessNumber(json)) throw new Refusal('bad_request');
  const read: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) {
    const value = Object.hasOwn(json, name) ? (json as Record<string, unknown>)[name] : null;
    if (value !== null && value !== undefined) read[name] = readMember(member, value);
  }
  return read;
}

function readMember({ kind, of, items }: DocumentMember, value: unknown): unknown {
  switch (kind) {
    case 'string':
      if (typeof value === 'string') return value;
      break;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      break;
    case 'integer':
      if (isLosslessNumber(value) && /^-?\d+$/.test(value.toString())) return Number(value.toString());
      break;
    case 'object':
      if (of) return readObject(of, value);
      break;
    case 'list':
      if (items && Array.isArray(value)) return value.map((item) => readMember(items, item));
      break;
  }
  throw new Refusal('bad_request');
}
