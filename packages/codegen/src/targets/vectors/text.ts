/** JSON as people read it in a diff: what fits on a line stands on one. */

const columns = 120;

// A schedule is read as a table, a step a line; such lines may be longer.
const steps = 'steps';
const stepColumns = 280;

// Vectors have few names, each of them thousands of times.
const quotedNames = new Map<string, string>();

/** A member's name and what is between it and the value. */
function headOf(name: string): string {
  let head = quotedNames.get(name);
  if (head === undefined) quotedNames.set(name, (head = `${JSON.stringify(name)}: `));
  return head;
}

function lines(value: unknown, indent: string, before: number, after: number, most = columns): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const flat = oneLine(value, most - indent.length - before - after);
  if (flat !== null) return flat;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const names = Object.keys(value);
  if (names.length === 0) return isList ? '[]' : '{}';
  let text = isList ? '[' : '{';
  let separator = '\n';
  for (const name of names) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    const head = isList ? '' : headOf(name);
    const isTable = !isList && name === steps && Array.isArray(member);
    text += `${separator}${inner}${head}${isTable ? table(member, inner) : lines(member, inner, head.length, 1)}`;
    separator = ',\n';
  }
  return `${text}\n${indent}${isList ? ']' : '}'}`;
}

function table(rows: readonly unknown[], indent: string): string {
  const inner = `${indent}  `;
  return `[\n${rows.map((row) => inner + lines(row, inner, 0, 1, stepColumns)).join(',\n')}\n${indent}]`;
}

/** A value on one line; null where it takes more columns than there are, which is found without writing the rest of it. */
function oneLine(value: unknown, room: number): string | null {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'string' && value.length + 2 > room) return null;
    const text = JSON.stringify(value);
    return text.length <= room ? text : null;
  }
  const isList = Array.isArray(value);
  const names = Object.keys(value);
  if (!isList && names.length === 0) return room >= 2 ? '{}' : null;
  let text = isList ? '[' : '{ ';
  let separator = '';
  for (const name of names) {
    text += isList ? separator : separator + headOf(name);
    const inner = oneLine((value as Readonly<Record<string, unknown>>)[name], room - text.length);
    if (inner === null) return null;
    text += inner;
    separator = ', ';
  }
  text += isList ? ']' : ' }';
  return text.length <= room ? text : null;
}

/** A JSON file, with a line end. */
export function jsonText(value: unknown): string {
  return `${lines(value, '', 0, 0)}\n`;
}
