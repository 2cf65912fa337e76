/** Text of the spec inside Swift source: documentation comments, string and number literals. */
import { blocksOf, hangingIndent } from '../markdown.ts';

/** The longest line that the formatter leaves alone. */
export const lineWidth = 100;

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029\ufeff]/g;

/** Breaks a line between words; a word that is too long for a line has one of its own. */
function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').filter((part) => part !== '')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = '';
    }
    current = current === '' ? word : `${current} ${word}`;
  }
  return current === '' ? lines : [...lines, current];
}

/**
 * A documentation comment. Line comments hold any text but a line end: there is no way out of one, and `*\/` or `///`
 * in the text mean nothing there. Characters that an editor might take for a line end become spaces.
 * @param text paragraphs, separated by empty lines
 * @param indent the spaces before each line
 * @returns the lines, without a line end after the last
 */
export function documentationComment(text: string, indent: number): string {
  const margin = ' '.repeat(indent);
  const width = lineWidth - indent - 4;
  const visible = text.replace(/\r\n?/g, '\n').replace(controls, ' ').replaceAll('\t', ' ');
  const lines = blocksOf(visible).flatMap((block, index) => {
    const hang = hangingIndent(block);
    const wrapped =
      block.kind === 'code'
        ? block.lines
        : block.lines.flatMap((line) => wrap(line, width - hang)).map((line, at) => (at === 0 ? line : ' '.repeat(hang) + line));
    return block.isApart && index > 0 ? ['', ...wrapped] : wrapped;
  });
  return lines.map((line) => `${margin}/// ${line}`.trimEnd()).join('\n');
}

/**
 * An item of a list in a documentation comment, such as a parameter: the lines after its first are indented.
 * @param text one paragraph
 * @param indent the spaces before each line
 */
export function documentationItem(text: string, indent: number): string {
  const margin = ' '.repeat(indent);
  const lines = wrap(text.replace(controls, ' ').replace(/\s/g, ' '), lineWidth - indent - 10);
  return lines.map((line, index) => `${margin}/// ${index === 0 ? '  - ' : '    '}${line}`).join('\n');
}

const escapes = new Map([
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\0', '\\0'],
]);

/**
 * A string literal. A backslash is escaped, so that no interpolation is left; what is not ASCII is written by its code
 * point, so that no editor or compiler gives it another spelling.
 */
export function stringLiteral(text: string): string {
  const characters = [...text].map((character) => {
    const escape = escapes.get(character);
    if (escape !== undefined) return escape;
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) {
      throw new RangeError(`${JSON.stringify(text)} has half a surrogate pair, which no Swift string holds`);
    }
    return code >= 0x20 && code < 0x7f ? character : `\\u{${code.toString(16).toUpperCase()}}`;
  });
  return `"${characters.join('')}"`;
}

/** An integer literal; long ones are grouped, as the formatter asks. */
export function integerLiteral(value: number): string {
  const digits = String(Math.abs(value));
  const grouped = digits.length < 7 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '_');
  return value < 0 ? `-${grouped}` : grouped;
}

/** The literal of a constant or wire value. */
export function literal(value: number | string): string {
  return typeof value === 'number' ? integerLiteral(value) : stringLiteral(value);
}
