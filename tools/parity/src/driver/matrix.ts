/** Produce and open: each language encrypts real files and seals boxes, and every language opens what each of them made. */
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Encryption, PublicKeyBox, fileDecrypt, fileEncrypt, hashFile, sealedBoxOpen, sealedBoxSeal } from '@lockstep/spec';
import { sealedSamples, type SealedSample } from '@lockstep/spec/cases';
import { contentHash, type CryptoProvider } from '@lockstep/ts-client';
import { describeDifference } from './difference.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { command } from './judge.ts';
import { requestLine } from './observe.ts';
import { BadAnswer, outcomeOf } from './outcome.ts';
import { Random } from './random.ts';
import type { Listener } from './run.ts';
import type { Argument, Failure } from './scenario.ts';
import { TesteeFailure, type Testee } from './testee.ts';

const { plaintextChunkBytes: chunk, keyBytes, headerBytes } = Encryption.values;

/** The files that are encrypted: their names in ids, their sizes, and the size of the upload's parts. */
const files: readonly { readonly name: string; readonly size: number; readonly partSize?: number }[] = [
  { name: 'empty', size: 0 },
  { name: 'small', size: 1234 },
  { name: 'one-chunk', size: chunk },
  { name: 'chunk-and-a-bit', size: chunk + 1234 },
  { name: 'in-parts', size: 2 * chunk + 1234, partSize: chunk + 100 },
];

/** A step that went wrong, in one line, and more lines about it. */
class StepFailure extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines[0]);
    this.lines = lines;
  }
}

async function call(testee: Testee, op: string, args: Readonly<Record<string, Argument>>): Promise<Record<string, unknown>> {
  const { line, id } = requestLine({ op, args }, '/nowhere');
  const { text, shown } = outcomeOf(await testee.ask(line, id), id);
  const { result } = JSON.parse(text) as { result?: Record<string, unknown> };
  if (!result) throw new StepFailure([`${testee.name} answers ${op} with ${shown}`]);
  return result;
}

function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('base64');
}

function partMd5s(bytes: Uint8Array, partSize: number): string[] {
  const parts = Math.ceil(bytes.length / partSize);
  return Array.from({ length: parts }, (_, index) => md5(bytes.subarray(index * partSize, (index + 1) * partSize)));
}

function requireEqual(what: string, expected: unknown, answered: unknown): void {
  const [right, wrong] = [JSON.stringify(expected), JSON.stringify(answered)];
  if (right !== wrong) throw new StepFailure([`${what} is ${wrong}, and should be ${right}`]);
}

function requireSameBytes(what: string, expected: Uint8Array, answered: Uint8Array): void {
  const lines = describeDifference(what, expected, answered);
  if (lines.length > 0) throw new StepFailure(lines);
}

/** The row of sealed boxes. */
const sealedRow = 'sealed-box';

/** The ids of the matrix. */
export function matrixIds(testees: readonly string[]): string[] {
  return [...files.map(({ name }) => name), sealedRow].flatMap((name) =>
    testees.flatMap((producer) => testees.map((consumer) => `matrix/${name}-${producer}-${consumer}`)),
  );
}

/** What each language makes, and each opens. */
interface Produced {
  /** Whether what is made differs each time. */
  readonly isRandom: boolean;
  produce(producer: Testee): Promise<Uint8Array>;
  open(producer: Testee, consumer: Testee): Promise<void>;
}

/** One file's row: what each language makes of it, opened by each language. */
class Row implements Produced {
  readonly isRandom = false;
  readonly #provider: CryptoProvider;
  readonly #file: (typeof files)[number];
  readonly #folder: string;
  readonly #plaintext: Buffer;
  readonly #key: Buffer;
  readonly #header: Buffer;

  constructor(provider: CryptoProvider, file: (typeof files)[number], folder: string, seed: string) {
    const random = new Random(`${seed}/matrix/${file.name}`);
    this.#provider = provider;
    this.#file = file;
    this.#folder = folder;
    this.#plaintext = random.bytes(file.size);
    this.#key = Buffer.from(random.bytes(keyBytes));
    this.#header = Buffer.from(random.bytes(headerBytes));
  }

