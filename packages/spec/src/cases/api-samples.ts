/** Samples of documents, and what is wrong in documents that are nearly right: derived, so that new calls have cases, too. */
import type { Document, DocumentMember } from '../define.ts';
import type { Json } from './define-cases.ts';
import { words } from './derived.ts';

/** A JSON object. */
export type JsonMembers = { readonly [name: string]: Json };

/** What strings and addresses of a sample look like. */
export type SampleStyle = 'plain' | 'hostile';

/** Characters that end a text, a path, a query or a line somewhere, or that somebody normalises. */
export const hostileText = 'a"\\/\'<&>%2F+=?#{}$&\r\n\t\u007f\u2028\u00e9e\u0301\u{1f600}__proto__';
/** What a signed address may hold, escapes of both cases among it: it is sent as it came. */
const hostileAddress = "https://Storage.example:8080/a%2fb%2F/~c;d=e!$'()*,:@?X-Amz-Signature=%2B+%2b&x=y?z/&x=y&=";

const nested = 10;

/** The base64 of so many bytes; in the hostile style with both characters that are not letters or digits. */
function base64Of(bytes: number, style: SampleStyle, salt: number): string {
  const byte = style === 'plain' ? salt : 0xfb + (salt % 2) * 4;
  return btoa(String.fromCharCode(byte).repeat(bytes));
}

function sampleOfMember(name: string, member: DocumentMember, style: SampleStyle, salt: number): Json {
  const { kind, minimum, maximum, base64Bytes, isAddress, of, items } = member;
  switch (kind) {
    case 'string':
      if (base64Bytes !== undefined) return base64Of(base64Bytes, style, salt);
      if (isAddress) return style === 'plain' ? `https://storage.example/${words(name)}-${salt}` : hostileAddress;
      return style === 'plain' ? `${words(name)}-${salt}` : `${hostileText}${salt}`;
    case 'integer':
      // Two of whatever is counted: as many as a list of the sample has.
      return Math.min(Math.max(2, minimum ?? 2), maximum ?? 2);
    case 'boolean':
      return false;
    case 'object':
      return sampleOf(of as Document, style, salt * nested);
    case 'list':
      return [1, 2].slice(0, maximum).map((index) => sampleOfMember(name, items as DocumentMember, style, salt * nested + index));
  }
}

/** A document with all its members, in no canonical order. */
export function sampleOf(document: Document, style: SampleStyle = 'plain', salt = 1): JsonMembers {
  return Object.fromEntries(Object.entries(document.members).map(([name, member]) => [name, sampleOfMember(name, member, style, salt)]));
}

function mustBe({ required, requiredUnless }: DocumentMember): boolean {
  return required || requiredUnless !== undefined;
}

/** A sample without the members that need not be there, at any depth. */
export function withoutOptional(document: Document, sample: JsonMembers): JsonMembers {
  const kept = Object.entries(document.members).filter(([, member]) => mustBe(member));
  return Object.fromEntries(kept.map(([name, { of }]) => [name, of ? withoutOptional(of, sample[name] as JsonMembers) : (sample[name] as Json)]));
}

/** A document that is wrong in one place. */
export interface Flawed {
  /** The place and what is wrong there, as an id writes it. */
  readonly name: string;
  /** Whether a value is missing or of another type, is out of its range, or is one that a reader need not look at. */
  readonly kind: 'type' | 'range' | 'unread';
  readonly value: JsonMembers;
}

const wrongTypes: Readonly<Record<DocumentMember['kind'], Readonly<Record<string, Json>>>> = {
  string: { integer: 1, object: {} },
  integer: { string: '2', fraction: 1.5, boolean: true },
  boolean: { string: 'false', integer: 0 },
  object: { string: '{}', list: [] },
  list: { object: {}, string: '' },
};

/** Values of the right type that a member does not take. */
function outOfRange({ minimum, maximum, base64Bytes, isAddress, kind }: DocumentMember): Readonly<Record<string, Json>> {
  if (kind === 'string' && base64Bytes !== undefined) {
    const text = base64Of(base64Bytes, 'plain', 1);
    return {
      short: base64Of(base64Bytes - 1, 'plain', 1),
      long: base64Of(base64Bytes + 1, 'plain', 1),
      unpadded: text.replaceAll('=', ''),
      hex: '01'.repeat(base64Bytes),
      'url-alphabet': base64Of(base64Bytes, 'hostile', 0).replaceAll('+', '-').replaceAll('/', '_'),
    };
  }
  if (kind === 'string' && isAddress)
    return {
      empty: '',
      relative: '/a',
      'other-scheme': 'ftp://storage.example/a',
      'no-host': 'https:///a',
      user: 'https://user@storage.example/a',
      fragment: 'https://storage.example/a#b',
      space: 'https://storage.example/a b',
      'half-an-escape': 'https://storage.example/%2',
    };
  if (kind === 'integer') return { ...(minimum !== undefined && { below: minimum - 1 }), ...(maximum !== undefined && { above: maximum + 1 }) };
  return kind === 'list' && minimum === 1 ? { empty: [] } : {};
}

/** Every document that is a sample but for one place. `judgement`: a request is judged whole, an answer by what must be there. */
export function makeFlawed(document: Document, sample: JsonMembers, judgement: 'request' | 'answer'): Flawed[] {
  return Object.entries(document.members).flatMap(([name, member]) => {
    const place = words(name);
    const needed = mustBe(member);
    const ignored = judgement === 'answer' && !needed;
    const change = (what: string, kind: Flawed['kind'], value: Json): Flawed => ({
      name: `${place}-${what}`,
      kind: ignored ? 'unread' : kind,
      value: { ...sample, [name]: value },
    });
    const { [name]: own, ...others } = sample;
    const absent: Flawed[] = needed ? [{ name: `${place}-missing`, kind: 'type', value: others }] : [];
    return [
      ...absent,
      change('null', needed ? 'type' : 'unread', null),
      ...Object.entries(wrongTypes[member.kind]).map(([what, value]) => change(`is-${what}`, 'type', value)),
      ...Object.entries(outOfRange(member)).map(([what, value]) => change(what, 'range', value)),
      ...(ignored ? [] : flawedInside(member, own as Json, judgement)).map(({ name: inner, kind, value }) => ({
        name: `${place}-${inner}`,
        kind,
        value: { ...sample, [name]: value },
      })),
    ];
  });
}

/** What is wrong inside an object or in the second item of a list. */
function flawedInside(member: DocumentMember, value: Json, judgement: 'request' | 'answer'): { name: string; kind: Flawed['kind']; value: Json }[] {
  if (member.of) return makeFlawed(member.of, value as JsonMembers, judgement);
  if (!member.items) return [];
  const [first = null, second = null] = value as readonly Json[];
  const { items } = member;
  const inItem = [
    { name: 'null', kind: 'type' as const, value: null },
    ...Object.entries(wrongTypes[items.kind]).map(([what, wrong]) => ({ name: `is-${what}`, kind: 'type' as const, value: wrong })),
    ...Object.entries(outOfRange(items)).map(([what, wrong]) => ({ name: what, kind: 'range' as const, value: wrong })),
    ...flawedInside(items, second, judgement),
  ];
  const twice = member.isDistinct ? [{ name: 'twice', kind: 'range' as const, value: [first, first] }] : [];
  return [...twice, ...inItem.map((flaw) => ({ name: `item-${flaw.name}`, kind: flaw.kind, value: [first, flaw.value] }))];
}
