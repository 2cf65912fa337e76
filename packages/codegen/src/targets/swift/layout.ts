/** Swift laid out as its formatter leaves it: on one line what fits there, else broken where the formatter breaks it. */
import { Flow, docOf, group, ifAny, ifBreak, indent, join, line, newline, print, room, softline, type Doc, type Part } from '../printer.ts';
import { lineWidth } from './escaping.ts';

/** Prints a document at a margin. */
export function printAt(margin: number, part: Part): string {
  return print(docOf(part), { width: lineWidth, margin });
}

/** Items with a comma between them, each on a line of its own where the group that they are in is broken. */
function listed(items: readonly Part[]): Doc {
  return join([',', line], items.map(docOf));
}

/**
 * Arguments in parentheses, one a line where they don't fit on one. The closing one follows the last argument, unless that
 * continues below, or is a text that leaves no room.
 */
export function callArguments(items: readonly Part[]): Doc {
  const last = items.at(-1);
  if (last === undefined) return '()';
  const { doc, breaks } = new Flow(last).lower();
  const contents = join([',', line], [...items.slice(0, -1).map(docOf), doc]);
  const end = typeof last === 'string' ? group(softline) : ifAny(breaks, newline, '');
  return group(['(', indent([softline, contents]), end, ')']);
}

/** Parameters in parentheses, or arguments that more of the expression follows: the closing one has a line of its own. */
export function parameters(items: readonly Part[], shouldBreak = false): Doc {
  return items.length === 0 ? '()' : group(['(', indent([softline, listed(items)]), softline, ')'], { shouldBreak });
}

/** The items of an array: with a comma after the last of several, where each has a line. The formatter leaves room for it. */
export function array(items: readonly Part[], shouldBreak = false): Doc {
  if (items.length === 0) return '[]';
  return group(['[', indent([softline, listed(items), items.length > 1 ? ifBreak(',', room) : '']), softline, ']'], { shouldBreak });
}

/** A type with its arguments in angle brackets. */
export function generic(type: string, of: readonly string[], id?: symbol): Doc {
  return [type, group(['<', indent([softline, listed(of)]), softline, '>'], { id })];
}

/** A call. */
export function call(callee: Part, items: readonly Part[]): Flow {
  return new Flow(callee).block(callArguments(items));
}

/** A closure of one expression. */
export function closure(expression: Part): Doc {
  return group(['{', indent([line, docOf(expression)]), line, '}']);
}

/** An argument with its label. */
export function labelledArgument(label: string, value: Part): Flow {
  return new Flow(`${label}:`).space(value);
}

/** A parameter, with its default where it has one. */
export function parameter(name: string, type: string, initial: string | null = null): Flow {
  return initial === null ? labelledArgument(name, type) : labelledArgument(name, `${type} =`).space(initial);
}

/** An argument that is an array: it begins behind the label. */
export function labelledArray(label: string, items: readonly Part[]): Doc {
  return [`${label}: `, array(items)];
}

/** Members after one another: `self.name`. */
export function path(first: string, ...rest: readonly string[]): Flow {
  return rest.reduce((flow, each) => flow.soft(`.${each}`), new Flow(first));
}

/** `target = value`; a value with brackets stays behind the sign where its beginning fits. */
export function assignment(target: Part, value: Part): Flow {
  return new Flow(target).add(' =').space(value);
}

/** What the last of some keywords is for: `public static let name`. */
function declared(keywords: string, name: string): Flow {
  const space = keywords.lastIndexOf(' ');
  return space < 0 ? new Flow(`${keywords} ${name}`) : new Flow(keywords.slice(0, space)).space(`${keywords.slice(space + 1)} ${name}`);
}

/** `public static let name = value`. */
export function constant(keywords: string, name: string, value: Part): Flow {
  return declared(keywords, `${name} =`).space(value);
}

/** The property of a type, or a variable. */
export function property(keywords: string, name: string, type: Part): Flow {
  return declared(keywords, `${name}:`).space(type);
}

/** A property with an initial value, which is indented further than its type where that is on one line. */
export function initializedProperty(keywords: string, name: string, type: string, argument: string, initial: string): Doc {
  const id = Symbol('type');
  const begin = declared(keywords, `${name}:`).space([generic(type, [argument], id), ' =']);
  const value = docOf(new Flow().space(initial));
  const { doc, breaks } = begin.lower();
  return [doc, ifBreak(value, ifAny(breaks, indent(value), value), { groupId: id })];
}

/** How the declaration of a type begins. */
export function head(keywords: string, name: string, conformances: readonly string[]): Flow {
  const last = conformances.length - 1;
  const list = conformances.reduce((flow, each, index) => flow.space(index < last ? `${each},` : each), new Flow());
  return new Flow(keywords)
    .space(last < 0 ? name : `${name}:`)
    .nest(list)
    .brace();
}

/** How the declaration of a function begins. */
export function functionHead(keywords: string, name: string, of: readonly Part[], shouldBreak = false): Flow {
  return new Flow(keywords).space(name).block(parameters(of, shouldBreak));
}

/** A case of an enum, with the type of its value where it has one. */
export function enumCase(name: string, type: string | null = null): Flow {
  const flow = new Flow('case').space(name);
  return type === null ? flow : flow.block(callArguments([type]));
}

/** A case of a switch with its only statement. */
export function arm(label: Doc, statement: Part): Doc {
  return group([label, ':', indent([line, docOf(statement)])]);
}
