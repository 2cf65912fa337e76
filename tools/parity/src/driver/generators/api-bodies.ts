/** Random answers of servers: documents of XML, pages, Retry-After, headers in any case. */
import { AnswerLimits, AnswerNames } from '@lockstep/spec';
import type { Random } from '../random.ts';
import { anyAddress, anyHeaderValue, bendText, shuffled } from './api-texts.ts';

const { completionResult, storageFailure, storageCode, maximumDepth } = AnswerNames.values;
const pieces = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '"',
  "'",
  '=',
  '<a>',
  '</a>',
  '<!--',
  '-->',
  '--',
  '<![CDATA[',
  ']]>',
  '<?x',
  '?>',
  '<!DOCTYPE a>',
  '&amp;',
  '&#0;',
  '&#x41;',
  '&nope;',
  '\u0000',
  '\u000b',
  '\ufeff',
  ' ',
  ':',
  'a b="1"',
  '\u00e9',
  '\ufffe',
];
const names = ['a', 'Key', 'Message', storageCode, storageFailure, 's3:Code', 'x:y', '\u00e9', '_', 'A-1.b', 'code', '\u{1f600}'];
const wrongNames = ['', ':a', 'a:', 'a:b:c', '1a', '-a', ' a'];
const texts = [
  'X',
  'NoSuchUpload',
  'BadDigest',
  ' \n',
  '&amp;',
  '&lt;',
  '&gt;',
  '&quot;',
  '&apos;',
  '&#65;',
  '&#x1F600;',
  '<![CDATA[<b>&]]>',
  '\u2028',
  '\u00e9',
  ']]',
  '<!-- - -->',
  '<?p i?>',
  '\r\n',
  '\u0085',
];

function attributes(random: Random): string {
  return Array.from(
    { length: random.happens(85) ? 0 : random.integer(1, 2) },
    () => ` ${random.pick(['xmlns', 'xmlns:s3', 'a', 'b'])}${random.pick(['=', ' = '])}${random.pick(['"1"', "'>'", '"&amp;"', "''"])}`,
  ).join('');
}

function element(random: Random, name: string, depth: number): string {
  const head = `${name}${attributes(random)}${random.happens(8) ? ' ' : ''}`;
  if (random.happens(8)) return `<${head}/>`;
  const count = depth > 0 ? random.integer(0, 4) : random.integer(0, 1);
  const inside = Array.from({ length: count }, () =>
    depth > 0 && random.happens(50) ? element(random, random.pick(random.happens(3) ? wrongNames : names), depth - 1) : random.pick(texts),
  );
  return `<${head}>${inside.join('')}</${name}${random.happens(8) ? ' ' : ''}>`;
}

