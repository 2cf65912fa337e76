/**
 * Source as documents that a printer breaks into lines: what is in a group stands on one line where it fits there. So
 * the targets compute no width, and limit no name. The builders and the printer are Prettier's, which know no language.
 */
import { builders, printer } from 'prettier/doc';

export type Doc = builders.Doc;

export const { conditionalGroup, group, hardline, ifBreak, indent, join, line, softline } = builders;

/** A column that a line must have left: nothing is printed there. */
export const room = '\ue000';

/** How a document is printed. */
export interface Page {
  /** The columns that a line may have. */
  readonly width: number;
  /** The columns before the document's first line, which its other lines have, too. */
  readonly margin: number;
}

/** The text of a document on one line; null where it has a line end in any case. */
function onOneLine(doc: Doc): string | null {
  if (typeof doc === 'string') return doc;
  if (Array.isArray(doc)) {
    let text = '';
    for (const each of doc) {
      const part = onOneLine(each);
      if (part === null) return null;
      text += part;
    }
    return text;
  }
  switch (doc.type) {
    case 'line':
      return doc.hard === true ? null : doc.soft === true ? '' : ' ';
    case 'group':
      return doc.break ? null : onOneLine(doc.contents);
    case 'indent':
      return onOneLine(doc.contents);
    case 'if-break':
      return onOneLine(doc.flatContents);
    default:
      return null;
  }
}

/** The lines of a document, without a line end after the last. */
export function print(doc: Doc, { width, margin }: Page): string {
  // Most documents fit, and to see that takes a tenth of the time.
  const flat = onOneLine(doc);
  if (flat !== null && flat.length <= width - margin) return flat === '' ? '' : ' '.repeat(margin) + flat.replaceAll(room, '');
  const { formatted } = printer.printDocToString(doc, { printWidth: width - margin, tabWidth: 2, useTabs: false });
  return formatted.replaceAll(room, '').replace(/^(?=.)/gm, ' '.repeat(margin));
}

/** A document, or a flow of several. */
export type Part = Doc | Flow;

type Step =
  | { readonly kind: 'text' | 'block'; readonly doc: Doc }
  | { readonly kind: 'break'; readonly before: Doc; readonly doc: Doc; readonly isIndented: boolean }
  | { readonly kind: 'nest'; readonly flow: Flow }
  | { readonly kind: 'brace' };

/** Whether a part fits on one line of so many columns. */
export function fitsOnLine(part: Part, columns: number): boolean {
  const text = print(docOf(part), { width: columns, margin: 0 });
  return !text.includes('\n') && text.length <= columns;
}

/**
 * Code that continues in a line below where what comes next does not fit. All such lines are indented alike, and so is
 * what is in brackets on one of them.
 */
export class Flow {
  readonly #steps: Step[];
  readonly #levels: number;

  /**
   * @param text how it begins
   * @param levels by how many levels the lines below are indented
   */
  constructor(text: Part = '', levels = 1) {
    this.#steps = stepsOf(text);
    this.#levels = levels;
  }

  /** The steps of a flow; a document is one. */
  static steps(part: Flow): readonly Step[] {
    return part.#steps;
  }

  /** Adds what stands behind the last part in any case. */
  add(part: Part): this {
    this.#steps.push(...stepsOf(part));
    return this;
  }

  /** Adds a part behind a space; on a line of its own where it does not fit, or a flow's first part does not. */
  space(part: Part): this {
    return this.#break(line, part);
  }

  /** The same without a space. */
  soft(part: Part): this {
    return this.#break(softline, part);
  }

  /** The same behind a space, and not indented. */
  below(part: Part): this {
    this.#break(line, part, false);
    return this;
  }

  /** Adds brackets, or another document with lines of its own. */
  block(doc: Doc): this {
    this.#steps.push({ kind: 'block', doc });
    return this;
  }

  /** Adds a flow that is indented further where this one has continued below. */
  nest(flow: Flow): this {
    this.#steps.push({ kind: 'nest', flow });
    return this;
  }

  /** Adds a brace: on a line of its own where one of the lines before it is indented. */
  brace(): this {
    this.#steps.push({ kind: 'brace' });
    return this;
  }

  #break(before: Doc, part: Part, isIndented = true): this {
    const [first, ...rest] = stepsOf(part);
    this.#steps.push({ kind: 'break', before, doc: first !== undefined && 'doc' in first ? first.doc : '', isIndented }, ...rest);
    return this;
  }

  /** The document of it where it is one part of another flow: it may only be broken where that one is broken before it. */
  whole(): Doc {
    return this.#steps.map((step): Doc => {
      if (step.kind === 'break') return [group(step.before), step.doc];
      return 'doc' in step ? step.doc : step.kind === 'nest' ? step.flow.whole() : ' {';
    });
  }

  /** The document, and its breaks: those that indent what is in brackets after them. */
  lower(all: symbol[] = []): { readonly doc: Doc; readonly breaks: readonly symbol[] } {
    const breaks: symbol[] = [];
    const docs = this.#steps.map((step): Doc => {
      switch (step.kind) {
        case 'text':
          return step.doc;
        case 'block':
          return ifAny([...breaks], this.#indented(step.doc), step.doc);
        case 'nest': {
          const { doc } = step.flow.lower(all);
          return ifAny([...breaks], this.#indented(doc), doc);
        }
        case 'brace':
          return [ifAny(all, newline, ' '), '{'];
        case 'break': {
          const contents = [step.before, step.doc];
          if (!step.isIndented) return group(contents);
          const id = Symbol('break');
          breaks.push(id);
          all.push(id);
          return group(this.#indented(contents), { id });
        }
      }
    });
    return { doc: docs, breaks };
  }

  #indented(doc: Doc): Doc {
    return this.#levels > 1 ? indent(indent(doc)) : indent(doc);
  }
}

/** Begins a new line; the group that it is in need not be broken for that. */
export const newline: Doc = builders.hardlineWithoutBreakParent;

function stepsOf(part: Part): Step[] {
  return part instanceof Flow ? [...Flow.steps(part)] : [{ kind: 'text', doc: part }];
}

/** The document of a part. */
export function docOf(part: Part): Doc {
  return part instanceof Flow ? part.lower().doc : part;
}

/** One document where any of the breaks is made, else another. */
export function ifAny(breaks: readonly symbol[], then: Doc, otherwise: Doc): Doc {
  return breaks.reduceRight((rest, groupId) => ifBreak(then, rest, { groupId }), otherwise);
}
