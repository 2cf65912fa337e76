/** JSON as people read it in a diff: what fits on a line stands on one. */

const columns = 120;

// A schedule is read as a table, a step a line; such lines may be longer.
const steps = 'steps';
const stepColumns = 280;

function lines(value: unknown, indent: string, before: number, after: number, most = columns): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const flat = oneLine(value, most - indent.length - before - after);
  if (flat !== null) return flat;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item: unknown) => lines(item, inner, 0, 1))
    : Object.entries(value).map(([name, member]) => {
        const head = `${JSON.stringify(name)}: `;
        return head + (name === steps && Array.isArray(member) ? table(member, inner) : lines(member, inner, head.length, 1));
      });
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
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
  const entries = Object.entries(value);
  if (!isList && entries.length === 0) return room >= 2 ? '{}' : null;
  let text = isList ? '[' : '{ ';
  for (const [index, [name, member]] of entries.entries()) {
    text += `${index === 0 ? '' : ', '}${isList ? '' : `${JSON.stringify(name)}: `}`;
    const inner = oneLine(member, room - text.length);
    if (inner === null) return null;
    text += inner;
  }
  text += isList ? ']' : ' }';
  return text.length <= room ? text : null;
}

/** A JSON file, with a line end. */
export function jsonText(value: unknown): string {
  return `${lines(value, '', 0, 0)}\n`;
}
