/** The documentation of the spec, Markdown, in blocks: what is wrapped, and what stays as it is. */

/** A paragraph, an item of a list, or the lines of a code fence. */
export interface Block {
  readonly kind: 'text' | 'item' | 'code';
  /** Its lines; an item has one. */
  readonly lines: readonly string[];
  /** Whether an empty line stands before it. */
  readonly isApart: boolean;
}

/** The blocks of a documentation, as `paragraphs` in the model leaves it: a line each, code fences aside. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let code: string[] | null = null;
  let isApart = false;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (code !== null) {
      code.push(line);
      if (isFence) code = null;
    } else if (isFence) {
      code = [line];
      blocks.push({ kind: 'code', lines: code, isApart });
      isApart = false;
    } else if (line.trim() === '') {
      isApart = true;
    } else {
      const kind = /^\s*(?:[-*+]|\d+[.)]) /.test(line) ? 'item' : 'text';
      const last = blocks.at(-1);
      if (kind === 'text' && last?.kind === 'text' && !isApart) blocks[blocks.length - 1] = { ...last, lines: [...last.lines, line.trim()] };
      else blocks.push({ kind, lines: [line.trim()], isApart });
      isApart = false;
    }
  }
  return blocks;
}

/** The width of an item's sign and of the space behind it, which its further lines are indented by. */
export function hangingIndent({ kind, lines }: Block): number {
  return kind === 'item' ? (/^(?:[-*+]|\d+[.)]) /.exec(lines[0] ?? '')?.[0].length ?? 0) : 0;
}
