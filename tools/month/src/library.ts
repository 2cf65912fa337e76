/** The simulated photo library: what both processes read, and what the server has to hold in the end. */
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Dice } from '@lockstep/force';
import { contentHash, toBase64, type CryptoProvider } from '@lockstep/ts-client';

const MiB = 1024 * 1024;

/** What a resource of an asset is, by the words of the photo library. */
export type ResourceKind = 'photo' | 'video' | 'alternatePhoto' | 'pairedVideo' | 'fullSizePhoto' | 'fullSizePairedVideo';

interface Resource {
  readonly kind: ResourceKind;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The size that the library says, where it says one. */
  readonly told?: number;
}

interface Asset {
  readonly id: string;
  /** When it was taken, in microseconds since 1970. */
  readonly time: number;
  readonly video: boolean;
  /** How often it was edited. */
  readonly version: number;
  readonly resources: readonly Resource[];
  readonly inCloud: boolean;
  /** Whether iCloud ever delivers it. */
  readonly deliverable: boolean;
  /** How long the library takes to look it up, in seconds. */
  readonly lookup: number;
  /** Whether reading it in the extension fails. */
  readonly broken: boolean;
}

/** The files that an asset becomes, each by the kinds of its resources. */
const fileKinds: readonly (readonly [ResourceKind, ResourceKind?])[] = [
  ['photo', 'pairedVideo'],
  ['video'],
  ['alternatePhoto'],
  ['fullSizePhoto', 'fullSizePairedVideo'],
];

/** A library in a file that only grows; its owner appends, the processes read. */
export class Library {
  readonly #file: string;
  readonly #provider: CryptoProvider;
  readonly #dice: Dice;
  readonly #assets = new Map<string, Asset>();
  /** The hashes of all that an asset has ever been. */
  readonly #known = new Map<string, Map<string, string>>();
  #made = 0;
  /** How many changes there were. */
  version = 0;
  /** How many assets kill the call that looks them up. */
  deadly = 0;

  constructor(file: string, provider: CryptoProvider, dice: Dice) {
    this.#file = file;
    this.#provider = provider;
    this.#dice = dice;
    writeFileSync(file, '');
  }

  get size(): number {
    return this.#assets.size;
  }

  #append(...lines: readonly object[]): void {
    appendFileSync(this.#file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  #change(change: { readonly inserted?: readonly string[]; readonly updated?: readonly string[]; readonly deleted?: readonly string[] }): void {
    this.version += 1;
    this.#append({ op: 'change', ...change });
  }

  #put(asset: Asset): void {
    this.#assets.set(asset.id, asset);
    this.#append({ op: 'asset', ...asset });
    const hashes = this.#known.get(asset.id) ?? new Map<string, string>();
    this.#known.set(asset.id, hashes);
    for (const [hash, file] of this.#filesOf(asset)) hashes.set(hash, file);
  }

  /** New assets, taken at some time. */
  add(count: number, time: number): void {
    const made = Array.from({ length: count }, () => this.#make(time));
    for (const asset of made) this.#put(asset);
    if (made.length > 0) this.#change({ inserted: made.map(({ id }) => id) });
  }

  #make(time: number): Asset {
    const dice = this.#dice;
    const id = `A${String(++this.#made).padStart(6, '0')}`;
    const size = (): number => dice.integer(100, 900);
    const kind = dice.integer(0, 99);
    const resources: Resource[] =
      kind < 12
        ? [{ kind: 'video', name: `${id}.MOV`, size: size() }]
        : [{ kind: 'photo', name: `${id}.HEIC`, size: this.#made % 250 === 99 ? 6 * MiB : size() }];
    if (kind >= 12 && kind < 30) resources.push({ kind: 'pairedVideo', name: `${id}.MOV`, size: size() });
    if (kind >= 30 && kind < 40) resources.push({ kind: 'alternatePhoto', name: `${id}.DNG`, size: size() });
    if (this.#made % 90 === 50) resources.splice(0, 1, { ...(resources[0] as Resource), told: 400 * MiB });
    const isDeadly = this.#made % 150 === 120;
    if (isDeadly) this.deadly += 1;
    return {
      id,
      // An old photo that comes late lies before what a scan has looked at.
      time: dice.happens(25) ? time - dice.integer(1, 4000) * 86_400_000_000 : time - dice.integer(0, 3_600_000_000),
      video: kind < 12,
      version: 0,
      resources,
      inCloud: dice.happens(10),
      deliverable: dice.happens(85),
      lookup: isDeadly ? 60 : 0,
      broken: dice.happens(1),
    };
  }

  /** Edits an asset: its original stays, and another picture stands beside it. */
  edit(): void {
    const asset = this.#any();
    if (!asset || asset.video) return;
    const version = asset.version + 1;
    const kept = asset.resources.filter(({ kind }) => !kind.startsWith('fullSize'));
    const size = this.#dice.integer(100, 900);
    this.#put({ ...asset, version, resources: [...kept, { kind: 'fullSizePhoto', name: 'FullSizeRender.heic', size }] });
    this.#change({ updated: [asset.id] });
  }

  /** Marks an asset as a favourite, which leaves its content as it is. */
  touch(): void {
    const asset = this.#any();
    this.#change({ updated: asset ? [asset.id] : [] });
  }

  delete(): void {
    const asset = this.#any();
    if (!asset) return;
    this.#assets.delete(asset.id);
    this.#append({ op: 'delete', id: asset.id });
    this.#change({ deleted: [asset.id] });
  }

  /** The library forgets its history: what it is asked for since then it can't say. */
  loseHistory(): void {
    this.#append({ op: 'lose' });
    this.touch();
  }

  /** iCloud has delivered an asset. */
  deliver(id: string): void {
    const asset = this.#assets.get(id);
    if (asset) this.#put({ ...asset, inCloud: false });
  }

  isDeliverable(id: string): boolean {
    return this.#assets.get(id)?.deliverable ?? true;
  }

  #any(): Asset | undefined {
    return [...this.#assets.values()][this.#dice.integer(0, Math.max(0, this.#assets.size - 1))];
  }

  /** The bytes of a resource: a text that tells it from all others, over and over. */
  #content(asset: Asset, { kind, size }: Resource): Buffer {
    const edit = kind.startsWith('fullSize') ? asset.version : 0;
    return Buffer.alloc(size, Buffer.from(`${asset.id} ${kind} ${edit}\n`));
  }

  /** The content hashes of an asset's files, with what they are. */
  *#filesOf(asset: Asset): Generator<[hash: string, file: string]> {
    for (const [main, paired] of fileKinds) {
      const parts = [main, paired].flatMap((kind) => asset.resources.filter((each) => each.kind === kind).slice(0, 1));
      if (parts[0]?.kind !== main) continue;
      const hashes = parts.map((part) => toBase64(contentHash(this.#provider, this.#content(asset, part))));
      yield [hashes.join(':'), parts.map(({ kind }) => kind).join(' with ')];
    }
  }

  /** What the server must have in the end, once each. */
  wanted(): { readonly id: string; readonly hash: string; readonly file: string }[] {
    return [...this.#assets.values()].flatMap((asset) => [...this.#filesOf(asset)].map(([hash, file]) => ({ id: asset.id, hash, file })));
  }

  /** What a content of an asset is, if the asset ever was that. */
  known(id: string, hash: string): string | undefined {
    return this.#known.get(id)?.get(hash);
  }
}
