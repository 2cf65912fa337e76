import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  FileMetadata,
  FileType,
  KeyAttributes,
  LivePhoto,
  MagicMetadataEdits,
  MagicMetadataEnvelope,
  MediaType,
  PrivateMagicMetadata,
  PublicMagicMetadata,
  defineEnum,
  defineModel,
  m,
  required,
  type Model,
} from '@lockstep/spec';
import { fromBase64 } from '../base64.ts';
import { parseJson } from '../json/parse.ts';
import { decryptBlob } from '../blob.ts';
import { providers } from '../test-providers.ts';
import {
  ModelError,
  contentHashOf,
  decodeModel,
  decryptMetadata,
  editModel,
  encodeModel,
  encryptMetadata,
  modelJson,
  modelObject,
  decryptMagicMetadata,
  editMagicMetadata,
  hasFlag,
  malformedPaths,
  checkedModel,
  readModel,
  withFlag,
  withoutFlag,
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
/** The key of a member: keys are in the spec alone, so that a renamed one changes no test. */
const keyOf = <M extends Model>(model: M, name: keyof M['members'] & string): string => model.members[name]?.wire ?? name;
const pointer = <M extends Model>(model: M, name: keyof M['members'] & string): string =>
  `/${keyOf(model, name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
/** The first of a model's required members in canonical order. */
const firstRequired = (model: Model): string =>
  pointer(
    model,
    Object.keys(model.members)
      .filter((name) => model.members[name]?.required)
      .sort((a, b) => (keyOf(model, a) < keyOf(model, b) ? -1 : 1))[0] ?? '',
  );
/** Canonical JSON of a model's members, and of others, as texts. */
function canonical<M extends Model>(
  model: M,
  members: { readonly [N in keyof M['members']]?: string },
  others: Readonly<Record<string, string>> = {},
): string {
  const entries = [
    ...Object.entries(members as Readonly<Record<string, string>>).map(([name, value]) => [keyOf(model, name), value] as const),
    ...Object.entries(others),
  ];
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
    .join(',')}}`;
}
const photo = modelObject(FileMetadata, { title: 'a.jpg', creationTime: 2, modificationTime: 3, fileType: FileType.members.image });

describe('the types of members', () => {
  it('follow from the spec', () => {
    type Members = MembersOf<typeof PublicMagicMetadata>;
    expectTypeOf<MembersOf<typeof FileMetadata>['title']>().toEqualTypeOf<string>();
    expectTypeOf<MembersOf<typeof FileMetadata>['fileType']>().toEqualTypeOf<number>();
    expectTypeOf<NonNullable<Members['width']>>().toEqualTypeOf<number>();
    expectTypeOf<Members['caption']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<null>().toExtend<MembersOf<typeof FileMetadata>['hash']>();
    expectTypeOf<MembersOf<typeof KeyAttributes>['kekSalt']>().toEqualTypeOf<string>();
    // @ts-expect-error a required member is missing
    modelObject(FileMetadata, { title: 'a.jpg', creationTime: 2, modificationTime: 3 });
    // @ts-expect-error a required member is not null
    editModel(photo, { title: null });
    // @ts-expect-error a required member stays
    editModel(photo, { title: undefined });
    // @ts-expect-error there is no such member
    editModel(photo, { tilte: 'b.jpg' });
    // @ts-expect-error magic metadata knows no null
    modelObject(PublicMagicMetadata, { caption: null });
  });
});

