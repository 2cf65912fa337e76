/** Where two byte strings part, for people. */

const around = 8;
const blockBytes = 65_536;

function window(bytes: Uint8Array, at: number): string {
  const from = Math.max(0, at - around);
  const shown = Array.from(bytes.subarray(from, at + around), (byte, index) => {
    const hex = byte.toString(16).padStart(2, '0');
    return from + index === at ? `[${hex}]` : hex;
  });
  if (at >= bytes.length) shown.push('[end]');
  return `${from > 0 ? '… ' : ''}${shown.join(' ')}${at + around < bytes.length ? ' …' : ''}`;
}

/** The first byte at which two byte strings differ; undefined where they are equal. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  // Whole blocks are compared at once; only the one that differs is looked at byte by byte.
  while (from < shorter && Buffer.compare(a.subarray(from, from + blockBytes), b.subarray(from, from + blockBytes)) === 0) {
    from += blockBytes;
  }
  const end = Math.min(shorter, from + blockBytes);
  for (let at = from; at < end; at++) if (a[at] !== b[at]) return at;
  return a.length === b.length ? undefined : shorter;
}

/** Lines that show where what was answered parts from what was expected; none where they are equal. */
export function describeDifference(what: string, expected: Uint8Array, answered: Uint8Array): string[] {
  const at = firstDifference(expected, answered);
  if (at === undefined) return [];
  return [
    `${what} differs from byte ${at} on (${expected.length} bytes expected, ${answered.length} answered)`,
    `  expected ${window(expected, at)}`,
    `  answered ${window(answered, at)}`,
  ];
}
