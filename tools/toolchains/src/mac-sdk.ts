/** Which parts of the extension an SDK of Xcode can compile. */

interface Part {
  readonly what: string;
  /** The first SDK that has it. */
  readonly since: readonly [major: number, minor: number];
  /** Whether nothing builds without it. */
  readonly isNeeded: boolean;
}

/** Later ones stand behind `#if compiler` in the sources. */
const parts: readonly Part[] = [
  { what: 'the extension of 26.1', since: [26, 1], isNeeded: true },
  { what: 'jobs that only download, of 26.5', since: [26, 5], isNeeded: true },
  { what: 'the principal class of 27', since: [27, 0], isNeeded: false },
];

/** The version of the Simulator's newest SDK, from what `xcodebuild -showsdks` prints; null where there is none. */
export function sdkVersion(printed: string): string | null {
  const versions = [...printed.matchAll(/-sdk iphonesimulator(\d+\.\d+)/g)].map(([, version = '']) => version);
  return versions.sort((a, b) => Number(a) - Number(b)).at(-1) ?? null;
}

/** What an SDK of a version lacks. */
export function missingParts(version: string): readonly Part[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return parts.filter(({ since: [needed, atLeast] }) => major < needed || (major === needed && minor < atLeast));
}