describe('objects of models', () => {
  const others = { a: '[1]', 'e\u0301': '1', '\u00e9': '2' };
  const written = canonical(PublicMagicMetadata, { caption: '"c"', editedName: '"e"', width: '4032' }, others);
  const object = decodeModel(PublicMagicMetadata, bytes(written));

  it('have known members by name, and all others beside them', () => {
    expect(object.members).toEqual({ caption: 'c', editedName: 'e', width: 4032 });
    expect([...object.others.keys()]).toEqual(['a', 'e\u0301', '\u00e9']);
    expect('height' in object.members).toBe(false);
    expect(text(encodeModel(PublicMagicMetadata, object))).toBe(written);
  });

  it('are edited without touching anything else', () => {
    const changed = editModel(object, { caption: undefined, editedName: 'n', width: 4, height: 3 });
    expect(text(encodeModel(PublicMagicMetadata, changed))).toBe(
      canonical(PublicMagicMetadata, { editedName: '"n"', height: '3', width: '4' }, others),
    );
    expect(text(encodeModel(PublicMagicMetadata, object))).toBe(written);
  });

  it('are checked on their way out, where types did not hold', () => {
    expect(failure(() => encodeModel(PublicMagicMetadata, editModel(object, { width: 1.5 })))).toEqual([
      'invalid_model',
      pointer(PublicMagicMetadata, 'width'),
    ]);
    expect(failure(() => encodeModel(PublicMagicMetadata, editModel(object, { latitude: NaN })))).toBe('invalid_json');
    expect(failure(() => encodeModel(PublicMagicMetadata, editModel(object, { caption: '\ud83d' })))).toBe('invalid_json');
    expect(failure(() => encodeModel(FileMetadata, editModel(photo, { latitude: 1 })))).toEqual([
      'invalid_model',
      pointer(FileMetadata, 'longitude'),
    ]);
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

describe('what has no reading', () => {
  const width = keyOf(PublicMagicMetadata, 'width');
  const height = keyOf(PublicMagicMetadata, 'height');
  const written = canonical(PublicMagicMetadata, { width: '[4032,null]', height: '" 3024"', caption: '"c"' }, { x: '{"a":null}' });
  const object = decodeModel(PublicMagicMetadata, bytes(written));

  it('stays beside the members, and is named', () => {
    expect(object.members).toEqual({ caption: 'c' });
    expect([...object.malformed]).toEqual([
      ['height', ' 3024'],
      ['width', [4032, null]],
    ]);
    expect(malformedPaths(PublicMagicMetadata, object)).toEqual([`/${height}`, `/${width}`]);
    expect(text(encodeModel(PublicMagicMetadata, object))).toBe(written);
  });

  it('survives an edit of another member, and is replaced or removed by one of its own', () => {
    const again = editModel(object, { caption: 'd', height: 3024 });
    expect(malformedPaths(PublicMagicMetadata, again)).toEqual([`/${width}`]);
    expect(text(encodeModel(PublicMagicMetadata, again))).toBe(
      canonical(PublicMagicMetadata, { width: '[4032,null]', height: '3024', caption: '"d"' }, { x: '{"a":null}' }),
    );
    expect(text(encodeModel(PublicMagicMetadata, editModel(object, { width: undefined, height: undefined })))).toBe(
      canonical(PublicMagicMetadata, { caption: '"c"' }, { x: '{"a":null}' }),
    );
  });

  it('is refused in what this program makes', () => {
    expect(failure(() => checkedModel(PublicMagicMetadata, new Map([[width, '1.5']])))).toEqual(['invalid_model', `/${width}`]);
    expect(failure(() => encodeModel(PublicMagicMetadata, editModel(object, { height: -0.5 })))).toEqual(['invalid_model', `/${height}`]);
  });

  it('of a group is given anew as a whole', () => {
    const place = canonical(FileMetadata, { title: '"a"', creationTime: '1', modificationTime: '1', fileType: '0', latitude: '1', longitude: '[]' });
    const found = decodeModel(FileMetadata, bytes(place));
    expect([...found.malformed.keys()]).toEqual(['latitude', 'longitude']);
    expect(text(encodeModel(FileMetadata, found))).toBe(place);
    expect(failure(() => encodeModel(FileMetadata, editModel(found, { longitude: 2 })))).toEqual([
      'invalid_model',
      pointer(FileMetadata, 'latitude'),
    ]);
    expect(text(encodeModel(FileMetadata, editModel(found, { latitude: 1, longitude: 2 })))).toBe(place.replace('[]', '2'));
  });

  it('is none where half of a surrogate pair can be read as a sign for it', () => {
    const caption = keyOf(PublicMagicMetadata, 'caption');
    const { members, others } = decodeModel(PublicMagicMetadata, bytes(`{"${caption}":"a\\ud83d","\\ude00":["\\ud83d\\ud83d\\ude00"]}`));
    expect(members).toEqual({ caption: 'a\ufffd' });
    expect([...others]).toEqual([['\ufffd', ['\ufffd\u{1f600}']]]);
  });
});

describe('a model without null', () => {
  it('leaves null out, whoever gives it', () => {
    const read = decodeModel(
      PublicMagicMetadata,
      bytes(canonical(PublicMagicMetadata, { caption: 'null', width: '1' }, { x: 'null', y: '{"a":null}' })),
    );
    expect('caption' in read.members).toBe(false);
    expect([...read.others.keys()]).toEqual(['y']);
    const given = { ...read, others: new Map([['z', null]]), members: { ...read.members, height: null } } as unknown as typeof read;
    // What an envelope counts.
    expect([...modelJson(PublicMagicMetadata, given).keys()]).toEqual([keyOf(PublicMagicMetadata, 'width')]);
    expect(text(encodeModel(PublicMagicMetadata, given))).toBe(canonical(PublicMagicMetadata, { width: '1' }));
  });

  it('is none where the definition says nothing of it', () => {
    const json = canonical(FileMetadata, { title: '"a"', creationTime: '1', modificationTime: '1', fileType: '0', hash: 'null' }, { x: 'null' });
    expect(text(encodeModel(FileMetadata, decodeModel(FileMetadata, bytes(json))))).toBe(json);
  });
});

describe('flags', () => {
  const { panorama } = MediaType.members;
  const unknown = 2 ** 40;

  it('are told, set and removed, and leave all other bits alone', () => {
    expect([0, panorama, unknown, unknown + panorama].map((set) => hasFlag(MediaType, set, 'panorama'))).toEqual([false, true, false, true]);
    expect([0, panorama, unknown].map((set) => withFlag(MediaType, set, 'panorama'))).toEqual([panorama, panorama, unknown + panorama]);
    expect([0, panorama, unknown + panorama].map((set) => withoutFlag(MediaType, set, 'panorama'))).toEqual([0, 0, unknown]);
  });

  it('that nobody knows are kept by an edit', () => {
    const object = decodeModel(PublicMagicMetadata, bytes(canonical(PublicMagicMetadata, { mediaType: String(unknown) })));
    const panoramic = editModel(object, { mediaType: withFlag(MediaType, object.members.mediaType ?? 0, 'panorama') });
    expect(text(encodeModel(PublicMagicMetadata, panoramic))).toBe(canonical(PublicMagicMetadata, { mediaType: String(unknown + panorama) }));
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
    together: [
      ['first', 'second', 'third'],
      ['taste', 'level'],
    ],
  });
  const judge = (json: string): unknown =>
    failure(() => {
      const object = decodeModel(Thing, bytes(json));
      const malformed = malformedPaths(Thing, object);
      return malformed.length > 0 ? malformed : text(encodeModel(Thing, object));
    });
  const check = (json: string): unknown => failure(() => checkedModel(Thing, parseJson(bytes(json), { maximumDepth: 9 })));

  it.each([
    ['escapes pointers', '{"__proto__":5,"a/b~c":"green"}', ['/a~1b~0c']],
    ['takes the values of a closed enum', '{"__proto__":5,"a/b~c":"b"}', '{"__proto__":5,"a/b~c":"b"}'],
    ['takes an inherited name for no value', '{"__proto__":5,"a/b~c":"toString"}', ['/a~1b~0c']],
    ['keeps any text in an open enum of texts', '{"__proto__":5,"taste":"sour","level":2}', '{"__proto__":5,"level":2,"taste":"sour"}'],
    ['reads no integer in it, nor what goes with it', '{"__proto__":5,"taste":1,"level":1}', ['/level', '/taste']],
    ['does not read what a closed enum of integers lacks', '{"__proto__":5,"taste":"x","level":3}', ['/level', '/taste']],
    ['takes a key that objects inherit', '{}', ['invalid_model', '/__proto__']],
    ['reads an old form below the minimum as an offence', '{"__proto__":"4"}', ['invalid_model', '/__proto__']],
    ['reads an old form', '{"__proto__":"5.0"}', '{"__proto__":5}'],
    ['names what a group has where it lacks another', '{"__proto__":5,"third":""}', ['/third']],
    ['names all that a group has, in canonical order', '{"__proto__":5,"third":1,"first":1}', ['/first', '/third']],
    ['names members of several groups in canonical order', '{"__proto__":5,"third":"","first":"","taste":"x"}', ['/first', '/taste', '/third']],
    ['judges groups apart', '{"__proto__":5,"taste":"x","third":null}', ['/taste']],
  ])('%s', (_, json, expected) => {
    expect(judge(json)).toEqual(expected);
  });

  it.each([
    ['names the first of several that a group lacks', '{"__proto__":5,"third":""}', '/first'],
    ['names it at its place in the order', '{"__proto__":5,"third":1,"first":1}', '/second'],
    ['names an offence that comes before it', '{"__proto__":5,"third":"","first":"","taste":"x"}', '/first'],
    ['judges groups apart', '{"__proto__":5,"taste":"x","third":null}', '/level'],
    ['refuses what a closed enum lacks', '{"__proto__":5,"a/b~c":"green"}', '/a~1b~0c'],
    ['names the first of several offences', '{"__proto__":"x","a/b~c":1}', '/__proto__'],
  ])('checked: %s', (_, json, path) => {
    expect(check(json)).toEqual(['invalid_model', path]);
  });

  it('make a member malformed that stands in a group with one that is, through a member of both', () => {
    const Chain = defineModel('Chain', {
      members: { a: m.integer(), b: m.integer(), c: m.integer(), d: m.integer() },
      together: [
        ['c', 'd'],
        ['b', 'c'],
        ['a', 'b'],
      ],
    });
    const read = (json: string): string[] => malformedPaths(Chain, decodeModel(Chain, bytes(json)));
    expect(read('{"a":1,"b":1,"c":1,"d":"x"}')).toEqual(['/a', '/b', '/c', '/d']);
    expect(read('{"a":1,"b":1,"c":1,"d":1}')).toEqual([]);
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
    expect(contentHashOf(editModel(photo, members))).toBe(expected);
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

  it('travels in an envelope that counts every member that is left', () => {
    const unknown = { unknown: '{"a":1}' };
    const edits = decodeModel(
      PublicMagicMetadata,
      bytes(canonical(PublicMagicMetadata, { caption: 'null', width: '"12"', height: '"?"' }, { ...unknown, nothing: 'null' })),
    );
    const envelope = encryptMagicMetadata(provider, key, PublicMagicMetadata, edits, 4);
    expect(envelope.members).toMatchObject({ version: 4, count: 3 });
    expect(decryptMagicMetadata(provider, key, envelope, PublicMagicMetadata)).toEqual(edits);
    const { header, data } = envelope.members;
    expect(text(decryptBlob(provider, key, fromBase64(header), fromBase64(data)))).toBe(
      canonical(PublicMagicMetadata, { width: '12', height: '"?"' }, unknown),
    );
    const wire = encodeModel(MagicMetadataEnvelope, envelope);
    expect(decryptMagicMetadata(provider, key, decodeModel(MagicMetadataEnvelope, wire), PublicMagicMetadata)).toEqual(edits);
  });

  it('is edited in its envelope, with all that the edit does not change', () => {
    const { maximumLostMembers: most } = MagicMetadataEdits.values;
    const names = Array.from({ length: most + 1 }, (_, index) => `x${index}`);
    const strangers = Object.fromEntries(names.map((name) => [name, '1']));
    const before = decodeModel(
      PublicMagicMetadata,
      bytes(canonical(PublicMagicMetadata, { caption: '"c"', width: '[]', mediaType: '8' }, strangers)),
    );
    const envelope = encryptMagicMetadata(provider, key, PublicMagicMetadata, before, 7);
    const edit = (object: typeof envelope, change: (from: typeof before) => typeof before): typeof envelope =>
      editMagicMetadata(provider, key, object, PublicMagicMetadata, change);
    const without =
      (count: number) =>
      (from: typeof before): typeof before => ({ ...from, others: new Map([...from.others].slice(count)) });

    const sent = edit(envelope, (from) => editModel(from, { caption: 'd' }));
    expect(sent.members).toMatchObject({ version: 7, count: 3 + names.length });
    expect(text(encodeModel(PublicMagicMetadata, decryptMagicMetadata(provider, key, sent, PublicMagicMetadata)))).toBe(
      canonical(PublicMagicMetadata, { caption: '"d"', width: '[]', mediaType: '8' }, strangers),
    );
    expect(edit(envelope, without(most)).members.count).toBe(3 + names.length - most);
    expect(() => edit(envelope, without(most + 1))).toThrow(
      `may lose ${most} members at most, or the server refuses it; this one removes ${most + 1}`,
    );
    // As many others in their place make it no smaller, and lose as much.
    const replaced = (from: typeof before): typeof before => ({ ...from, others: new Map(names.map((name) => [`new ${name}`, 1])) });
    expect(failure(() => edit(envelope, replaced))).toBe('invalid_argument');
    // A client that counted nulls told the server of more members than are left.
    const counted = (count: number | null): typeof envelope => editModel(envelope, { count });
    expect(failure(() => edit(counted(3 + names.length + most + 1), (from) => from))).toBe('invalid_argument');
    expect(edit(counted(3 + names.length + most), (from) => from).members.count).toBe(3 + names.length);
    expect(edit(counted(null), (from) => from).members.count).toBe(3 + names.length);
  });

  it('has an envelope of no members, and none of a version below 0', () => {
    const nothing = modelObject(PrivateMagicMetadata, {});
    expect(encryptMagicMetadata(provider, key, PrivateMagicMetadata, nothing, 1).members.count).toBe(0);
    expect(failure(() => encryptMagicMetadata(provider, key, PrivateMagicMetadata, nothing, -1))).toEqual([
      'invalid_model',
      pointer(MagicMetadataEnvelope, 'version'),
    ]);
  });
});

it('reads no member from what every object inherits', () => {
  const Odd = defineModel('Odd', { members: { toString: m.string(), constructor: m.integer(), valueOf: m.string({ wire: '__proto__' }) } });
  const object = decodeModel(Odd, bytes('{}'));
  expect(['toString', 'constructor', 'valueOf'].map((name) => (object.members as Record<string, unknown>)[name])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(text(encodeModel(Odd, object))).toBe('{}');
  expect(text(encodeModel(Odd, modelObject(Odd, {} as MembersOf<typeof Odd>)))).toBe('{}');
  const set = editModel(object, { valueOf: 'a', constructor: 1 } as unknown as Changes<typeof Odd>);
  expect(text(encodeModel(Odd, set))).toBe('{"__proto__":"a","constructor":1}');
  expect(text(encodeModel(Odd, editModel(set, { constructor: undefined } as unknown as Changes<typeof Odd>)))).toBe('{"__proto__":"a"}');
});
