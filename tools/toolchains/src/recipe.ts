// What the cached root holds. Everything here is part of its key: a change makes a new root beside the old one.
import { createHash } from 'node:crypto';

/** 32-bit libraries for the Dart VM, from one suite of Debian. */
export interface LibrarySource {
  readonly suite: string;
  readonly packages: readonly string[];
}

/** A file of the npm registry, pinned by its content. */
export interface NpmFile {
  readonly name: string;
  readonly version: string;
  /** As npm writes it: `sha512-` and base64. */
  readonly integrity: string;
  /** The member of the tarball that is the program. */
  readonly program: string;
  /** The member of the tarball that is its licence. */
  readonly licence: string;
}

/** The content of a root: all that decides what an installation makes. */
export interface Recipe {
  /** Raised when the way a root is laid out changes while its content does not. */
  readonly layout: number;
  /** The Debian suite that the root is made of. */
  readonly suite: string;
  readonly packages: readonly string[];
  /**
   * Where the Dart VM's libraries may come from, best first. They are unpacked beside the root's own, so that they need not
   * be of its suite. The second choice is there because mirrors renew the indexes of i386 last, and an index that does
   * not match its signed Release file is refused; bookworm's no longer change.
   */
  readonly libraries: readonly LibrarySource[];
  readonly dart: NpmFile;
}

const libraries32 = ['libc6', 'libgcc-s1', 'libsodium23', 'libsqlite3-0'];

/** The root in use. */
export const recipe: Recipe = {
  layout: 1,
  suite: 'trixie',
  packages: ['swiftlang', 'libsodium-dev', 'libsqlite3-dev', 'libssl-dev', 'pkg-config', 'libc6-dev', 'libstdc++-14-dev', 'gcc', 'ca-certificates'],
  libraries: [
    { suite: 'trixie', packages: [...libraries32, 'libssl3t64'] },
    { suite: 'bookworm', packages: [...libraries32, 'libssl3'] },
  ],
  dart: {
    name: 'sass-embedded-linux-ia32',
    version: '1.89.0',
    integrity: 'sha512-5fxBeXyvBr3pb+vyrx9V6yd7QDRXkAPbwmFVVhjqshBABOXelLysEFea7xokh/tM8JAAQ4O8Ls3eW3Eojb477g==',
    program: 'package/dart-sass/src/dart',
    licence: 'package/dart-sass/src/LICENSE',
  },
};

/**
 * The name of a root in the cache: its suite, and a digest of all that it is made of.
 * @param content what the root holds; the order of packages does not matter, that of `libraries` does
 */
export function recipeKey(content: Recipe): string {
  const normal = [
    content.layout,
    content.suite,
    [...content.packages].sort(),
    content.libraries.map(({ suite, packages }) => [suite, [...packages].sort()]),
    [content.dart.name, content.dart.version, content.dart.integrity, content.dart.program],
  ];
  return `${content.suite}-${createHash('sha256').update(JSON.stringify(normal)).digest('hex').slice(0, 16)}`;
}
