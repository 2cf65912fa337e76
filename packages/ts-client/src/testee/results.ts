/** Results as text: members in the order of the spec, those that are absent left out. */
import type { Operation, ValueType } from '@lockstep/spec';
import { canonicalText } from '../json/canonical.ts';
import type { JsonValue } from '../json/value.ts';
import { own } from '../own.ts';
import { writeBytes, type HashBytes } from './bytes.ts';

type Members = Readonly<Record<string, ValueType>>;
type Values = Readonly<Record<string, unknown>>;

const anyDepth = 2000; // What was read may be written.

/** The JSON text of an operation's result. */
export function writeResult(hash: HashBytes, operation: Operation, result: unknown): string {
  return writeMembers(hash, operation.result, result as Values);
}

function writeMembers(hash: HashBytes, members: Members, values: Values): string {
  const parts: string[] = [];
  for (const [name, type] of Object.entries(members)) {
    const value = own(values, name);
    if (value !== undefined) parts.push(`${JSON.stringify(name)}:${writeValue(hash, type, value)}`);
    else if (!type.optional) throw new TypeError(`the result lacks ${name}`);
  }
  return `{${parts.join(',')}}`;
}

function writeValue(hash: HashBytes, type: ValueType, value: unknown): string {
  if (type.nullable && value === null) return 'null';
  switch (type.kind) {
    case 'bytes':
      return writeBytes(hash, value as Uint8Array);
    case 'json':
      return canonicalText((value as { json: JsonValue }).json, anyDepth);
    case 'list':
      return `[${(value as unknown[]).map((item) => writeValue(hash, type.items as ValueType, item)).join(',')}]`;
    case 'object':
      return writeMembers(hash, type.members ?? {}, value as Values);
    case 'string':
    case 'path':
    case 'integer':
    case 'boolean':
    case 'scalar':
    case 'enum':
      return JSON.stringify(value);
  }
}
