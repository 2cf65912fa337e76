/** Random schedules on upload records: a few photos, several processes that each know the records of some time ago. */
import {
  ProcessType,
  SharedDatabase,
  UploadPhase,
  locksAcquire,
  locksRelease,
  uploadRecordAdopt,
  uploadRecordAdvance,
  uploadRecordBeginCommit,
  uploadRecordDrop,
  uploadRecordFinish,
  uploadRecordList,
  uploadRecordParts,
  uploadRecordRefuseCommit,
  uploadRecordSetFile,
  uploadRecordSetPart,
  uploadRecordSetThumbnail,
  uploadRecordSetThumbnailStored,
  uploadRecordSetTransfer,
  uploadRecordWriteOrAdopt,
} from '@lockstep/spec';
import { LockTable, RecordTable, recordOf, type OwnerName, type RecordRow } from '@lockstep/spec/cases';
import { expectedOutcome } from '../outcome.ts';
import type { Random } from '../random.ts';
import { InFolder, type Argument, type Folder, type Step, type StepQuestion } from '../scenario.ts';
import type { Generator } from './generator.ts';

const db = new InFolder(SharedDatabase.values.fileName);
const owners = Object.keys(ProcessType.members) as OwnerName[];
const phases = Object.keys(UploadPhase.members);
const ids = ['photo', 'e\u0301', '\u00e9', ''];
const names = ['a', 'b', 'c d'];
const hashes = ['one', 'two'];
const exact = Number.MAX_SAFE_INTEGER;

/** One schedule: each step does what the table of the spec does, and is expected to answer the same. */
class RandomSchedule {
  readonly before: Folder;
  readonly #random: Random;
  readonly #records = new RecordTable();
  readonly #locks = new LockTable();
  readonly #sizes: Map<string, number>;
  /** Records as somebody has seen them. */
  readonly #known: RecordRow[];
  #made = 0;

  constructor(random: Random) {
    this.#random = random;
    const files = names.filter(() => random.happens(80)).map((name): [string, number] => [name, random.integer(0, 3)]);
    this.#sizes = new Map(files);
    this.before = Object.fromEntries(files.map(([name, size]) => [name, random.bytes(size)]));
    this.#known = [this.#record()];
  }