  async produce(producer: Testee): Promise<Uint8Array> {
    const source = join(this.#folder, 'plaintext');
    const destination = this.#made(producer);
    await writeFile(source, this.#plaintext);
    const { partSize } = this.#file;
    const args = { key: this.#key, header: this.#header, source, destination, ...(partSize === undefined ? {} : { partSize }) };
    const result = await call(producer, fileEncrypt.name, args);
    const ciphertext = await readFile(destination);
    const sums = partSize === undefined ? { md5: md5(ciphertext) } : { partMd5s: partMd5s(ciphertext, partSize) };
    const told = {
      size: result['size'],
      hash: result['hash'],
      ...(partSize === undefined ? { md5: result['md5'] } : { partMd5s: result['partMd5s'] }),
    };
    requireEqual('what it says of the file', { size: ciphertext.length, hash: this.#hash(), ...sums }, told);
    return ciphertext;
  }

  async open(producer: Testee, consumer: Testee): Promise<void> {
    const destination = join(this.#folder, `${producer.name}-${consumer.name}`);
    const args = { key: this.#key, header: this.#header, source: this.#made(producer), destination };
    const { size } = await call(consumer, fileDecrypt.name, args);
    requireSameBytes('the decrypted file', this.#plaintext, await readFile(destination));
    requireEqual('the size of the decrypted file', this.#plaintext.length, size);
    requireEqual('its hash', this.#hash(), (await call(consumer, hashFile.name, { path: destination }))['hash']);
    await rm(destination);
  }

  #made(producer: Testee): string {
    return join(this.#folder, `${producer.name}.encrypted`);
  }

  #hash(): string {
    return Buffer.from(contentHash(this.#provider, this.#plaintext)).toString('base64');
  }
}

/**
 * Runs the matrix. A pair counts for the language that opens; what a language makes counts where it opens its own.
 * @param wanted whether an id is among those to run
 */
export async function runMatrix(
  provider: CryptoProvider,
  testees: readonly Testee[],
  seed: string,
  wanted: (id: string) => boolean,
  listener: Listener,
): Promise<void> {
  for (const file of files) {
    const folder = await makeFolder(provider, {});
    try {
      await runRow(new Row(provider, file, folder, seed), file.name, testees, seed, wanted, listener);
    } finally {
      await removeFolder(folder);
    }
  }
  await runRow(new SealedRow(seed), sealedRow, testees, seed, wanted, listener);
}

/** The row of sealed boxes: a key pair, and what is sealed for it. */
class SealedRow implements Produced {
  readonly #pair: SealedSample;
  readonly #plaintext: Buffer;
  readonly #made = new Map<string, Uint8Array>();
  readonly isRandom = true;

  constructor(seed: string) {
    const random = new Random(`${seed}/matrix/${sealedRow}`);
    this.#pair = random.pick(sealedSamples);
    this.#plaintext = Buffer.from(random.bytes(random.integer(0, 100)));
  }

  async produce(producer: Testee): Promise<Uint8Array> {
    const seal = async (): Promise<Buffer> => {
      const args = { publicKey: Buffer.from(this.#pair.publicKey, 'hex'), plaintext: this.#plaintext };
      const { ciphertext } = await call(producer, sealedBoxSeal.name, args);
      return Buffer.from(String(ciphertext), 'base64');
    };
    const [sealed, again] = [await seal(), await seal()];
    requireEqual('the size of the sealed box', this.#plaintext.length + PublicKeyBox.values.overheadBytes, sealed.length);
    if (sealed.equals(again)) throw new StepFailure([`${producer.name} seals the same box twice, so that its key pair is not a new one`]);
    this.#made.set(producer.name, sealed);
    return sealed;
  }

  async open(producer: Testee, consumer: Testee): Promise<void> {
    const [publicKey, secretKey] = [this.#pair.publicKey, this.#pair.secretKey].map((hex) => Buffer.from(hex, 'hex')) as [Buffer, Buffer];
    const ciphertext = this.#made.get(producer.name) ?? Buffer.alloc(0);
    const { plaintext } = await call(consumer, sealedBoxOpen.name, { publicKey, secretKey, ciphertext });
    requireSameBytes('what was sealed', this.#plaintext, Buffer.from(String(plaintext), 'base64'));
  }
}

async function runRow(
  row: Produced,
  name: string,
  testees: readonly Testee[],
  seed: string,
  wanted: (id: string) => boolean,
  listener: Listener,
): Promise<void> {
  let first: Uint8Array | undefined;
  for (const producer of testees) {
    const pairs = testees.map((consumer) => ({ consumer, id: `matrix/${name}-${producer.name}-${consumer.name}` }));
    const chosen = pairs.filter(({ id }) => wanted(id));
    if (chosen.length === 0) continue;
    const problem = await attempt(async () => {
      const ciphertext = await row.produce(producer);
      first ??= ciphertext;
      if (!row.isRandom) requireSameBytes(`what ${producer.name} made`, first, ciphertext);
    });
    for (const { consumer, id } of chosen) {
      const lines = problem ?? (await attempt(() => row.open(producer, consumer)));
      const failure: Failure | undefined = lines && {
        id,
        testee: consumer.name,
        lines: [`${producer.name} ${row.isRandom ? 'seals a box' : 'encrypts a file'}, and ${consumer.name} opens it.`, ...lines],
        replay: `${command} --seed ${seed} --only ${id}`,
      };
      listener.checked(`matrix ${name}`, consumer.name, failure);
    }
  }
}

/** Does something, and returns what went wrong, if anything did. */
async function attempt(step: () => Promise<void>): Promise<readonly string[] | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (error instanceof StepFailure) return error.lines;
    if (error instanceof TesteeFailure || error instanceof BadAnswer) return [error.message];
    if (error instanceof Error && 'code' in error) return [`a file that should be there can't be read: ${error.message}`];
    throw error;
  }
}
