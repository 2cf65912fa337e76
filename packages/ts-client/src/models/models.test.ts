import { describe, expect, expectTypeOf, it } from 'vitest';
import { FileMetadata, FileType, KeyAttributes, LivePhoto, MagicMetadataEnvelope, PrivateMagicMetadata, PublicMagicMetadata, defineEnum, defineModel, m, required, type Model } from '@lockstep/spec';
import { fromBase64 } from '../base64.ts';
import { decryptBlob } from '../blob.ts';
import { providers } from '../test-providers.ts';
import {
  ModelError,
  contentHashOf,
  decodeModel,
  decryptMetadata,
  edited,
  encodeModel,
  encryptMetadata,
  modelJson,
  modelObject,
  decryptMagicMetadata,
  readModel,
  encryptMagicMetadata,
  type Changes,
  type MembersOf,
} from './index.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (encoded: Uint8Array): string => Buffer.from(encoded).toString();
const failure = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    const { code, path } = error as ModelError;
    return error instanceof ModelError ? [code, path] : code;
  }
};
/** The key of a member: keys stand in the spec alone, so that a renamed one changes no test. */
const keyOf = <M extends Model>(model: M, name: keyof M['members'] & string): string => model.members[name]?.wire ?? name;
const pointer = <M extends Model>(model: M, name: keyof M['members'] & string): string => `/${keyOf(model, name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
/** The first of a model's required members in canonical order. */
const firstRequired = (model: Model): string =>
  pointer(model, Object.keys(model.members).filter((name) => model.members[name]?.required).sort((a, b) => (keyOf(model, a) < keyOf(model, b) ? -1 : 1))[0] ?? '');
/** Canonical JSON of a model's members, and of others, as texts. */
function canonical<M extends Model>(model: M, members: { readonly [N in keyof M['members']]?: string }, others: Readonly<Record<string, string>> = {}): string {
  const entries = [...Object.entries(members as Readonly<Record<string, string>>).map(([name, value]) => [keyOf(model, name), value] as const), ...Object.entries(others)];
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}
const photo = modelObject(FileMetadata, { title: 'a.jpg', creationTime: 2, modificationTime: 3, fileType: FileType.members.image });

describe('the types of members', () => {
  it('follow from the spec', () => {
    type Members = MembersOf<typeof PublicMagicMetadata>;
    expectTypeOf<MembersOf<typeof FileMetadata>['title']>().toEqualTypeOf<string>();
    expectTypeOf<MembersOf<typeof FileMetadata>['fileType']>().toEqualTypeOf<number>();
    expectTypeOf<NonNullable<Members['width']>>().toEqualTypeOf<number>();
    expectTypeOf<null>().toExtend<Members['caption']>();
    expectTypeOf<MembersOf<typeof KeyAttributes>['kekSalt']>().toEqualTypeOf<string>();
    // @ts-expect-error a required member is missing
    modelObject(FileMetadata, { title: 'a.jpg', creationTime: 2, modificationTime: 3 });
    // @ts-expect-error a required member is not null
    edited(photo, { title: null });
    // @ts-expect-error a required member stays
    edited(photo, { title: undefined });
    // @ts-expect-error there is no such member
    edited(photo, { tilte: 'b.jpg' });
  });
});

describe('objects of models', () => {
  const others = { a: '[1]', 'e\u0301': '1', '\u00e9': '2' };
  const written = canonical(PublicMagicMetadata, { caption: '"c"', editedName: 'null', width: '4032' }, others);
  const object = decodeModel(PublicMagicMetadata, bytes(written));

  it('have known members by name, and all others beside them', () => {
    expect(object.members).toEqual({ caption: 'c', editedName: null, width: 4032 });
    expect([...object.others.keys()]).toEqual(['a', 'e\u0301', '\u00e9']);
    expect('height' in object.members).toBe(false);
    expect(text(encodeModel(PublicMagicMetadata, object))).toBe(written);
  });

  it('are edited without touching anything else', () => {
    const changed = edited(object, { caption: undefined, editedName: 'n', width: null, height: 3 });
    expect(text(encodeModel(PublicMagicMetadata, changed))).toBe(canonical(PublicMagicMetadata, { editedName: '"n"', height: '3', width: 'null' }, others));
    expect(text(encodeModel(PublicMagicMetadata, object))).toBe(written);
  });

  it('are checked on their way out, where types did not hold', () => {
    expect(failure(() => encodeModel(PublicMagicMetadata, edited(object, { width: 1.5 })))).toEqual(['invalid_model', pointer(PublicMagicMetadata, 'width')]);
    expect(failure(() => encodeModel(PublicMagicMetadata, edited(object, { latitude: NaN })))).toBe('invalid_json');
    expect(failure(() => encodeModel(PublicMagicMetadata, edited(object, { caption: '\ud83d' })))).toBe('invalid_json');
    expect(failure(() => encodeModel(FileMetadata, edited(photo, { latitude: 1 })))).toEqual(['invalid_model', pointer(FileMetadata, 'longitude')]);
    const shadowed = { ...photo, others: new Map([[keyOf(FileMetadata, 'title'), 'b']]) };
    expect(failure(() => modelJson(FileMetadata, shadowed))).toBe('invalid_argument');
  });

  it('do not tell in an error what stands in them', () => {
    const secret = canonical(FileMetadata, { title: '"a secret"', creationTime: '"my secret"', modificationTime: '1', fileType: '0' });
    const offence = `FileMetadata${pointer(FileMetadata, 'creationTime')} must be a whole number within`;
    expect(() => decodeModel(FileMetadata, bytes(secret))).toThrow(offence);
    expect(() => decodeModel(FileMetadata, bytes(secret))).not.toThrow('secret');
  });
});

describe('schemas', () => {
  const Colour = defineEnum('Colour', { members: { red: 'r', blue: 'b' } });
  const Taste = defineEnum('Taste', { fallback: 'other', members: { sweet: 'sweet' } });
  const Level = defineEnum('Level', { members: { low: 1, high: 2 } });
  const Thing = defineModel('Thing', {
    members: {
      colour: m.enum(Colour, { wire: 'a/b~c' }),
      taste: m.enum(Taste),
      level: m.enum(Level),
      size: required(m.integer({ minimum: 5, wire: '__proto__', oldForm: 'numberInText' })),
      first: m.number(),
      second: m.boolean(),
      third: m.string(),
    },
    together: [['first', 'second', 'third'], ['taste', 'level']],
  });
  const judge = (json: string): unknown => failure(() => text(encodeModel(Thing, decodeModel(Thing, bytes(json)))));

  it.each([
    ['escapes pointers', '{"__proto__":5,"a/b~c":"green"}', ['invalid_model', '/a~1b~0c']],
    ['takes the values of a closed enum', '{"__proto__":5,"a/b~c":"b"}', '{"__proto__":5,"a/b~c":"b"}'],
    ['takes an inherited name for no value', '{"__proto__":5,"a/b~c":"toString"}', ['invalid_model', '/a~1b~0c']],
    ['keeps any text in an open enum of texts', '{"__proto__":5,"taste":"sour","level":2}', '{"__proto__":5,"level":2,"taste":"sour"}'],
    ['refuses an integer in it', '{"__proto__":5,"taste":1,"level":1}', ['invalid_model', '/taste']],
    ['refuses what a closed enum of integers lacks', '{"__proto__":5,"taste":"x","level":3}', ['invalid_model', '/level']],
    ['takes a key that objects inherit', '{}', ['invalid_model', '/__proto__']],
    ['reads an old form below the minimum as an offence', '{"__proto__":"4"}', ['invalid_model', '/__proto__']],
    ['reads an old form', '{"__proto__":"5.0"}', '{"__proto__":5}'],
    ['names the first of several that a group lacks', '{"__proto__":5,"third":""}', ['invalid_model', '/first']],
    ['names it at its place in the order', '{"__proto__":5,"third":1,"first":1}', ['invalid_model', '/second']],
    ['names an offence that comes before it', '{"__proto__":5,"third":"","first":"","taste":"x"}', ['invalid_model', '/first']],
    ['judges groups apart', '{"__proto__":5,"taste":"x","third":null}', ['invalid_model', '/level']],
  ])('%s', (_, json, expected) => {
    expect(judge(json)).toEqual(expected);
  });

  it('reads values as well as texts', () => {
    expect(failure(() => readModel(Thing, null))).toEqual(['invalid_model', '']);
    expect(readModel(Thing, new Map([['__proto__', 7]])).members).toEqual({ size: 7 });
  });
});

describe('the content hash that metadata tells', () => {
  const { hashSeparator } = LivePhoto.values;
  it.each([
    [{ hash: 'h' }, 'h'],
    [{ imageHash: 'i', videoHash: 'v' }, `i${hashSeparator}v`],
    [{ hash: 'h', imageHash: 'i', videoHash: 'v' }, 'h'],
    [{ hash: null, imageHash: 'i', videoHash: 'v' }, `i${hashSeparator}v`],
    [{ imageHash: 'i', videoHash: null }, null],
    [{ videoHash: 'v' }, null],
    [{}, null],
  ])('of %o is %s', (members, expected) => {
    expect(contentHashOf(edited(photo, members))).toBe(expected);
  });
});

describe.each(providers)('metadata on $name', (provider) => {
  const key = new Uint8Array(32).fill(7);

  it('is a blob of canonical JSON under the key of its file', () => {
    const { header, ciphertext } = encryptMetadata(provider, key, FileMetadata, photo);
    expect(text(decryptBlob(provider, key, header, ciphertext))).toBe(
      canonical(FileMetadata, { creationTime: '2', fileType: String(FileType.members.image), modificationTime: '3', title: '"a.jpg"' }),
    );
    expect(decryptMetadata(provider, key, header, ciphertext, FileMetadata)).toEqual(photo);
    expect(failure(() => decryptMetadata(provider, new Uint8Array(32), header, ciphertext, FileMetadata))).toBe('corrupt');
    expect(failure(() => decryptMetadata(provider, key, header, ciphertext, KeyAttributes))).toEqual(['invalid_model', firstRequired(KeyAttributes)]);
  });

  it('travels in an envelope that counts every member', () => {
    const unknown = { unknown: '{"a":1}' };
    const edits = decodeModel(PublicMagicMetadata, bytes(canonical(PublicMagicMetadata, { caption: 'null', width: '"12"' }, unknown)));
    const envelope = encryptMagicMetadata(provider, key, PublicMagicMetadata, edits, 4);
    expect(envelope.members).toMatchObject({ version: 4, count: 3 });
    expect(decryptMagicMetadata(provider, key, envelope, PublicMagicMetadata)).toEqual(edits);
    const { header, data } = envelope.members;
    expect(text(decryptBlob(provider, key, fromBase64(header), fromBase64(data)))).toBe(canonical(PublicMagicMetadata, { caption: 'null', width: '12' }, unknown));
    const wire = encodeModel(MagicMetadataEnvelope, envelope);
    expect(decryptMagicMetadata(provider, key, decodeModel(MagicMetadataEnvelope, wire), PublicMagicMetadata)).toEqual(edits);
  });

  it('has an envelope of no members, and none of a version below 0', () => {
    const nothing = modelObject(PrivateMagicMetadata, {});
    expect(encryptMagicMetadata(provider, key, PrivateMagicMetadata, nothing, 1).members.count).toBe(0);
    expect(failure(() => encryptMagicMetadata(provider, key, PrivateMagicMetadata, nothing, -1))).toEqual(['invalid_model', pointer(MagicMetadataEnvelope, 'version')]);
  });
});

it('reads no member from what every object inherits', () => {
  const Odd = defineModel('Odd', { members: { toString: m.string(), constructor: m.integer(), valueOf: m.string({ wire: '__proto__' }) } });
  const object = decodeModel(Odd, bytes('{}'));
  expect(['toString', 'constructor', 'valueOf'].map((name) => (object.members as Record<string, unknown>)[name])).toEqual([undefined, undefined, undefined]);
  expect(text(encodeModel(Odd, object))).toBe('{}');
  expect(text(encodeModel(Odd, modelObject(Odd, {} as MembersOf<typeof Odd>)))).toBe('{}');
  const set = edited(object, { valueOf: 'a', constructor: 1 } as unknown as Changes<typeof Odd>);
  expect(text(encodeModel(Odd, set))).toBe('{"__proto__":"a","constructor":1}');
  expect(text(encodeModel(Odd, edited(set, { constructor: undefined } as unknown as Changes<typeof Odd>)))).toBe('{"__proto__":"a"}');
});
