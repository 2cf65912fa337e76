/**
 * Documentation and places of the spec's definitions, read from its sources. The sources are parsed, never evaluated here: a
 * definition is an exported constant whose value is a call of a `define…` function.
 */
import { createRequire } from 'node:module';
import type * as Parser from 'oxc-parser';
import type { CallExpression, Node, ObjectProperty, Program } from 'oxc-parser';
import type { Place } from './diagnostics.ts';

const require = createRequire(import.meta.url);

/** What the sources say about a definition or one of its members. */
export interface Documented {
  /** Paragraphs of Markdown, separated by an empty line; the empty string where there is none. */
  readonly documentation: string;
  readonly place: Place;
}

/** A definition as it is written in the sources. */
export interface SourceDefinition extends Documented {
  readonly name: string;
  /** The members of the definition's shape by their path, joined with dots: `members.foreground`. */
  readonly members: Readonly<Record<string, Documented>>;
}

/** A source file of the spec: its name as diagnostics show it, and its text. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Joins the lines of each paragraph and of each item of a list: how a comment is wrapped in the source decides no byte of
 * what is generated. The lines between code fences stay as they are.
 */
export function paragraphs(comment: string): string {
  const lines: string[] = [];
  let isCode = false;
  let joins = false;
  for (const line of comment.replace(/\r\n?/g, '\n').split('\n')) {
    const text = line.trim();
    const isFence = /^(?:```|~~~)/.test(text);
    if (isCode || isFence) {
      lines.push(line.trimEnd());
      if (isFence) isCode = !isCode;
      joins = false;
    } else if (text === '') {
      if (lines.at(-1) !== '') lines.push('');
      joins = false;
    } else if (joins && !/^(?:[-*+]|\d+[.)]) /.test(text)) {
      lines.push(`${lines.pop() ?? ''} ${text}`);
    } else {
      lines.push(text);
      joins = true;
    }
  }
  return lines.join('\n').trim();
}

/** A source that is parsed: its text with line ends of one character, and where its lines begin. */
class Source {
  readonly #file: string;
  readonly #text: string;
  readonly #lines: readonly number[];

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    this.#lines = [0, ...[...text.matchAll(/[\n\u2028\u2029]/g)].map(({ index }) => index + 1)];
  }

  textOf({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.#text.slice(start, end);
  }

  /** What is said of a node. @param after where the node before it ends, or what holds both begins */
  describe({ start }: { readonly start: number }, after: number): Documented {
    return { documentation: paragraphs(this.#commentBetween(after, start)), place: this.#placeOf(start) };
  }

  /** The last documentation comment before a node; other comments may stand between. */
  #commentBetween(after: number, start: number): string {
    const before = this.#text.slice(after, start);
    const [, comment = ''] = /\/\*\*((?:(?!\*\/)[^])*)\*\/(?:\s|\/\/[^\n]*\n|\/\*(?!\*)(?:(?!\*\/)[^])*\*\/)*$/.exec(before) ?? [];
    return comment.replace(/^[ \t]*\* ?/gm, '');
  }

  #placeOf(start: number): Place {
    let [line, end] = [0, this.#lines.length];
    while (end - line > 1) {
      const middle = (line + end) >> 1;
      if ((this.#lines[middle] ?? Infinity) <= start) line = middle;
      else end = middle;
    }
    return { file: this.#file, line: line + 1, column: start - (this.#lines[line] ?? 0) + 1 };
  }
}

/** The expression of which a type is only asserted. */
function bare(node: Node | null): Node | null {
  const isAsserted = node?.type === 'TSSatisfiesExpression' || node?.type === 'TSAsExpression' || node?.type === 'ParenthesizedExpression';
  return isAsserted ? bare(node.expression) : node;
}

/** The text of a literal that is known without running anything; null for any other expression. */
function literalText(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? null) : null;
}

/** Names that a program exports by a clause of their own. */
function exportedLater({ body }: Program): Set<string> {
  return new Set(
    body
      .flatMap((each) => (each.type === 'ExportNamedDeclaration' && each.source === null ? each.specifiers : []))
      .flatMap(({ local }) => (local.type === 'Identifier' ? [local.name] : [])),
  );
}

/** Reads the members of a definition's shapes. */
class Members {
  readonly found: Record<string, Documented> = {};
  readonly #source: Source;
  readonly #keys: Readonly<Record<string, readonly string[]>>;

  constructor(source: Source, keys: Readonly<Record<string, readonly string[]>>) {
    this.#source = source;
    this.#keys = keys;
  }

  /** Collects what is in a node. @param path the member that the node is the value of */
  collect(node: Node, path: readonly string[]): void {
    if (node.type === 'ObjectExpression') {
      let after = node.start + 1;
      for (const property of node.properties) {
        if (property.type === 'Property' && property.kind === 'init' && !property.method) this.#add(property, path, after);
        else this.#collectBelow(property, path);
        after = property.end;
      }
    } else this.#collectBelow(node, path);
  }

  #add(property: ObjectProperty, path: readonly string[], after: number): void {
    const text = literalText(property.key);
    const below = [...path, property.computed || text === null ? this.#source.textOf(property.key) : text];
    this.found[below.join('.')] = this.#source.describe(property, after);
    if (!property.shorthand) this.collect(property.value, below);
  }

  #collectBelow(node: Node, path: readonly string[]): void {
    for (const key of this.#keys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null>)[key];
      for (const each of Array.isArray(child) ? (child as readonly (Node | null)[]) : [child as Node | null]) if (each) this.collect(each, path);
    }
  }
}

/** The call of a `define…` function that is the value of a constant. */
function definingCall(value: Node | null, source: Source): CallExpression | null {
  const call = bare(value);
  return call?.type === 'CallExpression' && /^define[A-Z]/.test(source.textOf(call.callee)) ? call : null;
}

/**
 * Finds every definition in the sources.
 * @param sources the files of the spec that hold definitions
 */
export function readDefinitions(sources: readonly SourceFile[]): SourceDefinition[] {
  // Loaded here: where the cache knows every source, nothing is parsed.
  const { parseSync, visitorKeys } = require('oxc-parser') as typeof Parser;
  const definitions: SourceDefinition[] = [];
  for (const { file, text: written } of sources) {
    // A line end is one character in every checkout.
    const text = written.replace(/\r\n?/g, '\n');
    const source = new Source(file, text);
    const { program } = parseSync(file, text, { lang: 'ts' });
    const later = exportedLater(program);
    let after = 0;
    for (const statement of program.body) {
      const before = after;
      after = statement.end;
      const isExported = statement.type === 'ExportNamedDeclaration';
      const declaration: Node | null = isExported ? statement.declaration : statement;
      if (declaration?.type !== 'VariableDeclaration') continue;
      for (const { id, init } of declaration.declarations) {
        if (!isExported && !later.has(source.textOf(id))) continue;
        const call = definingCall(init, source);
        const [first, ...shapes] = call?.arguments ?? [];
        const name = first ? literalText(first) : null;
        if (name === null) continue;
        const members = new Members(source, visitorKeys);
        for (const shape of shapes) members.collect(shape, []);
        definitions.push({ name, ...source.describe(statement, before), members: members.found });
      }
    }
  }
  return definitions;
}
