/** A strict JSON parser: RFC 8259 without its freedoms, in linear time. */
import { JsonLimits } from '@lockstep/spec';
import { FlawedValue, JsonError, UnsafeInteger, type JsonObject, type JsonValue } from './value.ts';

/** What the parser may be told. */
export interface ParseOptions {
  /** How deep arrays and objects may nest, both counted; `[]` has depth 1. The parser recurses: stay below 2000. */
  readonly maximumDepth: number;
  /** Whether a value that has the grammar of JSON and a flaw stands as a `FlawedValue`, instead of failing the text. */
  readonly keepsFlawed?: boolean;
  /** Whether an escaped surrogate without its partner reads as U+FFFD, instead of failing the text or being a flaw. */
  readonly replacesLoneSurrogates?: boolean;
}

const { maximumExactInteger } = JsonLimits.values;

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** What stands for a character that can't be read. */
const replacement = '\ufffd';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses a JSON text. Refused: bytes that are not UTF-8, a byte-order mark, anything after the value, a member name that
 * an object has twice, a surrogate without its partner, a number beyond the largest double (these three may be kept, as
 * flawed values, and the surrogate be replaced), and deeper nesting than allowed.
 * @throws JsonError with the place
 */
export function parseJson(bytes: Uint8Array, options: ParseOptions): JsonValue {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new JsonError('the text is not UTF-8');
  }
  return new Parser(text, options).parse();
}

const special = /["\\\u0000-\u001f]/g;
const shortString = 48;
const notSpace = /[^ \n\r\t]/g;
const shortSpace = 48;

/** Where a run of a string's ordinary characters ends. */
function endOfPlain(text: string, from: number): number {
  const near = from + shortString;
  for (let at = from; at < near; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5c || !(code >= 0x20)) return at; // Not a number: the text ends here.
  }
  // The engine's own search starts slower and runs faster: a file's chunk as base64 is passed over in one step.
  special.lastIndex = near;
  return special.test(text) ? special.lastIndex - 1 : text.length;
}

class Parser {
  readonly #text: string;
  readonly #maximumDepth: number;
  readonly #keepsFlawed: boolean;
  readonly #replacesLoneSurrogates: boolean;
  #at = 0;
  /** What is wrong with the string, number or object that was just read. */
  #flaw: JsonError | undefined;

  constructor(text: string, { maximumDepth, keepsFlawed = false, replacesLoneSurrogates = false }: ParseOptions) {
    this.#text = text;
    this.#maximumDepth = maximumDepth;
    this.#keepsFlawed = keepsFlawed;
    this.#replacesLoneSurrogates = replacesLoneSurrogates;
  }

  parse(): JsonValue {
    if (this.#text.startsWith('\ufeff')) throw new JsonError('the text begins with a byte-order mark');
    this.#skipSpace();
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('expected the end of the text');
    return value;
  }

  #value(depth: number): JsonValue {
    const character = this.#text[this.#at];
    switch (character) {
      case '{':
        return this.#judged(this.#object(this.#deeper(depth)));
      case '[':
        return this.#array(this.#deeper(depth));
      case '"':
        return this.#judged(this.#string());
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#judged(this.#number());
    }
  }

