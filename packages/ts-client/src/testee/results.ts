/** Results as text: members in the order of the spec, those that are absent left out. */
import type { Operation, ValueType } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';
import { canonicalText } from '../json/canonical.ts';
import type { JsonValue } from '../json/value.ts';
import { own } from '../own.ts';
import { writeBytes } from './bytes.ts';

type Members = Readonly<Record<string, ValueType>>;
type Values = Readonly<Record<string, unknown>>;

const anyDepth = 2000; // What was read may be written.

/** The JSON text of an operation's result. */
export function writeResult(provider: CryptoProvider, operation: Operation, result: unknown): string {
  return writeMembers(provider, operation.result, result as Values);
}

function writeMembers(provider: CryptoProvider, members: Members, values: Values): string {
  const parts: string[] = [];
  for (const [name, type] of Object.entries(members)) {
    const value = own(values, name);
    if (value !== undefined) parts.push(`${JSON.stringify(name)}:${writeValue(provider, type, value)}`);
    else if (!type.optional) throw new TypeError(`the result lacks ${name}`);
  }
  return `{${parts.join(',')}}`;
}

function writeValue(provider: CryptoProvider, type: ValueType, value: unknown): string {
  if (type.nullable && value === null) return 'null';
  switch (type.kind) {
    case 'bytes':
      return writeBytes(provider, value as Uint8Array);
    case 'json':
      return canonicalText((value as { json: JsonValue }).json, anyDepth);
    case 'list':
      return `[${(value as unknown[]).map((item) => writeValue(provider, type.items as ValueType, item)).join(',')}]`;
    case 'object':
      return writeMembers(provider, type.members ?? {}, value as Values);
    case 'string':
    case 'path':
    case 'integer':
    case 'boolean':
    case 'scalar':
    case 'enum':
      return JSON.stringify(value);
  }
}