  #time(): number {
    return this.#random.pick([0, -exact, exact, this.#random.integer(0, 2 ** 47)]);
  }

  /** A text that may be null. */
  #text(): string | null {
    return this.#random.happens(50) ? null : this.#random.pick(['', 'x', '\u20ac\u{1f600}', '"\\\n']);
  }

  #record(): RecordRow {
    const random = this.#random;
    const [name, thumbnail] = [random.pick(names), random.happens(50) ? random.pick(names) : null];
    return recordOf({
      localId: random.pick(ids),
      collectionId: random.pick([1, 2, -exact, exact]),
      phase: random.happens(60) ? 'prepared' : random.pick(phases),
      contentHash: random.pick(hashes),
      fileObjectKey: random.happens(30) ? null : `1/${++this.#made}`,
      thumbnailObjectKey: this.#text(),
      thumbnailStored: random.integer(0, 1),
      commitBody: this.#text(),
      commitsSent: random.integer(0, 1),
      publicMagicMetadata: this.#text(),
      encryptedFileName: name,
      encryptedSize: random.happens(80) ? (this.#sizes.get(name) ?? 1) : random.integer(0, 3),
      encryptedThumbnailName: thumbnail,
      thumbnailSize: thumbnail === null ? null : (this.#sizes.get(thumbnail) ?? 0),
      transferId: this.#text(),
      transferDeadline: random.happens(50) ? null : this.#time(),
      updatedAt: this.#time(),
    });
  }

  #question({ name: op }: { readonly name: string }, args: Readonly<Record<string, Argument>>, result: unknown): StepQuestion {
    return { op, args: { db, ...args }, outcome: expectedOutcome({ result }) };
  }

  #seen<R extends { readonly record: RecordRow | null }>(result: R): R {
    if (result.record) this.#known.push(result.record);
    return result;
  }

  #any(): StepQuestion {
    const random = this.#random;
    const [record, owner, now, table] = [random.pick(this.#known), random.pick(owners), this.#time(), this.#records];
    const { localId, collectionId, contentHash } = record;
    const held = { owner, token: random.integer(1, 6) };
    switch (random.integer(0, 16)) {
      case 0:
      case 1: {
        const written = random.happens(50) ? this.#record() : { ...this.#record(), localId, collectionId, contentHash };
        return this.#question(uploadRecordWriteOrAdopt, { record: written }, this.#seen(table.writeOrAdopt(written)));
      }
      case 2: {
        const found = this.#seen(table.adopt(localId, collectionId, contentHash, (name, size) => this.#sizes.get(name) === size));
        return this.#question(uploadRecordAdopt, { localId, collectionId, contentHash, folder: new InFolder('.') }, found);
      }
      case 3:
      case 4:
      case 5: {
        const phase = random.pick(phases);
        return this.#question(uploadRecordAdvance, { record, phase, now }, table.advance(record, phase, now));
      }
      case 6: {
        const [transferId, deadline] = [this.#text(), random.happens(50) ? null : this.#time()];
        return this.#question(uploadRecordSetTransfer, { record, transferId, deadline, now }, table.setTransfer(record, transferId, deadline, now));
      }
      case 7:
      case 8: {
        const body = random.pick(['{}', '']);
        const result = table.beginCommit(record, owner, held.token, body, now, this.#locks);
        return this.#question(uploadRecordBeginCommit, { record, ...held, body, now }, result);
      }
      case 12:
        return this.#question(uploadRecordRefuseCommit, { record, now }, table.refuseCommit(record, now));
      case 13: {
        const [objectKey, url] = [`2/${++this.#made}`, random.pick(['', 'https://storage'])];
        const result = table.setThumbnail(record, held, objectKey, url, now, this.#locks);
        return this.#question(uploadRecordSetThumbnail, { record, ...held, objectKey, url, now }, result);
      }
      case 14:
        return this.#question(uploadRecordSetThumbnailStored, { record, now }, table.setThumbnailStored(record, now));
      case 15: {
        const objectKey = `2/${++this.#made}`;
        const partUrls = Array.from({ length: random.integer(0, 3) }, (_, index) => `https://storage/${index}`);
        const address = { objectKey, url: this.#text(), completeUrl: this.#text(), partUrls };
        const result = table.setFile(record, held, address, now, this.#locks);
        if (result.set) this.#known.push({ ...record, fileObjectKey: objectKey });
        return this.#question(uploadRecordSetFile, { record, ...held, ...address, now }, result);
      }
      case 16: {
        if (random.happens(50)) return this.#question(uploadRecordParts, { record }, table.parts(record));
        const [number, etag] = [random.integer(0, 3), random.pick(['', '"etag"'])];
        return this.#question(uploadRecordSetPart, { record, number, etag }, table.setPart(record, number, etag));
      }
      case 9:
        return random.happens(50)
          ? this.#question(uploadRecordDrop, { record }, table.drop(record))
          : this.#question(uploadRecordFinish, { record, file: this.#file(record) }, table.finish(record));
      case 10:
        return this.#question(locksAcquire, { id: localId, owner, now }, this.#locks.acquire(localId, owner, now));
      default: {
        const token = random.integer(1, 6);
        return this.#question(locksRelease, { id: localId, owner, token }, this.#locks.release(localId, owner, token));
      }
    }
  }

  #file({ localId, collectionId }: RecordRow): { readonly [name: string]: Argument } {
    const texts = ['encryptedKey', 'keyDecryptionNonce', 'fileDecryptionHeader', 'thumbnailDecryptionHeader', 'metadataDecryptionHeader'];
    return {
      fileId: this.#random.integer(1, 3),
      localId,
      collectionId,
      ownerId: null,
      ...Object.fromEntries(texts.map((name) => [name, name])),
      contentHash: this.#text(),
      updationTime: this.#time(),
    };
  }

  /** Files that somebody removes. */
  #lose(): Step {
    const name = this.#random.pick(names);
    this.#sizes.delete(name);
    return { remove: [name] };
  }

  /** Steps, and after each of them all records that are not done. */
  steps(count: number): Step[] {
    return Array.from({ length: count }, (): Step[] => {
      if (this.#random.happens(4)) return [this.#lose()];
      return [this.#any(), this.#question(uploadRecordList, {}, this.#records.list())];
    }).flat();
  }
}

/** `uploadRecord.*`. */
export const uploadRecord: Generator = {
  subject: 'upload-record',
  request: (random) => {
    const schedule = new RandomSchedule(random);
    return { steps: schedule.steps(random.integer(5, 30)), before: schedule.before, ignored: db.name };
  },
};
