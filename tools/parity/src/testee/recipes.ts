/** How the testee of each compiled language is built and started. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareSwiftScratch, swiftBuild, swiftScratch, type Language } from '@lockstep/toolchains';

/** What to run in the package's folder to build a testee. */
export interface BuildStep {
  readonly program: string;
  readonly args: readonly string[];
  /** The file that the step makes. */
  readonly product: string;
}

/** A language's way to its testee. */
export interface Recipe {
  /** The generated package, below the workspace. */
  readonly folder: string;
  /** What in it the testee is built from. */
  readonly sources: readonly string[];
  /**
   * The folder for what a compiler wants to find again; builds at once share it.
   * @param package_ the package's folder
   * @param cache a folder for what is built
   */
  readonly scratch: (package_: string, cache: string) => string;
  /**
   * How to build it.
   * @param scratch the folder for what a compiler wants to find again
   * @param own the name of a file in it that no other build uses
   */
  readonly build: (scratch: string, own: string) => BuildStep;
  /** Makes the folder ready; absent where any folder is. */
  readonly prepare?: (scratch: string) => Promise<unknown>;
  /** How to start what was built. */
  readonly start: (product: string) => readonly [string, ...string[]];
}

const swift = swiftBuild();

/** The recipes. */
export const recipes: Readonly<Record<Language, Recipe>> = {
  swift: {
    folder: 'generated/swift',
    sources: ['Package.swift', 'Package.resolved', 'Sources'],
    scratch: (package_) => swiftScratch(package_, swift.name), // What the package's tests are built in, with the same options: compiled once for both.
    build: (scratch) => ({
      program: 'swift',
      args: ['build', ...swift.options, '--product', 'lockstep-testee', '--scratch-path', scratch],
      product: join(scratch, swift.products, 'lockstep-testee'),
    }),
    prepare: prepareSwiftScratch,
    start: (product) => [product],
  },
  dart: {
    folder: 'generated/dart',
    sources: ['pubspec.yaml', 'lib', 'testee'],
    scratch: (_, cache) => join(cache, 'dart-scratch'),
    build: (scratch, own) => {
      const product = join(scratch, own); // SwiftPM locks its folder; Dart would write into another build's file.
      return { program: 'dart', args: [`--snapshot=${product}`, '--snapshot-kind=kernel', 'testee/bin/testee.dart'], product };
    },
    // The VM of the cache compiles a source again at every start; a kernel snapshot starts four times as fast.
    // Dart takes a path for a part of an address: a percent sign in it would be read as one.
    start: (product) => ['dart', product.includes('%') ? pathToFileURL(product).href : product],
  },
};
