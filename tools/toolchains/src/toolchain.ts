/** The languages that need a toolchain from outside npm. */
export const languages = ['swift', 'dart'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** Every language that has a client: TypeScript runs on the Node that runs everything here. */
export const clientLanguages = ['typescript', ...languages] as const;

/** One of {@link clientLanguages}. */
export type ClientLanguage = (typeof clientLanguages)[number];

/** What to start: a file, found in PATH if it has no slash, and its arguments. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** A toolchain that is there. */
export interface Toolchain {
  readonly language: Language;
  /** Of the compiler, for example `6.0.3`. */
  readonly version: string;
  /** `path`: the person's own; `cache`: installed by this project, in a Debian root of its own. */
  readonly origin: 'path' | 'cache';
  /** To be added to the environment of what is started. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * How to start a program where the toolchain's files and libraries are seen: `swift`, `dart`, `cc`, `pkg-config`, or the
   * path of a program built with them, which needs the same libraries. Everything outside /usr and /etc is the machine's own.
   * A signal sent to the started process may not reach the program: SIGKILL does, as the end of that process ends the
   * program too; for any other signal use the program's own process id.
   */
  readonly command: (program: string, args?: readonly string[]) => Command;
}
