/** Text of the spec as Dart source: doc comments, string and integer literals. */

import { blocksOf, hangingIndent } from '../markdown.ts';

/** The columns that the Dart formatter fills. */
export const lineWidth = 80;

/**
 * Words that would begin a Markdown block (a list, a heading, a quote, a code fence) at the start of a line. A line is
 * never broken before one.
 */
const startsBlock = /^(?:[-+*>]|#{1,6}|\d+[.)]|={3,}|-{3,}|`{3,}|~{3,})$/;

/** Control characters, and those that turn the direction of writing, so that code reads otherwise than it is. */
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Escapes what dartdoc gives a meaning that the spec does not: references in brackets, directives, HTML. */
function escapeMarkdown(text: string): string {
  // Odd parts stand between backticks, where nothing has a meaning.
  return text
    .split(/(`+[^`]*`+)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/\[(?![^\]]*\]\()/g, '\\[')
            .replaceAll('{@', '{\\@')
            .replace(/<(?=[A-Za-z/!])/g, '\\<'),
    )
    .join('');
}

function wrap(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= width || startsBlock.test(word)) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/**
 * A doc comment.
 * @param paragraphs Markdown; each may hold several paragraphs, separated by an empty line
 * @param indent the columns before `///`
 * @returns lines that each end with a line feed
 */
export function docComment(paragraphs: readonly string[], indent: number): string {
  const margin = ' '.repeat(indent);
  const width = lineWidth - indent - 4;
  const lines: string[] = [];
  for (const paragraph of paragraphs) {
    for (const [index, block] of blocksOf(paragraph.replace(invisible, ' ')).entries()) {
      if (lines.length > 0 && (index === 0 || block.isApart)) lines.push('');
      if (block.kind === 'code') {
        lines.push(...block.lines);
        continue;
      }
      const hang = hangingIndent(block);
      const sign = block.lines.join(' ').slice(0, hang);
      const wrapped = wrap(escapeMarkdown(block.lines.join(' ').slice(hang)), width - hang);
      lines.push(...wrapped.map((line, at) => (at === 0 ? sign : ' '.repeat(hang)) + line));
    }
  }
  return lines.map((line) => `${margin}///${line === '' ? '' : ` ${line}`}`.trimEnd() + '\n').join('');
}

const shortEscapes: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\\': '\\\\',
  $: '\\$',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A string literal in single quotes: what would end it or interpolate, and all that is not ASCII, is escaped. */
export function stringLiteral(value: string): string {
  let text = '';
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    const short = shortEscapes[character];
    if (short !== undefined) text += short;
    else if (code >= 0x20 && code < 0x7f) text += character;
    else if (code > 0xffff) text += `\\u{${code.toString(16)}}`;
    else text += `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return `'${text}'`;
}

/** An integer literal, its digits in groups of three where there are five or more. */
export function integerLiteral(value: number): string {
  const digits = BigInt(Math.abs(value)).toString();
  const grouped = digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '_');
  return value < 0 ? `-${grouped}` : grouped;
}
