/**
 * Source laid out as the Dart formatter does it (language version 3.7): one line where it fits, else one item a line
 * with a comma after each. So generating needs no formatter, and the formatter finds nothing to change.
 */
import { lineWidth } from './escaping.ts';

/** Something with a list in brackets, such as a call. */
export interface Bracketed {
  readonly head: string;
  readonly items: readonly Source[];
  readonly tail: string;
}

/** An item of a list: text that is not broken, an entry that is broken after its colon, or a list itself. */
export type Source = string | { readonly key: string; readonly value: string } | Bracketed;

/** An expression on one line. */
function flat(source: Source): string {
  if (typeof source === 'string') return source;
  if ('key' in source) return `${source.key}: ${source.value}`;
  return `${source.head}${source.items.map(flat).join(', ')}${source.tail}`;
}

/** An expression at the start of a line, with what follows it on its last one. */
function laidOut(indent: number, source: Source, after: string): string {
  const margin = ' '.repeat(indent);
  const oneLine = `${margin}${flat(source)}${after}`;
  if (oneLine.length <= lineWidth || typeof source === 'string') return oneLine;
  if ('key' in source) return `${margin}${source.key}:\n${margin}    ${source.value}${after}`;
  const items = source.items.map((item) => laidOut(indent + 2, item, ','));
  return [`${margin}${source.head}`, ...items, `${margin}${source.tail}${after}`].join('\n');
}

/**
 * Something with a list in brackets, such as a call or a parameter list.
 * @param indent the columns before its first line
 * @param head what stands before the items, the opening bracket included
 * @param items the items
 * @param tail what stands after them, from the closing bracket on
 * @returns lines without a line feed at the end
 */
export function bracketed(indent: number, head: string, items: readonly Source[], tail: string): string {
  return laidOut(indent, { head, items, tail }, '');
}

/** What stands left and right of a sign, broken after it where it does not fit on a line. */
function broken(indent: number, left: string, sign: string, right: string): string {
  const margin = ' '.repeat(indent);
  const oneLine = `${margin}${left} ${sign} ${right};`;
  return oneLine.length <= lineWidth ? oneLine : `${margin}${left} ${sign}\n${margin}    ${right};`;
}

/**
 * An assignment or declaration, broken after its sign where it does not fit.
 * @param indent the columns before its first line
 * @param left what is assigned to, without the sign
 * @param right the expression, which is not broken itself
 */
export function assignment(indent: number, left: string, right: string): string {
  return broken(indent, left, '=', right);
}

/**
 * A function of one expression, broken before it where it does not fit.
 * @param indent the columns before its first line
 * @param signature what stands before the arrow
 * @param body the expression, which is not broken itself
 */
export function arrow(indent: number, signature: string, body: string): string {
  return broken(indent, signature, '=>', body);
}

/**
 * The declaration of a field, broken before its name where it does not fit.
 * @param indent the columns before it
 */
export function field(indent: number, type: string, name: string): string {
  const margin = ' '.repeat(indent);
  const oneLine = `${margin}final ${type} ${name};`;
  return oneLine.length <= lineWidth ? oneLine : `${margin}final ${type}\n${margin}${name};`;
}

/**
 * How a type that implements an interface begins, broken before the interface where it does not fit.
 * @param declaration what stands before `implements`
 */
export function headImplementing(declaration: string, type: string): string {
  const oneLine = `${declaration} implements ${type} {`;
  return oneLine.length <= lineWidth ? oneLine : `${declaration}\n    implements ${type} {`;
}
