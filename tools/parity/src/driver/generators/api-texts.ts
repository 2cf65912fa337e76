/** Random JSON texts of the documents of calls, addresses and what is in headers: right, nearly right, and wrong. */
import type { Document, DocumentMember } from '@lockstep/spec';
import type { Random } from '../random.ts';
import { anyJson, anyMembers, anyNumber, anyText } from './model-texts.ts';

const hostileTexts = ['"', '\\', '&<>', '%2F', 'a+b=c&d', '\r\n', '\u0000', '\u2028', 'e\u0301', '\u{1f600}', '__proto__', '', ' ', '{id}', '$&'];
/** A list that may have more items than these is seldom made as long as it may be: it takes its time in every language. */
const fewItems = 1_000;
/** The most items that a list without a limit is given: twice a page of a diff. */
const endlessItems = 5_000;

/** Some things in another order. */
export function shuffled<T>(random: Random, from: Iterable<T>): T[] {
  return Array.from(from, (item) => [random.integer(0, 2 ** 40), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** A text of something, changed in one place. */
export function bendText(random: Random, text: string, inserted: readonly string[]): string {
  const at = random.integer(0, text.length);
  switch (random.integer(0, 3)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + random.pick(inserted) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + random.integer(1, 3));
    default:
      return text.slice(0, at) + random.pick(inserted) + text.slice(at + 1);
  }
}

function base64Of(random: Random, bytes: number, mess: number): string {
  const right = random.bytes(bytes).toString('base64');
  if (!random.happens(mess)) return right;
  switch (random.integer(0, 5)) {
    case 0:
      return random.bytes(random.integer(0, 2 * bytes)).toString('base64');
    case 1:
      return random.bytes(bytes).toString('hex');
    case 2:
      return random.bytes(bytes).toString('base64url');
    case 3:
      return right.replaceAll('=', '');
    default:
      return bendText(random, right, ['=', ' ', '\n', '-', '_', 'A', '\u0141']);
  }
}

const schemes = ['https://', 'https://', 'http://', 'HTTPS://', 'hTtP://'];
const wrongSchemes = ['ftp://', '//', '', 'https:/', 'https:', ' https://', 'file:///', 'https:\\\\'];
const hosts = ['storage.example', 'a', '127.0.0.1', '[::1]', 'A.b-c_d', 'localhost'];
const wrongHosts = ['', '-a', 'a-', 'a..b', 'u@h', 'h\u00e4', '[::1', '[g]', 'a b', '.', 'a%20b', '[1:2'];
const ports = ['', '', '', ':8080', ':0', ':65535', ':00080'];
const wrongPorts = [':65536', ':99999', ':', ':8a', ':123456', ':-1'];
const pathPieces = ['a', '/', '%2F', '%2f', '.', '..', '~', '!', '$&', "'", '(', ')', '*', '+', ',', ';', '=', ':', '@', '-', '_', '7'];
const queryPieces = [...pathPieces, '?', '&', 'X-Amz-Date=20261128T203007Z', 'X-Amz-Expires=604800'];
const wrongPieces = ['%', '%2', '%zz', ' ', '#', '\\', '"', '<', '\u00e9', '^', '|', '{', '[', '\n', '`', '\u0000', '\t'];

function chain(random: Random, from: readonly string[]): string {
  return Array.from({ length: random.integer(0, 5) }, () => random.pick(from)).join('');
}

/** An address, mostly of http or https with a host. */
export function anyAddress(random: Random, mess: number): string {
  const part = (right: readonly string[], wrong: readonly string[]): string => random.pick(random.happens(mess) ? wrong : right);
  const path = random.happens(80) ? `/${chain(random, pathPieces)}` : '';
  const query = random.happens(40) ? `?${chain(random, queryPieces)}` : '';
  const whole = part(schemes, wrongSchemes) + part(hosts, wrongHosts) + part(ports, wrongPorts) + path + query;
  return random.happens(mess) ? bendText(random, whole, wrongPieces) : whole;
}

/** The value of a header: mostly printable ASCII. */
export function anyHeaderValue(random: Random, mess: number): string {
  if (!random.happens(mess)) return Array.from({ length: random.integer(0, 12) }, () => String.fromCharCode(random.integer(0x21, 0x7e))).join('');
  return random.happens(50) ? anyText(random) : bendText(random, 'a b-c', [' ', '\r\n', '\t', '\u007f', '\u00e9', '\u0000', '~']);
}

function integerOf(random: Random, { minimum, maximum }: DocumentMember, mess: number): string {
  if (random.happens(mess)) return anyNumber(random);
  const [least, most] = [minimum ?? -9, maximum ?? 9_007_199_254_740_991];
  switch (random.integer(0, 5)) {
    case 0:
      return String(least + random.integer(random.happens(mess) ? -2 : 0, 2));
    case 1:
      return String(most - random.integer(random.happens(mess) ? -2 : 0, 2));
    case 2:
      return `${least + random.integer(0, 9)}${random.pick(['.0', 'e0', '.000', 'E+00'])}`;
    default:
      return String(random.integer(least, Math.min(most, 2 ** 46)));
  }
}

function textOf(random: Random, { base64Bytes, isAddress }: DocumentMember, mess: number): string {
  if (base64Bytes !== undefined) return base64Of(random, base64Bytes, mess);
  if (isAddress) return anyAddress(random, mess);
  if (random.happens(10)) return anyText(random);
  return random.happens(15) ? random.pick(hostileTexts) : `k${random.integer(0, random.happens(mess) ? 1 : 2 ** 30)}`;
}

function listOf(random: Random, member: DocumentMember, mess: number, count: number | undefined): string {
  const { items, maximum = endlessItems } = member;
  const few = count ?? random.integer(random.happens(mess) ? 0 : 1, 3);
  const isLongest = count === undefined && random.happens(1) && (maximum <= fewItems || random.happens(10));
  const length = isLongest ? maximum + random.integer(0, 1) : few;
  const made = Array.from({ length }, () => valueText(random, items as DocumentMember, mess));
  if (made.length > 1 && random.happens(mess)) made[0] = made.at(-1) as string;
  return `[${made.join(',')}]`;
}

function valueText(random: Random, member: DocumentMember, mess: number, count?: number): string {
  if (random.happens(mess)) return random.happens(30) ? 'null' : anyJson(random, 2);
  switch (member.kind) {
    case 'string':
      return JSON.stringify(textOf(random, member, mess));
    case 'integer':
      return count === undefined ? integerOf(random, member, mess) : String(count);
    case 'boolean':
      return random.pick(['true', 'false']);
    case 'object':
      return documentText(random, member.of as Document, mess);
    case 'list':
      return listOf(random, member, mess, count);
  }
}

/**
 * A document as JSON.
 * @param mess how often something is wrong, in percent, for every value
 * @param counted a list and how many items it has, or an integer and its value
 */
export function documentText(
  random: Random,
  { members }: Document,
  mess: number,
  counted?: { readonly name: string; readonly count: number },
): string {
  const made: string[] = [];
  for (const [name, member] of Object.entries(members)) {
    const isNeeded = member.required || member.requiredUnless !== undefined;
    if (!random.happens(isNeeded ? 100 - mess : 50)) continue;
    made.push(`${JSON.stringify(name)}:${valueText(random, member, mess, name === counted?.name ? counted.count : undefined)}`);
    if (random.happens(Math.min(mess, 2))) made.push(`${JSON.stringify(name)}:${anyJson(random, 1)}`);
  }
  const known = new Set(Object.keys(members));
  for (const [name, text] of random.happens(25) ? anyMembers(random, 3) : []) if (!known.has(name)) made.push(`${JSON.stringify(name)}:${text}`);
  // No line feed: a request is a line.
  const space = random.happens(10) ? random.pick([' ', '\r', '\t']) : '';
  return `{${space}${shuffled(random, made).join(`${space},${space}`)}${space}}`;
}
