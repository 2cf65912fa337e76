/** The shape of an answer: its members and their types, without their values. */

/** The shape of a JSON value. Of a list, the shape of its first item stands for all. */
export function shapeOfJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOfJson);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, member]) => [name, shapeOfJson(member)]),
    );
  }
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The shape of an XML document: the names of its elements, in their order. */
export function shapeOfXml(document: string): readonly string[] {
  return Array.from(document.matchAll(/<([A-Za-z][\w-]*)/g), ([, name = '']) => name);
}
