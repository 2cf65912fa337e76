import { beforeAll, describe, expect, it } from 'vitest';
import { Encryption, enumEncode, streamDecrypt, streamEncrypt, unforeseen } from '@lockstep/spec';
import { ask, caseFiles, defineCases, literal, seeded, type ExpectedCode } from '@lockstep/spec/cases';
import { loadProvider } from '@lockstep/ts-client';
import type { SpecError } from '../../model/diagnostics.ts';
import type { SpecModel } from '../../model/schema.ts';
import type { GeneratedFiles } from '../target.ts';
import { ByteMaker } from './byte-maker.ts';
import { SharedBytes } from './shared-bytes.ts';
import { vectors } from './index.ts';
import { makeVectors } from './make.ts';
import { flip, join, slice, writeRope } from './rope.ts';
import { VectorFile } from './schema.ts';
import { jsonText } from './text.ts';

const { plaintextChunkBytes: chunk, frameBytes: full } = Encryption.values;
const model = { specDigest: 'test', operations: [] as unknown } as SpecModel;
const key = seeded(32, 1);
const header = seeded(24, 2);
const two = {
  make: 'framed',
  key,
  header,
  seed: 3,
  frames: [
    { size: chunk, tag: 0 },
    { size: 9, tag: 3 },
  ],
  edits: [],
} as const;

async function maker(): Promise<ByteMaker> {
  const provider = await loadProvider();
  return new ByteMaker(provider, new SharedBytes(provider));
}

describe('the vectors of the spec', () => {
  let files: GeneratedFiles;
  beforeAll(async () => {
    files = await vectors.emit(model);
  });

  it('satisfy their schema, and every flag and stream of a file is used', () => {
    expect([...files.keys()]).toEqual([...caseFiles.map(({ subject }) => `${subject}.json`), 'vectors.schema.json']);
    for (const { subject } of caseFiles) {
      const text = files.get(`${subject}.json`) ?? '';
      const file = VectorFile.parse(JSON.parse(text));
      for (const stream of Object.keys(file.streams)) expect(text).toContain(`"stream": "${stream}"`);
    }
  });

  it('are small: nothing in them is as large as a frame', () => {
    for (const [name, text] of files) expect(text.length, name).toBeLessThan(chunk);
  });
});

describe('a case that the reference contradicts', () => {
  it('is reported with its id, both answers and its place, together with every other', async () => {
    const wrong = defineCases('stream', {
      about: 'Mistakes.',
      flags: {},
      cases: [
        { id: 'stream/no-frames', why: 'Wrong code.', ...ask(streamDecrypt, { key, header, ciphertext: literal('') }), expect: 'corrupt' },
        { id: 'stream/wrong-key', why: 'No error.', ...ask(streamEncrypt, { key, header, plaintext: literal('') }), expect: 'corrupt' },
        {
          id: 'stream/zeros',
          why: 'No such frame.',
          ...ask(streamDecrypt, { key, header, ciphertext: { ...two, edits: [{ edit: 'drop', frame: 2 }] } }),
          expect: 'corrupt',
        },
      ],
    });
    const failure = await makeVectors([wrong], model, () => null).then(
      () => undefined,
      (error: unknown) => error as SpecError,
    );
    expect(failure?.diagnostics).toEqual([
      {
        code: 'LS1008',
        message: expect.stringMatching(/^stream\/no-frames expects corrupt, and the reference answers truncated \(/) as unknown,
        place: expect.objectContaining({ file: 'packages/spec/src/cases/stream.ts' }) as unknown,
      },
      {
        code: 'LS1008',
        message: expect.stringMatching(/^stream\/wrong-key expects corrupt, and the reference answers a result/) as unknown,
        place: expect.anything() as unknown,
      },
      { code: 'LS1008', message: 'stream/zeros can not be made: there is no frame 2: they are counted from 0', place: expect.anything() as unknown },
    ]);
  });

  it('is reported where it expects a crash, of an operation and of a step', async () => {
    const crash = unforeseen as ExpectedCode; // What the compiler refuses.
    const wrong = defineCases('enum', {
      about: 'Mistakes.',
      flags: {},
      cases: [
        { id: 'enum/crash', why: 'A crash.', ...ask(enumEncode, { enum: 'x', name: 'y' }), expect: crash },
        { id: 'enum/crash-later', why: 'A crash.', steps: [{ ...ask(enumEncode, { enum: 'x', name: 'y' }), answer: { error: crash } }] },
      ],
    });
    expect(wrong.problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      expect.stringMatching(/^enum\/crash expects internal_error, /),
      expect.stringMatching(/^enum\/crash-later expects internal_error, /),
    ]);
  });

  it('is reported where it breaks the vocabulary', async () => {
    const wrong = defineCases('enum', {
      about: 'Mistakes.',
      flags: { Unused: 'Nothing.' },
      cases: ['enum/a', 'enum/a', 'stream/b'].map((id) => ({
        id,
        why: 'no sentence',
        ...ask(enumEncode, { enum: 'x', name: 'y' }),
        expect: 'unknown_value' as const,
      })),
    });
    const failure = await makeVectors([wrong], model, () => null).then(
      () => undefined,
      (error: unknown) => error as SpecError,
    );
    const messages = failure?.diagnostics.map(({ code, message }) => `${code} ${message}`);
    expect(messages).toContain('LS1005 enum/a is the id of two cases: rename one of them');
    expect(messages).toContain('LS1005 enum.Unused is a flag that no case has: delete it');
    expect(messages).toContain('LS1005 stream/b must be enum/, then words joined with hyphens');
    expect(messages?.filter((message) => message.endsWith('must be a sentence, with a full stop'))).toHaveLength(3);
  });
});