  /** A value, or what stands for it if it has a flaw. */
  #judged(value: JsonValue): JsonValue {
    const flaw = this.#takeFlaw();
    return flaw ? new FlawedValue(flaw) : value;
  }

  #takeFlaw(): JsonError | undefined {
    const flaw = this.#flaw;
    this.#flaw = undefined;
    return flaw;
  }

  #deeper(depth: number): number {
    if (depth >= this.#maximumDepth) this.#fail(`arrays and objects nest deeper than ${this.#maximumDepth}`);
    this.#at++;
    return depth + 1;
  }

  #object(depth: number): JsonObject {
    const members = new Map<string, JsonValue>();
    let flaw: JsonError | undefined;
    this.#skipSpace();
    if (this.#take('}')) return members;
    for (;;) {
      if (this.#text[this.#at] !== '"') this.#fail('expected a member name');
      const start = this.#at;
      const name = this.#string();
      if (members.has(name)) this.#flawed('the object has two members of this name', start);
      flaw ??= this.#takeFlaw();
      this.#skipSpace();
      if (!this.#take(':')) this.#fail('expected ":"');
      this.#skipSpace();
      members.set(name, this.#value(depth));
      this.#skipSpace();
      if (this.#take('}')) break;
      if (!this.#take(',')) this.#fail('expected "," or "}"');
      this.#skipSpace();
    }
    this.#flaw = flaw;
    return members;
  }

  #array(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.#skipSpace();
    if (this.#take(']')) return items;
    for (;;) {
      items.push(this.#value(depth));
      this.#skipSpace();
      if (this.#take(']')) return items;
      if (!this.#take(',')) this.#fail('expected "," or "]"');
      this.#skipSpace();
    }
  }

  #string(): string {
    const parts: string[] = [];
    let start = ++this.#at;
    for (;;) {
      this.#at = endOfPlain(this.#text, start);
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x22) {
        const rest = this.#text.slice(start, this.#at++);
        return parts.length === 0 ? rest : parts.join('') + rest;
      }
      if (code === 0x5c) {
        parts.push(this.#text.slice(start, this.#at), this.#escape());
        start = this.#at;
      } else if (code < 0x20) {
        this.#fail('a control character in a string must be escaped');
      } else {
        this.#fail('the string has no end');
      }
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter !== 'u') {
      const character = escapes[letter];
      if (character === undefined) this.#fail('unknown escape');
      this.#at += 2;
      return character;
    }
    const start = this.#at;
    const unit = this.#codeUnit();
    if (unit < 0xd800 || unit > 0xdfff) return String.fromCharCode(unit);
    // Decoded UTF-8 holds surrogates in pairs only, so a partner can only be the next escape.
    const next = this.#at;
    const low = unit < 0xdc00 && this.#text.startsWith('\\u', next) ? this.#codeUnit() : 0;
    if (low >= 0xdc00 && low <= 0xdfff) return String.fromCharCode(unit, low);
    this.#at = next; // The next escape stands for itself, or begins a pair.
    if (!this.#replacesLoneSurrogates) this.#flawed('a surrogate has no partner', start);
    return replacement;
  }

  #codeUnit(): number {
    const digits = this.#text.slice(this.#at + 2, this.#at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail('expected four hexadecimal digits');
    this.#at += 6;
    return Number.parseInt(digits, 16);
  }

  #number(): number | UnsafeInteger {
    const start = this.#at;
    this.#take('-');
    if (!this.#take('0') && this.#digits() === 0) {
      this.#at = start;
      this.#fail('expected a value');
    }
    let integer = true;
    if (this.#take('.')) {
      integer = false;
      if (this.#digits() === 0) this.#fail('expected a digit');
    }
    if (this.#take('e') || this.#take('E')) {
      integer = false;
      if (!this.#take('+')) this.#take('-');
      if (this.#digits() === 0) this.#fail('expected a digit');
    }
    const literal = this.#text.slice(start, this.#at);
    const value = Number(literal);
    if (!Number.isFinite(value)) this.#flawed('the number is too large for a double', start);
    const exact = !integer || Math.abs(value) <= maximumExactInteger || String(value) === literal;
    return exact ? value : new UnsafeInteger(literal, value);
  }

  /** Passes over digits, and says how many there were. */
  #digits(): number {
    const start = this.#at;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (!(code >= 0x30 && code <= 0x39)) return this.#at - start;
      this.#at++;
    }
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail('expected a value');
    this.#at += word.length;
    return value;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    for (const near = this.#at + shortSpace; this.#at < near; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
    notSpace.lastIndex = this.#at;
    this.#at = notSpace.test(this.#text) ? notSpace.lastIndex - 1 : this.#text.length;
  }

  /** Notes a flaw of the value that is being read, or fails. */
  #flawed(message: string, at: number): void {
    const flaw = new JsonError(`${message}, at character ${at + 1}`);
    if (!this.#keepsFlawed) throw flaw;
    this.#flaw ??= flaw;
  }

  #fail(message: string): never {
    throw new JsonError(`${message}, at character ${this.#at + 1}`);
  }
}