/** A document of storage's, sound or bent. */
export function anyXML(random: Random): string {
  const prefix = random.pick(['', '', '', 's3:']);
  const root = prefix + random.pick([completionResult, completionResult, storageFailure, storageFailure, 'html', 'a']);
  const code = random.happens(50)
    ? `<${prefix}${storageCode}>${random.pick(texts)}${random.happens(50) ? random.pick(texts) : ''}</${prefix}${storageCode}>`
    : '';
  const deep = random.happens(2) ? maximumDepth + random.integer(-2, 1) : 0;
  const before = random.pick(['', '', '<?xml version="1.0" encoding="UTF-8"?>\n', '\ufeff', ' \n', '<!-- c -->']);
  const inside = Array.from({ length: random.integer(0, 3) }, () => element(random, random.pick(names), 2));
  const whole = `${before}<${root}${attributes(random)}>${shuffled(random, [code, ...inside]).join('')}${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}</${root}>${random.pick(['', '', '\n', '<!---->', ' x'])}`;
  return random.happens(40) ? bendText(random, whole, pieces) : whole;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jum'];
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const longDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Around now, and at the ends of what four digits say. */
const years = [2026, 2027, 2028, 1900, 2000, 2100, 1970, 1969, 1, 0, 9999];

function anyDate(random: Random): string {
  const two = (least: number, most: number): string => String(random.integer(least, most)).padStart(2, '0');
  const year = random.happens(50) ? random.pick(years) : random.integer(0, 9999);
  const [day, month] = [two(random.happens(95) ? 1 : 0, random.happens(80) ? 28 : 32), random.pick(months)];
  const time = `${two(0, random.happens(97) ? 23 : 25)}:${two(0, random.happens(97) ? 59 : 61)}:${two(0, random.happens(90) ? 59 : 61)}`;
  switch (random.integer(0, 2)) {
    case 0:
      return `${random.pick(days)}, ${day} ${month} ${String(year).padStart(4, '0')} ${time} GMT`;
    case 1:
      return `${random.pick(longDays)}, ${day}-${month}-${String(year % 100).padStart(2, '0')} ${time} GMT`;
    default:
      return `${random.pick(days)} ${month} ${day.replace(/^0/, random.pick([' ', ' ', '0']))} ${time} ${String(year).padStart(4, '0')}`;
  }
}

function anyRetryAfter(random: Random): string {
  const made = random.happens(60) ? anyDate(random) : String(random.integer(random.happens(20) ? -9 : 0, random.pick([9, 300, 2 ** 47])));
  const given = random.happens(25)
    ? bendText(random, made, [' ', '-', '+', '.', ',', '0', '\t', '9'.repeat(30), '\u0661', '\u00a0', 'GMT', '\n'])
    : made;
  return random.happens(5) ? ` ${given}\t` : given;
}

function anyCase(random: Random, name: string): string {
  if (random.happens(60)) return name;
  return Array.from(name, (letter) => (random.happens(50) ? letter.toUpperCase() : letter)).join('');
}

/** Headers by their names, some of which differ in case alone. */
export function anyHeaders(random: Random, mess: number): Record<string, string> {
  const made: [string, string][] = [['content-type', random.pick(['application/json', 'text/html', 'application/xml', ''])]];
  if (random.happens(85))
    made.push([
      'etag',
      random.happens(100 - mess)
        ? `"${random.bytes(4).toString('hex')}"`
        : random.pick(['', '""', '"', 'W/"a"', ' ', 'a', anyHeaderValue(random, 50)]),
    ]);
  if (random.happens(80))
    made.push(['location', random.happens(100 - mess) ? anyAddress(random, mess) : random.pick(['', ' ', '/a', '//h', anyHeaderValue(random, 50)])]);
  if (random.happens(45)) made.push(['retry-after', anyRetryAfter(random)]);
  if (random.happens(70))
    made.push(['content-range', `bytes ${random.pick(['', ' '])}${random.integer(0, 3)}-${random.integer(3, 9)}/${random.pick(['9', '*', '10'])}`]);
  if (random.happens(10))
    made.push([
      random.pick(['etag', 'location', 'retry-after', 'content-range', 'ETAG\u0130', '\u212a', '', '__proto__']),
      anyHeaderValue(random, 40),
    ]);
  return Object.fromEntries(shuffled(random, made).map(([name, value]) => [anyCase(random, name), value]));
}

/** Bytes that are changed, cut or longer. */
export function damageBytes(random: Random, bytes: Buffer): Buffer {
  const at = random.integer(0, bytes.length);
  switch (random.integer(0, 4)) {
    case 0:
      return bytes.subarray(0, at);
    case 1: {
      const changed = Buffer.from(bytes);
      if (at < changed.length) changed[at] = random.integer(0, 255);
      return changed;
    }
    case 2:
      return Buffer.concat([bytes, random.bytes(random.integer(1, 9))]);
    case 3:
      return Buffer.concat([Buffer.from(random.pick(['\ufeff', ' ', '\n\n', '\u0000', '<'])), bytes]);
    default:
      return Buffer.concat([bytes.subarray(0, at), random.bytes(random.integer(1, 4)), bytes.subarray(at)]);
  }
}

const { failureBytes, noticeBytes, documentBytes, listBytes } = AnswerLimits.values;

/** A body, made as long as a reader takes in, or a little longer. */
export function huge(random: Random, bytes: Buffer): Buffer {
  // The largest take seconds in every language, and so they are the rarest.
  const limit = random.happens(90) ? random.pick([failureBytes, failureBytes, noticeBytes]) : random.happens(85) ? documentBytes : listBytes;
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, limit + random.integer(-1, 2) - bytes.length), random.pick([' ', '\n', '\u0000']))]);
}
