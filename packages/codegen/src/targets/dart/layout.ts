/**
 * Dart laid out as its formatter does it (language version 3.7): one line where it fits, else one item a line with a
 * comma after each. So generating needs no formatter, and the formatter finds nothing to change.
 */
import {
  Flow,
  conditionalGroup,
  docOf,
  fitsOnLine,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  print,
  softline,
  type Doc,
  type Part,
} from '../printer.ts';
import { lineWidth } from './escaping.ts';

/** A part, or what makes it for a number of columns. */
export type Code = Part | ((columns: number) => Part);

/** Prints code at a margin. */
export function printAt(margin: number, code: Code): string {
  const part = typeof code === 'function' ? code(lineWidth - margin) : code;
  return print(docOf(part), { width: lineWidth, margin });
}

const continuation = 4;

/** Code that continues four columns further right. */
export function flow(text: Part = ''): Flow {
  return new Flow(text, 2);
}

/** Items in brackets. */
export function brackets(open: string, items: readonly Part[], close: string, shouldBreak = false): Doc {
  if (items.length === 0) return `${open}${close}`;
  return group([open, indent([softline, join([',', line], items.map(docOf)), ifBreak(',')]), softline, close], { shouldBreak });
}

/** A call. */
export function call(callee: Part, items: readonly Part[]): Flow {
  return flow(callee).block(brackets('(', items, ')'));
}

/** A call of an object's method. */
export function callOn(object: string, name: string, items: readonly Part[]): Flow {
  return flow(object).nest(call(flow().soft(`.${name}`), items));
}

/** A call with a list or a map as its last argument, which alone is broken where the others fit on the first line. */
export function callAround(callee: Part, others: readonly Part[], open: '[' | '{', items: readonly Part[]): Flow {
  const close = open === '[' ? ']' : '}';
  const around = (shouldBreak: boolean): Doc => ['(', others.map((each) => [docOf(each), ', ']), brackets(open, items, close, shouldBreak), ')'];
  const apart = brackets('(', [...others, flow().block(brackets(open, items, close))], ')');
  return flow(callee).block(conditionalGroup([around(false), around(true), apart]));
}

/** A list; one of lists has a line for each. */
export function list(items: readonly Part[], isOfLists = false): Flow {
  return flow().block(brackets('[', items, ']', isOfLists));
}

/** A getter of a list, which begins behind the arrow. */
export function listGetter(signature: string, items: readonly Part[]): Flow {
  return flow(`${signature} =>`).space(list(items)).add(';');
}

/** A map. */
export function map(entries: readonly Part[]): Flow {
  return flow().block(brackets('{', entries, '}'));
}

/** An argument with its name, or an entry of a map. */
export function entry(key: Part, value: Part): Flow {
  return flow(key).add(':').space(value);
}

/** An entry of a map whose key is the member of a type: the key has two lines only where it does not fit on one. */
export function entryOf(type: string, member: string, value: string, columns: number): Flow {
  const key = `${type}.${member}`;
  if (fitsOnLine(`${key}:`, columns)) return entry(key, value);
  const parts = access(type, member);
  const isLastLineEnough = fitsOnLine(`.${member}: ${value},`, columns - continuation);
  return isLastLineEnough ? flow(parts).add(`: ${value}`) : entry(indent(indent(parts)), value);
}

/** The member of a type. */
export function access(type: string, member: string): Doc {
  return docOf(flow(type).soft(`.${member}`));
}

/** A type with its arguments in angle brackets. */
export function generic(type: string, of: readonly Part[], end = ''): Flow {
  return flow(type)
    .block(group(['<', indent([softline, join([',', line], of.map(docOf))]), softline, '>']))
    .add(end);
}

/** A declaration: its name is below its type where the two don't fit on one line. */
export function declaration(type: Part, name: string): Flow {
  return flow(group([docOf(type), line, name]));
}

/** How a method begins. */
export function method(type: Part, name: string, of: readonly Part[]): Flow {
  return declaration(type, name).block(brackets('(', of, ')'));
}

/** A statement or declaration that assigns. */
export function assignment(left: Part, right: Part): Flow {
  return flow(left).add(' =').space(right).add(';');
}

/** An assignment of a call with type arguments, which moves to the next line where these fit on one line there. */
export function assignmentOfCall(left: Part, type: Part, items: readonly Part[]): Code {
  const callee = docOf(type);
  return (columns) => {
    const isMoved = fitsOnLine([callee, '('], columns - continuation);
    return assignment(left, call(isMoved ? callee : type, items));
  };
}

/**
 * An assignment of a call with a list or map as its last argument. Where it does not begin on one line, the formatter
 * weighs several layouts; it is told to leave ours.
 */
export function assignmentAround(left: string, callee: string, others: readonly string[], open: '[' | '{', items: readonly Part[]): Code {
  return (columns) => {
    const value = assignment(left, callAround(callee, others, open, items));
    if (fitsOnLine(`${left} = ${callee}(${[...others, open].join(', ')}`, columns)) return value;
    return ['// dart format off', hardline, docOf(value), hardline, '// dart format on'];
  };
}

/** A function of one expression, which moves to the next line as a whole where that is enough. */
export function arrow(signature: Part, body: Part): Code {
  return (columns) => {
    const begin = flow(signature).add(' =>');
    const moved = flow([docOf(body), ';']);
    const canMove = fitsOnLine(begin, columns) && fitsOnLine(moved, columns - continuation);
    const isMoved = canMove && !fitsOnLine(flow(begin).add(' ').add(moved), columns);
    return isMoved ? [docOf(begin), indent(indent([hardline, docOf(moved)]))] : begin.space(body).add(';');
  };
}

/** How a type begins that extends or implements another one. */
export function head(type: string, clause: 'extends' | 'implements', base: Part): Flow {
  return flow(type).space([`${clause} `, docOf(base), ' {']);
}

/** The beginning of a constructor, or its whole, of a positional parameter and named ones. */
export function constructorWith(type: string, positional: string, named: readonly Part[]): Doc {
  return group([
    `const ${type}(`,
    indent([softline, `${positional}, {`]),
    indent([softline, join([',', line], named.map(docOf)), ifBreak(',')]),
    softline,
    '});',
  ]);
}

/** Named parameters in parentheses. */
export function namedParameters(items: readonly Part[]): Doc {
  return items.length === 0 ? '()' : brackets('({', items, '})');
}

/** The longest name for whose lines the formatter finds the one layout that fits best. */
const longestName = 60;
const words = /[^\w$]+/;
const texts = /'(?:[^'\\\n]|\\.)*'/g;

/**
 * What the formatter is told of a file. Where a name is too long for any layout, its search ends at one that no rule
 * foresees, so that such a file stays as it is generated.
 * @param code the file
 * @returns the file, with a line before its first declaration or import where it has such a name
 */
export function withFormatterTold(code: string): string {
  const isLong = (word: string): boolean => word.length > longestName;
  const hasLongName = code.split(words).some(isLong) && code.replace(texts, '').split(words).some(isLong);
  return hasLongName ? code.replace(/^(?!\/\/)/m, '// dart format off\n') : code;
}
