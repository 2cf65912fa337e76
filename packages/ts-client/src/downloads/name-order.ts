/** Files that may want the same name get theirs one after the other, so that the same folder comes of the same files. */
import { nameKey, splitName } from './safe-name.ts';

/** The order of files. */
export class NameOrder {
  readonly #last = new Map<string, Promise<void>>();
  readonly #files = new Map<number, { readonly before: Promise<void>; readonly end: () => void }>();

  /** Notes a file, after those that come before it. */
  expect(id: number, name: string): void {
    const key = family(name);
    const before = this.#last.get(key) ?? Promise.resolve();
    let end = (): void => undefined;
    const done = new Promise<void>((resolve) => (end = resolve));
    this.#last.set(
      key,
      Promise.all([before, done]).then(() => undefined),
    );
    this.#files.set(id, { before, end });
  }

  /** Waits until all that come before a file, and may want its name, have theirs, or will get none. */
  async turn(id: number): Promise<void> {
    await this.#files.get(id)?.before;
  }

  /** Notes that a file has its name, or will get none. */
  done(id: number): void {
    this.#files.get(id)?.end();
    this.#files.delete(id);
  }
}

/** What names have in common of which one may become the other: extensions come from archives, and numbers from names that are taken. */
function family(name: string): string {
  return nameKey(
    splitName(name)
      .stem.replace(/( \(\d+\))+$/, '')
      .replace(/ video$/, ''),
  );
}
