/** States as numbers, so that millions fit into memory. States that differ by names alone have the same number. */
import type { Process, State } from './system.ts';

const rests = ['down', 'asking', 'waiting', 'idle'] as const;
const stages = ['locked', 'sent', 'verified', 'committed'] as const;

/** Writes and reads the states of a system of some size. */
export class Code {
  readonly #processes: number;
  readonly #photos: number;
  readonly #keys: number;

  constructor(processes: number, photos: number) {
    this.#processes = processes;
    this.#photos = photos;
    // None, one for each process, one of the record and one of the server.
    this.#keys = processes + 3;
  }

  /** The number of a state. */
  write(state: State): number {
    const orders =
      this.#photos === 2
        ? [
            [0, 1],
            [1, 0],
          ]
        : [[...Array(this.#photos).keys()]];
    return Math.min(...orders.map((order) => this.#written(state, order)));
  }

  /** @param order the photo that is in each place */
  #written({ processes, holders, uploads, writer }: State, order: readonly number[]): number {
    let code = writer + 1;
    const add = (value: number, base: number): void => {
      code = code * base + value;
    };
    // The keys of each photo, in the order in which they are met.
    const names = order.map(() => new Map([[-1, 0]]));
    const name = (place: number, key: number): number => {
      const known = names[place] as Map<number, number>;
      if (!known.has(key)) known.set(key, known.size);
      return known.get(key) ?? 0;
    };
    order.forEach((photo, place) => {
      const { record, server, committing } = uploads[photo] ?? { record: -1, server: -1, committing: false };
      add((holders[photo] ?? -1) + 1, 4);
      add(name(place, record), this.#keys);
      add(name(place, server), this.#keys);
      add(committing ? 1 : 0, 2);
    });
    for (const process of processes) add(this.#process(process, order, name), this.#processBase);
    return code;
  }

  get #processBase(): number {
    return rests.length + stages.length * this.#photos * 2 * this.#keys;
  }

  #process(process: Process, order: readonly number[], name: (place: number, key: number) => number): number {
    if (!('photo' in process)) return rests.indexOf(process.at);
    const place = order.indexOf(process.photo);
    const at = (stages.indexOf(process.at) * this.#photos + place) * 2 + (process.holds ? 1 : 0);
    return rests.length + at * this.#keys + name(place, process.key);
  }

  /** The state of a number. */
  read(code: number): State {
    let rest = code;
    const take = (base: number): number => {
      const value = rest % base;
      rest = (rest - value) / base;
      return value;
    };
    const codes = Array.from({ length: this.#processes }, () => take(this.#processBase)).reverse();
    const uploads: State['uploads'][number][] = [];
    const holders: number[] = [];
    for (let photo = this.#photos - 1; photo >= 0; photo--) {
      const committing = take(2) === 1;
      const server = take(this.#keys) - 1;
      const record = take(this.#keys) - 1;
      holders.unshift(take(4) - 1);
      uploads.unshift({ record, server, committing });
    }
    return { processes: codes.map((each) => this.#readProcess(each)), holders, uploads, writer: rest - 1 };
  }

  #readProcess(code: number): Process {
    const resting = rests[code];
    if (resting) return { at: resting };
    const working = code - rests.length;
    const key = working % this.#keys;
    const holds = Math.floor(working / this.#keys) % 2 === 1;
    const place = Math.floor(working / this.#keys / 2);
    return { at: stages[Math.floor(place / this.#photos)] ?? 'locked', photo: place % this.#photos, holds, key: key - 1 };
  }
}
