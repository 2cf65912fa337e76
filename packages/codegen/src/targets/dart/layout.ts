/**
 * Source laid out as the Dart formatter does it (language version 3.7): one line where it fits, else one item a line
 * with a comma after each. So generating needs no formatter, and the formatter finds nothing to change.
 */
import { lineWidth } from './escaping.ts';

/**
 * Something with a list in brackets, such as a call or a parameter list.
 * @param indent the columns before its first line
 * @param head what stands before the items, the opening bracket included
 * @param items the items
 * @param tail what stands after them, from the closing bracket on
 * @returns lines without a line feed at the end
 */
export function bracketed(indent: number, head: string, items: readonly string[], tail: string): string {
  const margin = ' '.repeat(indent);
  const oneLine = `${margin}${head}${items.join(', ')}${tail}`;
  if (oneLine.length <= lineWidth) return oneLine;
  return [`${margin}${head}`, ...items.map((item) => `${margin}  ${item},`), `${margin}${tail}`].join('\n');
}

/**
 * An assignment or declaration, broken after its sign where it does not fit.
 * @param indent the columns before its first line
 * @param left what is assigned to, without the sign
 * @param right the expression, which is not broken itself
 */
export function assignment(indent: number, left: string, right: string): string {
  const margin = ' '.repeat(indent);
  const oneLine = `${margin}${left} = ${right};`;
  return oneLine.length <= lineWidth ? oneLine : `${margin}${left} =\n${margin}    ${right};`;
}
