/** The bytes that cases describe, and how a vector file writes them. */
import type { Boxed, Bytes, Edit, Framed, Repeated } from '@lockstep/spec/cases';
import { Encryption } from '@lockstep/spec';
import type { CryptoProvider } from '@lockstep/ts-client';
import { buildFrames, encryptBlobWithHeader, encryptStreamWithHeader, sealBoxWithNonce } from '@lockstep/ts-client/testing';
import { databaseBytes } from './database-file.ts';
import { flip, join, sizeOf, slice, type Rope, type Strand } from './rope.ts';
import type { Piece, StreamSource } from './schema.ts';
import type { SharedBytes } from './shared-bytes.ts';

const { plaintextChunkBytes, frameOverheadBytes, messageTag, finalTag, keyBytes } = Encryption.values;
const macBytes = frameOverheadBytes - 1;

/** A seed of a case: 32 times one byte. */
export function seedBytes(seed: number): Buffer {
  return Buffer.alloc(keyBytes, seed);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Makes the bytes of one file's cases. */
export class ByteMaker {
  /** The streams that the ropes have taken slices of, by name. */
  readonly streams = new Map<string, StreamSource>();
  readonly #provider: CryptoProvider;
  readonly #shared: SharedBytes;

  /**
   * @param provider the cryptography
   * @param shared bytes that were made for other files
   */
  constructor(provider: CryptoProvider, shared: SharedBytes) {
    this.#provider = provider;
    this.#shared = shared;
  }

  /**
   * Makes the bytes of a case.
   * @throws RangeError where the description does not hold together
   */
  make(bytes: Bytes): Rope {
    switch (bytes.make) {
      case 'literal':
        return [{ bytes: Buffer.from(bytes.hex, 'hex'), origin: null }];
      case 'seeded':
        return [this.#seededStrand(bytes.seed, bytes.size)];
      case 'repeated':
        return [this.#repeatedStrand(bytes)];
      case 'joined':
        return bytes.parts.flatMap((part) => this.make(part));
      case 'framed':
        return this.#edited(this.#frames(bytes), bytes.edits);
      case 'database': {
        const made = databaseBytes(bytes);
        const piece = (from: number, size: number): string => base64(made.subarray(from, from + size));
        return [{ bytes: made, origin: { of: JSON.stringify(bytes), from: 0, piece } }];
      }
      case 'boxed':
        return this.#edited([this.#box(bytes)], bytes.edits);
    }
  }

  #bytesOf(seed: number, size: number): Uint8Array {
    return this.#shared.expand(seedBytes(seed), size);
  }

  #seededStrand(seed: number, size: number): Strand {
    const piece = (from: number, length: number): { seed: string; size: number } => {
      if (from > 0) throw new RangeError('a seed stands for bytes from the first one on');
      return { seed: base64(seedBytes(seed)), size: length };
    };
    return { bytes: this.#bytesOf(seed, size), origin: { of: `seed ${seed}`, from: 0, piece } };
  }

  #repeatedStrand({ hex, times }: Repeated): Strand {
    const unit = Buffer.from(hex, 'hex');
    const bytes = this.#shared.repeat(unit, times);
    const piece = (from: number, size: number): Piece => {
      if (from > 0 || size < bytes.length) throw new RangeError('bytes that repeat are written whole');
      return { repeat: base64(unit), times };
    };
    return { bytes, origin: { of: `${hex} × ${times}`, from: 0, piece } };
  }

  /** The frames as planned, each a rope of what an ordinary encryption makes and of what it does not. */
  #frames(plan: Framed): Rope[] {
    const total = plan.frames.reduce((sum, { size }) => sum + size, 0);
    const single = plan.frames.length === 1;
    const op = single && total > plaintextChunkBytes ? 'blob.encrypt' : 'stream.encrypt';
    const ordinary = plan.frames.every(({ size, tag }, index) => {
      const last = index === plan.frames.length - 1;
      return tag === (last ? finalTag : messageTag) && (last ? size > 0 || single : size === plaintextChunkBytes);
    });
    const base = this.#ciphertext(op, plan, total);
    const frames = ordinary ? null : this.#authentic(plan, total);
    let at = 0;
    return plan.frames.map(({ size }, index) => {
      const from = at;
      at += size + frameOverheadBytes;
      const own = frames?.[index] ?? base.bytes.subarray(from, at);
      return alike(own, base, from);
    });
  }

  #authentic(plan: Framed, total: number): Uint8Array[] {
    const plaintext = this.#bytesOf(plan.seed, total);
    let at = 0;
    const plans = plan.frames.map(({ size, tag }) => ({ tag, chunk: plaintext.subarray(at, (at += size)) }));
    return buildFrames(this.#provider, this.#small(plan.key), this.#small(plan.header), plans);
  }

  /** A secretbox, in full: boxes are small. */
  #box({ key, nonce, plaintext }: Boxed): Rope {
    const [sealingKey, sealingNonce, message] = [key, nonce, plaintext].map((bytes) => join(this.make(bytes))) as [Buffer, Buffer, Buffer];
    return [{ bytes: sealBoxWithNonce(this.#provider, sealingKey, sealingNonce, message), origin: null }];
  }

  #small({ seed, size }: Framed['key']): Uint8Array {
    return this.#bytesOf(seed, size);
  }

  /** A whole ciphertext under a name of the file, whose slices are written by that name. */
  #ciphertext(op: StreamSource['op'], plan: Framed, total: number): Strand {
    const key = this.#small(plan.key);
    const header = this.#small(plan.header);
    const plaintext = { seed: base64(seedBytes(plan.seed)), size: total };
    const source: StreamSource = { op, args: { key: base64(key), header: base64(header), plaintext } };
    const identity = JSON.stringify(source);
    const encrypt = op === 'stream.encrypt' ? encryptStreamWithHeader : encryptBlobWithHeader;
    const bytes = this.#shared.ciphertext(identity, () => encrypt(this.#provider, key, header, this.#bytesOf(plan.seed, total)));
    const piece = (from: number, size: number): { stream: string; from: number; size: number } => ({
      stream: this.#nameOf(source, identity),
      from,
      size,
    });
    return { bytes, origin: { of: identity, from: 0, piece } };
  }

  /** The name of a ciphertext that a vector takes a slice of: what it is and the size of its plaintext. */
  #nameOf(source: StreamSource, identity: string): string {
    const plain = `${source.op.replace(/\..*/, '')}-${source.args.plaintext.size}`;
    for (let name = plain, more = 2; ; name = `${plain}-${more++}`) {
      const other = this.streams.get(name);
      if (other === undefined) this.streams.set(name, source);
      if (other === undefined || JSON.stringify(other) === identity) return name;
    }
  }

  #edited(frames: readonly Rope[], edits: readonly Edit[]): Rope {
    // While only whole frames are changed they stay apart; then all of them are one.
    let apart: Rope[] | null = [...frames];
    let rope: Rope = [];
    for (const edit of edits) {
      if ('frame' in edit) {
        if (apart === null) throw new RangeError(`${edit.edit} comes after a change of bytes, and there are no frames any more`);
        apart = this.#rearranged(apart, edit);
        continue;
      }
      if (apart !== null) rope = apart.flat();
      apart = null;
      switch (edit.edit) {
        case 'cut':
          if (edit.to > sizeOf(rope)) throw new RangeError(`there are fewer than ${edit.to} bytes to cut`);
          rope = slice(rope, 0, edit.to);
          break;
        case 'append':
          rope = [...rope, ...this.make(edit.bytes)];
          break;
        case 'flip':
          rope = flip(rope, edit.bit);
          break;
      }
    }
    return apart?.flat() ?? rope;
  }

  #rearranged(frames: readonly Rope[], edit: Extract<Edit, { frame: number }>): Rope[] {
    const frame = (index: number): Rope => {
      const found = frames[index];
      if (!found) throw new RangeError(`there is no frame ${index}: they are counted from 0`);
      return found;
    };
    const chosen = frame(edit.frame);
    switch (edit.edit) {
      case 'drop':
        return frames.toSpliced(edit.frame, 1);
      case 'double':
        return frames.toSpliced(edit.frame, 0, chosen);
      case 'swap':
        return frames.with(edit.frame, frame(edit.with)).with(edit.with, chosen);
      case 'insert':
        return frames.toSpliced(edit.frame, 0, this.make(edit.bytes));
    }
  }
}

/** A frame as far as it is a stretch of another ciphertext: all, or all but its tag and its authentication. */
function alike(frame: Uint8Array, base: Strand, from: number): Rope {
  const same = (begin: number, end: number): boolean =>
    Buffer.compare(frame.subarray(begin, end), base.bytes.subarray(from + begin, from + end)) === 0;
  const plain = (begin: number, end: number): Strand => ({ bytes: frame.subarray(begin, end), origin: null });
  if (same(0, frame.length)) return slice([base], from, from + frame.length);
  const body = frame.length - macBytes;
  if (!same(1, body)) return [plain(0, frame.length)];
  return [plain(0, 1), ...slice([base], from + 1, from + body), plain(body, frame.length)];
}
