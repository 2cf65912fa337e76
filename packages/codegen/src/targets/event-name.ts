/** What an event of the spec is called where it is written. */

/** The name of a definition with its first letter in lower case. */
export function eventName(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
