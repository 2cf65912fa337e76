/** The arguments of a request: the types of all of them first, then their ranges, both in the spec's order. */
import { isAbsolute } from 'node:path';
import { JsonLimits, type Operation, type ValueType } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';
import { LockstepError, requireLength } from '../errors.ts';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/value.ts';
import { objectOf } from '../own.ts';
import { readBytes } from './bytes.ts';
import { enums } from './definitions.ts';
import { invalidRequest, requireInteger, requireString, requireWhole } from './types.ts';

const { maximumExactInteger } = JsonLimits.values;

/** Arguments by their names: JSON, and bytes that a caller in this process hands over as they are. */
export type Arguments = ReadonlyMap<string, JsonValue | Uint8Array>;

type Members = Readonly<Record<string, ValueType>>;
/** A value of the right type, whose range is checked when it is called for. */
type Ranged<T = unknown> = () => T;

/**
 * Reads the arguments of an operation. Members that it does not know are ignored.
 * @throws LockstepError `invalid_request` for one that is missing or of the wrong type, then `invalid_argument` and
 * `unknown_value` for one out of range
 */
export function readArguments(provider: CryptoProvider, operation: Operation, args: Arguments): unknown {
  return new ArgumentReader(provider).members('', operation.args, args)();
}

class ArgumentReader {
  readonly #provider: CryptoProvider;

  constructor(provider: CryptoProvider) {
    this.#provider = provider;
  }

  members(prefix: string, members: Members, json: Arguments): Ranged {
    const ranged: [string, Ranged][] = [];
    for (const [name, type] of Object.entries(members)) {
      const value = json.get(name);
      if (value !== undefined) ranged.push([name, this.#value(`${prefix}${name}`, type, value)]);
      else if (!type.optional) throw invalidRequest(`${prefix}${name} is missing`);
    }
    return () => objectOf(ranged.map(([name, value]) => [name, value()] as const));
  }

  #value(what: string, type: ValueType, json: JsonValue | Uint8Array): Ranged {
    if (json instanceof Uint8Array) return bytes(what, type, json);
    if (type.nullable && json === null) return always(null);
    switch (type.kind) {
      case 'bytes':
        return readBytes(this.#provider, what, json, type);
      case 'string':
        return always(requireString(what, json));
      case 'path':
        return path(what, requireString(what, json));
      case 'integer':
        return integer(what, type, json);
      case 'boolean':
        if (typeof json !== 'boolean') throw invalidRequest(`${what} must be true or false`);
        return always(json);
      case 'json':
        return always({ json });
      case 'scalar':
        return always(typeof json === 'string' ? json : requireInteger(what, json));
      case 'enum':
        return member(what, type.name ?? '', requireString(what, json));
      case 'list':
        return this.#list(what, type, json);
      case 'object':
        if (!isJsonObject(json)) throw invalidRequest(`${what} must be an object`);
        return this.members(`${what}.`, type.members ?? {}, json);
    }
  }

  #list(what: string, type: ValueType, json: JsonValue): Ranged {
    if (!isJsonArray(json)) throw invalidRequest(`${what} must be an array`);
    const items = json.map((item, index) => this.#value(`${what}[${index}]`, type.items as ValueType, item));
    return () => {
      if (type.maximum !== undefined && items.length > type.maximum) {
        throw new LockstepError('invalid_argument', `${what} has ${items.length} items, and at most ${type.maximum} are allowed`);
      }
      return items.map((item) => item());
    };
  }
}

function always<T>(value: T): Ranged<T> {
  return () => value;
}

function bytes(what: string, { kind, length }: ValueType, value: Uint8Array): Ranged<Uint8Array> {
  if (kind !== 'bytes') throw invalidRequest(`${what} must be a byte string`);
  return () => {
    if (length !== undefined) requireLength(what, value, length);
    return value;
  };
}

function integer(what: string, { minimum, maximum }: ValueType, json: JsonValue): Ranged<number> {
  if (minimum === undefined && maximum === undefined) return always(requireInteger(what, json));
  return within(what, minimum ?? -maximumExactInteger, maximum ?? maximumExactInteger, requireWhole(what, json));
}

function within(what: string, minimum: number, maximum: number, value: number): Ranged<number> {
  return () => {
    if (value >= minimum && value <= maximum) return value;
    throw new LockstepError('invalid_argument', `${what} must be from ${minimum} to ${maximum}, and is ${value}`);
  };
}

function path(what: string, value: string): Ranged<string> {
  return () => {
    if (isAbsolute(value) && !value.includes('\0')) return value;
    throw new LockstepError('invalid_argument', `${what} must be an absolute path`);
  };
}

function member(what: string, enumName: string, name: string): Ranged<string> {
  return () => {
    if (Object.hasOwn(enums.get(enumName)?.members ?? {}, name)) return name;
    throw new LockstepError('unknown_value', `${what}: ${enumName} has no member ${JSON.stringify(name)}`);
  };
}