describe('ropes', () => {
  it('write what they hold: pieces of streams and seeds, the rest as it is', async () => {
    const made = await maker();
    const rope = made.make({
      ...two,
      edits: [
        { edit: 'swap', frame: 0, with: 1 },
        { edit: 'flip', bit: 8 * 100 },
        { edit: 'append', bytes: seeded(5000, 7) },
      ],
    });
    const whole = join(made.make(two));
    const expected = Buffer.concat([whole.subarray(full), whole.subarray(0, full), join(made.make(seeded(5000, 7)))]);
    expected[100] = (expected[100] ?? 0) ^ 1;
    expect(Buffer.compare(join(rope), expected)).toBe(0);
    const name = `stream-${chunk + 9}`;
    const rest = 100 - (whole.length - full);
    expect(writeRope(rope)).toEqual({
      concat: [
        Buffer.from(whole.subarray(full)).toString('base64'),
        { stream: name, from: 0, size: rest },
        Buffer.from(expected.subarray(100, 101)).toString('base64'),
        { stream: name, from: rest + 1, size: full - rest - 1 },
        { seed: Buffer.alloc(32, 7).toString('base64'), size: 5000 },
      ],
    });
    expect([...made.streams.keys()]).toEqual([name]);
  });

  it('join neighbouring stretches of one origin', async () => {
    const rope = (await maker()).make(two);
    const apart = [...slice(rope, 0, 5000), ...slice(rope, 5000, full + 26)];
    expect(writeRope(apart)).toEqual({ concat: [{ stream: `stream-${chunk + 9}`, from: 0, size: full + 26 }] });
  });

  it('refuse bytes that no operation makes and that would fill the file', () => {
    expect(() => writeRope([{ bytes: new Uint8Array(5000), origin: null }])).toThrow('5000 bytes can be made by no operation');
    expect(() => flip([{ bytes: new Uint8Array(2), origin: null }], 16)).toThrow('there is no bit 16 in 2 bytes');
  });
});

describe('the text of a file', () => {
  it('puts on a line what fits on one', () => {
    const long = 'x'.repeat(90);
    expect(jsonText({ a: [1, { b: null }], c: { d: long, e: [] }, f: {} })).toBe(
      `{\n  "a": [1, { "b": null }],\n  "c": { "d": "${long}", "e": [] },\n  "f": {}\n}\n`,
    );
    expect(JSON.parse(jsonText({ a: [long, long] }))).toEqual({ a: [long, long] });
    const name = 'y'.repeat(116);
    expect(jsonText({ [name]: [], [`${name}2`]: {} })).toBe(`{\n  "${name}": [],\n  "${name}2": {}\n}\n`);
    expect(jsonText({ steps: [{ a: long, b: long }, { c: 1 }] })).toBe(
      `{\n  "steps": [\n    { "a": "${long}", "b": "${long}" },\n    { "c": 1 }\n  ]\n}\n`,
    );
    const longer = { steps: [{ a: [long, long, long] }] };
    expect(JSON.parse(jsonText(longer))).toEqual(longer);
  });
});
