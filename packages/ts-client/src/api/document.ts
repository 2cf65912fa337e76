/** Documents of calls as schemas of JSON values: what a call can't continue with is named. */
import { JsonLimits, type Document, type DocumentMember, type ValueOf } from '@lockstep/spec';
import { fromBase64 } from '../base64.ts';
import { LockstepError } from '../errors.ts';
import { UnsafeInteger, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts';
import { objectOf } from '../own.ts';
import { requireAddress } from './address.ts';

const { maximumExactInteger } = JsonLimits.values;

/** What is wrong with a document: a type that is not the member's, or a value that is out of its range. */
export interface Offence {
  readonly kind: 'type' | 'range';
  /** What offends and how, for people; never the value. */
  readonly message: string;
}

/**
 * How a document is judged: a request by all that is in it, an answer by what must be there. In an answer the value of any
 * other member has a reading or has none, and stays as it came.
 */
export type Judgement = 'request' | 'answer';

type Pass = Offence['kind'];
/** Finds the first offence of a pass; types are checked before ranges. */
interface Judge {
  readonly judgement: Judgement;
  readonly pass: Pass;
}

/** The first offence of a document; null where it has none. */
export function judgeDocument(document: Document, json: JsonValue, judgement: Judgement): Offence | null {
  return (
    judgeObject(document, json, document.name, { judgement, pass: 'type' }) ??
    judgeObject(document, json, document.name, { judgement, pass: 'range' })
  );
}

function judgeObject(document: Document, json: JsonValue | undefined, what: string, judge: Judge): Offence | null {
  if (!isJsonObject(json)) return { kind: 'type', message: `${what} must be an object` };
  for (const [name, member] of Object.entries(document.members)) {
    const value = json.get(name) ?? null;
    const mustBe = member.required || (member.requiredUnless !== undefined && json.get(member.requiredUnless) !== true);
    if (value === null && mustBe) return { kind: 'type', message: `${what}.${name} is missing` };
    if (value === null || (judge.judgement === 'answer' && !mustBe)) continue;
    const offence = judgeValue(member, value, `${what}.${name}`, json, judge);
    if (offence) return offence;
  }
  return null;
}

function judgeValue(member: DocumentMember, value: JsonValue, what: string, json: JsonObject, judge: Judge): Offence | null {
  switch (member.kind) {
    case 'string':
      if (typeof value !== 'string') return typeOffence(judge, what, 'must be a string');
      return judge.pass === 'range' ? judgeText(member, value, what) : null;
    case 'integer':
      return judgeInteger(member, value, what, judge);
    case 'boolean':
      return typeof value === 'boolean' ? null : typeOffence(judge, what, 'must be true or false');
    case 'object':
      return judgeObject(member.of as Document, value, what, judge);
    case 'list':
      return judgeList(member, value, what, json, judge);
  }
}

function judgeText({ base64Bytes, isAddress }: DocumentMember, value: string, what: string): Offence | null {
  if (base64Bytes !== undefined && lengthOf(value) !== base64Bytes)
    return { kind: 'range', message: `${what} must be the base64 of ${base64Bytes} bytes` };
  if (!isAddress) return null;
  try {
    requireAddress(what, value);
    return null;
  } catch (error) {
    if (error instanceof LockstepError) return { kind: 'range', message: error.message };
    throw error;
  }
}

/** The number of bytes that a base64 text stands for; null where it is none. */
function lengthOf(text: string): number | null {
  try {
    return fromBase64(text).length;
  } catch {
    return null;
  }
}

function judgeInteger({ minimum, maximum }: DocumentMember, value: JsonValue, what: string, judge: Judge): Offence | null {
  const isRanged = minimum !== undefined || maximum !== undefined;
  // A whole number of any size has the type of one that has a range: it is out of it.
  const number = isRanged && value instanceof UnsafeInteger ? value.value : value;
  if (typeof number !== 'number' || !(isRanged ? Number.isInteger(number) : Number.isSafeInteger(number)))
    return typeOffence(judge, what, 'must be a whole number');
  const [least, most] = [minimum ?? -maximumExactInteger, maximum ?? maximumExactInteger];
  if (judge.pass === 'type' || (number >= least && number <= most)) return null;
  return { kind: 'range', message: `${what} must be from ${least} to ${most}; got ${number}` };
}

function judgeList(member: DocumentMember, value: JsonValue, what: string, json: JsonObject, judge: Judge): Offence | null {
  if (!isJsonArray(value)) return typeOffence(judge, what, 'must be a list');
  const items = member.items as DocumentMember;
  for (const [index, item] of value.entries()) {
    const offence = judgeValue(items, item, `${what}[${index}]`, json, judge);
    if (offence) return offence;
  }
  if (judge.pass === 'type') return null;
  const { minimum = 0, maximum = Infinity } = member;
  if (value.length < minimum || value.length > maximum)
    return { kind: 'range', message: `${what} must have from ${minimum} to ${maximum} items; got ${value.length}` };
  if (member.isDistinct && !isDistinct(items, value)) return { kind: 'range', message: `${what} has the same item twice` };
  const other = member.distinctFrom === undefined ? undefined : json.get(member.distinctFrom);
  if (other !== undefined && value.includes(other)) return { kind: 'range', message: `${what} has an item that is ${member.distinctFrom}` };
  return null;
}

/** Whether no two items are the same text, or have the same text in a member that all of them have. */
function isDistinct({ of }: DocumentMember, values: readonly JsonValue[]): boolean {
  const differs = (texts: readonly unknown[]): boolean => new Set(texts).size === texts.length;
  if (!of) return differs(values);
  const names = Object.entries(of.members).filter(([, { kind, required }]) => kind === 'string' && required);
  return names.every(([name]) => differs(values.map((value) => (value as JsonObject).get(name))));
}

function typeOffence({ pass }: Judge, what: string, how: string): Offence | null {
  return pass === 'type' ? { kind: 'type', message: `${what} ${how}` } : null;
}

/** A document that was judged, as an object of its known members; one that has no reading is left out. */
export function valueOfDocument<D extends Document>(document: D, json: JsonObject): ValueOf<D> {
  const members = Object.entries(document.members).map(([name, member]) => [name, valueOf(member, json.get(name))] as const);
  return objectOf(members.filter(([, value]) => value !== undefined)) as ValueOf<D>;
}

function valueOf(member: DocumentMember, value: JsonValue | undefined): unknown {
  if (value === undefined || value === null) return value;
  switch (member.kind) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'integer':
      return Number.isSafeInteger(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'object':
      return isJsonObject(value) && judgeDocument(member.of as Document, value, 'answer') === null
        ? valueOfDocument(member.of as Document, value)
        : undefined;
    case 'list': {
      if (!isJsonArray(value)) return undefined;
      const items = value.map((item) => valueOf(member.items as DocumentMember, item));
      return items.includes(undefined) ? undefined : items;
    }
  }
}

/** Plain values as JSON: what a caller in this program passes as parameters. */
export function jsonOf(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  return new Map(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, jsonOf(member)]),
  );
}
