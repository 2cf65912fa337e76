/** Objects whose members are named by a spec: such a name may be that of what every object inherits, as `toString` is. */

/** The value of a member of the object's own; undefined where there is none, whatever it inherits. */
export function own<T>(object: Readonly<Record<string, T>> | object, name: string): T | undefined {
  return Object.hasOwn(object, name) ? (object as Readonly<Record<string, T>>)[name] : undefined;
}

/** An object of these members alone, which inherits none: an absent one reads as undefined. */
export function objectOf<T>(entries: Iterable<readonly [name: string, value: T]>): Record<string, T> {
  const object = Object.create(null) as Record<string, T>;
  // Not assigned: a member may be called like the prototype's setter.
  for (const [name, value] of entries) Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return object;
}
