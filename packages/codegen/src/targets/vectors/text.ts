/** JSON as people read it in a diff: what fits on a line stands on one. */

const columns = 120;

// A schedule is read as a table, a step a line; such lines may be longer.
const steps = 'steps';
const stepColumns = 280;

function lines(value: unknown, indent: string, before: number, after: number, most = columns): string {
  const flat = oneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + before + flat.length + after <= most) return flat;
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

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${oneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A JSON file, with a line end. */
export function jsonText(value: unknown): string {
  return `${lines(value, '', 0, 0)}\n`;
}
