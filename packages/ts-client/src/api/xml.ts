/**
 * A small reader of the XML that storage answers with. It reads bytes and knows elements, attributes, text, references,
 * CDATA, comments and processing instructions; a document type is refused, so that nothing is expanded or fetched. It is
 * the same in all languages.
 */
import { AnswerNames } from '@lockstep/spec';

const { maximumDepth } = AnswerNames.values;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const byteOrderMark = [0xef, 0xbb, 0xbf];
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Why bytes are not such XML. */
export class XMLError extends Error {}

/** What a reader meets. Names are without their prefix. */
export type XMLEvent =
  | { readonly kind: 'start'; readonly name: string }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

function isNameByte(byte: number | undefined, first: boolean): boolean {
  if (byte === undefined) return false;
  const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x5f || byte === 0x3a || byte >= 0x80;
  return isLetter || (!first && ((byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e));
}

/** Reads a document from its start to its end, an event at a time. */
export class XMLReader {
  readonly #bytes: Uint8Array;
  readonly #open: string[] = [];
  #at = 0;
  #hadRoot = false;
  /** The name of an element that was empty: its end is the next event. */
  #empty: string | undefined;

  /** @throws XMLError for bytes that are not UTF-8 */
  constructor(bytes: Uint8Array) {
    try {
      decoder.decode(bytes);
    } catch {
      throw new XMLError('the text is not UTF-8');
    }
    this.#bytes = bytes;
    if (byteOrderMark.every((byte, index) => bytes[index] === byte)) this.#at = byteOrderMark.length;
  }

  /**
   * The next event; null at the end of the document.
   * @throws XMLError for what is not well-formed up to there
   */
  next(): XMLEvent | null {
    if (this.#empty !== undefined) return this.#end(this.#empty);
    for (;;) {
      if (this.#open.length > 0 && this.#bytes[this.#at] !== 0x3c) return { kind: 'text', text: this.#text() };
      while (isSpace(this.#bytes[this.#at])) this.#at++;
      if (this.#at === this.#bytes.length && this.#hadRoot && this.#open.length === 0) return null;
      if (this.#take('<?')) this.#skipTo('?>');
      else if (this.#take('<!--')) this.#comment();
      else if (this.#open.length > 0 && this.#take('<![CDATA[')) return { kind: 'text', text: this.#plain(this.#skipTo(']]>')) };
      else if (this.#open.length > 0 && this.#take('</')) return this.#endTag();
      else if (this.#bytes[this.#at] === 0x3c && (this.#open.length > 0 || !this.#hadRoot)) return this.#startTag();
      else throw this.#fail('expected an element');
    }
  }

  #startTag(): XMLEvent {
    this.#at++;
    if (this.#open.length >= maximumDepth) throw this.#fail(`elements nest deeper than ${maximumDepth}`);
    const name = this.#name();
    const attributes = new Set<string>();
    for (;;) {
      const hadSpace = this.#space();
      if (this.#take('/>')) {
        this.#empty = name;
        break;
      }
      if (this.#take('>')) break;
      if (!hadSpace) throw this.#fail('expected a space, / or >');
      const attribute = this.#name();
      if (attributes.has(attribute)) throw this.#fail('the element has two attributes of this name');
      attributes.add(attribute);
      this.#space();
      if (!this.#take('=')) throw this.#fail('expected =');
      this.#space();
      this.#attributeValue();
    }
    this.#hadRoot = true;
    this.#open.push(name);
    return { kind: 'start', name: localName(name) };
  }

  #endTag(): XMLEvent {
    const name = this.#name();
    this.#space();
    if (!this.#take('>')) throw this.#fail('expected >');
    if (name !== this.#open.at(-1)) throw this.#fail('the element that ends is not the one that began');
    return this.#end(name);
  }

  #end(name: string): XMLEvent {
    this.#empty = undefined;
    this.#open.pop();
    return { kind: 'end', name: localName(name) };
  }

  #attributeValue(): void {
    const quote = this.#bytes[this.#at];
    if (quote !== 0x22 && quote !== 0x27) throw this.#fail('expected a quoted value');
    this.#at++;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === quote) break;
      if (byte === undefined || byte === 0x3c) throw this.#fail('the value has no end');
      if (byte === 0x26) this.#reference();
      else this.#character(byte);
    }
    this.#at++;
  }

  /** Text up to the next tag. */
  #text(): string {
    const parts: string[] = [];
    let start = this.#at;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw this.#fail('an element has no end');
      if (byte !== 0x3c && byte !== 0x26) {
        if (byte === 0x5d && this.#startsWith(']]>')) throw this.#fail(']]> is in a text');
        this.#character(byte);
        continue;
      }
      parts.push(decoder.decode(this.#bytes.subarray(start, this.#at)));
      if (byte === 0x3c) return parts.join('');
      parts.push(this.#reference());
      start = this.#at;
    }
  }

  #reference(): string {
    this.#at++;
    const [start, end] = this.#skipTo(';');
    if (end - start > 8) throw this.#fail('a reference is too long');
    const name = decoder.decode(this.#bytes.subarray(start, end));
    if (Object.hasOwn(references, name)) return references[name] as string;
    const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name) ?? [];
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
    const isCharacter =
      code === 0x09 ||
      code === 0x0a ||
      code === 0x0d ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      (code >= 0x10000 && code <= 0x10ffff);
    if (!isCharacter) throw this.#fail('a reference stands for no character');
    return String.fromCodePoint(code);
  }

  #comment(): void {
    const [, end] = this.#skipTo('--');
    this.#at = end + 2;
    if (!this.#take('>')) throw this.#fail('-- is in a comment');
  }

  #name(): string {
    const start = this.#at;
    while (isNameByte(this.#bytes[this.#at], this.#at === start)) this.#at++;
    const name = decoder.decode(this.#bytes.subarray(start, this.#at));
    if (!/^[^:]+(?::[^:]+)?$/.test(name)) throw this.#fail('expected a name');
    return name;
  }

  /** Passes over everything to a mark and the mark, and returns where it began and where the mark began. */
  #skipTo(mark: string): [start: number, end: number] {
    const start = this.#at;
    while (!this.#startsWith(mark)) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw this.#fail(`expected ${mark}`);
      this.#character(byte);
    }
    const end = this.#at;
    this.#at += mark.length;
    return [start, end];
  }

  #plain([start, end]: readonly [number, number]): string {
    return decoder.decode(this.#bytes.subarray(start, end));
  }

  #character(byte: number): void {
    if (byte < 0x20 && !isSpace(byte)) throw this.#fail('a control character is in the text');
    this.#at++;
  }

  #space(): boolean {
    const start = this.#at;
    while (isSpace(this.#bytes[this.#at])) this.#at++;
    return this.#at > start;
  }

  #startsWith(mark: string): boolean {
    for (let index = 0; index < mark.length; index++) if (this.#bytes[this.#at + index] !== mark.charCodeAt(index)) return false;
    return true;
  }

  #take(mark: string): boolean {
    if (!this.#startsWith(mark)) return false;
    this.#at += mark.length;
    return true;
  }

  #fail(message: string): XMLError {
    return new XMLError(`${message}, at byte ${this.#at + 1}`);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
