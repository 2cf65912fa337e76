import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalText, canonicalize } from './canonical.ts';
import { parseJson } from './parse.ts';
import { FlawedValue, JsonError, UnsafeInteger, isJsonObject, type JsonObject, type JsonValue } from './value.ts';

const depth = 128;
const parse = (text: string | Uint8Array): JsonValue => parseJson(typeof text === 'string' ? Buffer.from(text) : text, { maximumDepth: depth });
const canonical = (text: string): string => Buffer.from(canonicalize(Buffer.from(text))).toString();
const refusal = (text: string | Uint8Array): string => {
  try {
    parse(text);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return error.message;
  }
};

describe('objects of a list', () => {
  it('are written each by its own names, whatever the one before had', () => {
    const many = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`n${index}`, index]));
    const objects: Record<string, unknown>[] = [
      { b: 1, a: { d: 1, c: 2 } },
      { b: 3, a: { c: 1, d: 2 } },
      { a: 4, b: 5 },
      { a: 6 },
      {},
      { b: 7, c: 8 },
      { b: { a: 9 }, a: 10 },
      many,
      { b: 11, a: 12 },
      many,
      { a: 1, b: 2, c: 3 },
      { c: 4, b: 5, a: 6 },
    ];
    const sorted = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([name, each]) => [name, sorted(each)]),
          )
        : value;
    for (const text of [JSON.stringify(objects), JSON.stringify(objects.toReversed())]) {
      expect(canonical(text)).toBe(JSON.stringify((JSON.parse(text) as unknown[]).map(sorted)));
    }
  });

  /** The canonical form the slow way, of what has one. */
  const plain = (value: JsonValue): string =>
    isJsonObject(value)
      ? `{${[...value]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, each]) => `${JSON.stringify(name)}:${plain(each)}`)
          .join(',')}}`
      : JSON.stringify(value);

  it.each([
    ['of common names', ['title', 'b', 'a', 'é', 'e\u0301', '\u{1f600}', '\uffff']],
    ['that every object has', ['toString', '__proto__', 'constructor', 'valueOf', 'toJSON', 'a']],
    ['that look like integers', ['b', '10', '9', '4294967294', '1']],
    ['that nearly look like integers', ['-1', '01', '1.5', '4294967295000', 'a', '1e3', '']],
    ['with quotes', ['"', '\\', '\n', '\u0000', '</script>', '\u2028', 'a']],
  ])('with names %s are written alike, the first and all after it', (_, names) => {
    const values: JsonValue[] = [
      'x',
      '',
      null,
      true,
      false,
      0,
      -0,
      1e21,
      5e-324,
      -1.5,
      'a"b\\c\n\u0001é\u2028\u{1f600}',
      'C:\\udo',
      '\\ud83d',
      2 ** 53,
    ];
    const objects = Array.from(
      { length: 60 },
      (__, index) => new Map(names.map((name, at) => [name, values[(index * 7 + at * 3) % values.length] as JsonValue])),
    );
    expect(canonicalText(objects)).toBe(`[${objects.map(plain).join(',')}]`);
  });

  it.each<[string, JsonValue, RegExp]>([
    ['half of a surrogate pair', 'a\ud83d', /partner/],
    ['no finite number', Number.NaN, /not a JSON number/],
    ['an integer that its double changes', new UnsafeInteger('9007199254740993', 9007199254740992), /beyond what a double/],
    ['a flaw', new FlawedValue(new JsonError('a flaw')), /a flaw/],
  ])('are refused for %s, wherever in the list', (_, wrong, message) => {
    for (const at of [0, 1, 2, 5]) {
      const objects = Array.from(
        { length: 6 },
        (__, index): JsonValue =>
          new Map<string, JsonValue>([
            ['b', 1],
            ['a', index === at ? wrong : 'x'],
            ['c', 2],
          ]),
      );
      expect(() => canonicalText(objects), String(at)).toThrow(message);
    }
    expect(
      canonicalText([
        new Map([
          ['b', 1],
          ['a', 2],
          ['c', 3],
        ]),
      ]),
    ).toBe('[{"a":2,"b":1,"c":3}]');
  });

  it('may hold others at any place of the list', () => {
    const item = (value: JsonValue): JsonValue =>
      new Map<string, JsonValue>([
        ['b', 1],
        ['a', value],
      ]);
    const objects = [
      'x',
      'y',
      'z',
      [1],
      'v',
      new Map([
        ['b', 2],
        ['a', 3],
      ]),
      'w',
      'u',
    ].map((value) => item(value as JsonValue));
    expect(canonicalText(objects)).toBe(`[${objects.map(plain).join(',')}]`);
  });

  it('are written after one that was refused as before it', () => {
    const object = parse('{"b":1,"a":2}') as JsonObject;
    for (const bad of [
      new Map<string, JsonValue>([
        ['b', 1],
        ['\ud800', 2],
      ]),
      new Map<string, JsonValue>([
        ['b', NaN],
        ['a', 2],
      ]),
    ]) {
      expect(() => canonicalText(bad)).toThrow(JsonError);
      expect(canonicalText(object)).toBe('{"a":2,"b":1}');
    }
  });
});

describe('the parser', () => {
  it('keeps members in order and apart by code units', () => {
    const text = '{"b":1,"é":2,"e\\u0301":3,"__proto__":4,"constructor":5,"2":6,"1":7,"":8}';
    const object = parse(text) as JsonObject;
    expect([...object.keys()]).toEqual(['b', 'é', 'e\u0301', '__proto__', 'constructor', '2', '1', '']);
    expect(object.get('__proto__')).toBe(4);
    expect(object.get('toString')).toBeUndefined();
  });

  it('reads all kinds of values', () => {
    const value = parse(' \t\r\n{"a":[null,true,false,0,-0,1.5e3,"x\\n\\u00e9\\ud83d\\ude00\\/"],"o":{}} ');
    expect(isJsonObject(value) && value.get('a')).toEqual([null, true, false, 0, -0, 1500, 'x\né😀/']);
    expect(parse('1e-400')).toBe(0);
    expect(parse('1.7976931348623157e308')).toBe(Number.MAX_VALUE);
  });

  it('reads escaped code units up to the edges of the surrogates', () => {
    expect(parse('"\\ud7ff\\ue000\\ud800\\udc00\\udbff\\udfff"')).toBe('\ud7ff\ue000\u{10000}\u{10ffff}');
  });

  it('reads strings of every length around that from which the engine searches them', () => {
    for (let length = 44; length <= 52; length++) {
      const run = 'é'.repeat(length);
      expect(parse(`["${run}","${run}\\n${run}",1]`)).toEqual([run, `${run}\n${run}`, 1]);
      expect(parse(`{"${run}":"${run}"}`)).toEqual(new Map([[run, run]]));
      expect(refusal(`"${run}\u001f"`)).toMatch(/control character/);
      expect(refusal(`"${run}`)).toMatch(/has no end/);
      expect(refusal(`"${run}\\x"`)).toMatch(/unknown escape/);
    }
  });

  it('passes over space of every length around that from which the engine searches its end', () => {
    for (const length of [0, 1, 47, 48, 49, 50, 500]) {
      const space = ' \n\r\t'.repeat(length).slice(0, length);
      expect(parse(`${space}[${space}1${space},2${space}]${space}`)).toEqual([1, 2]);
      expect(refusal(`1${space}x`)).not.toBe('accepted');
      expect(refusal(`1${space}\u00a0`)).toBe(`expected the end of the text, at character ${length + 2}`);
    }
  });

  it('remembers integers that a double does not hold', () => {
    expect(parse('9007199254740991')).toBe(9007199254740991);
    expect(parse('9007199254740992')).toBe(9007199254740992); // What ECMAScript prints for its double.
    expect(parse('9007199254740993')).toEqual(new UnsafeInteger('9007199254740993', 9007199254740992));
    expect(parse('-9007199254740993')).toBeInstanceOf(UnsafeInteger);
    expect(parse('1000000000000000000000')).toBeInstanceOf(UnsafeInteger); // ECMAScript prints 1e+21.
    expect(parse('9007199254740993.0')).toBe(9007199254740992);
    expect(parse('9007199254740993e0')).toBe(9007199254740992);
  });

  it.each([
    ['', /expected a value, at character 1/],
    ['{"a":1,}', /member name, at character 8/],
    ['{"a":1 "b":2}', /"," or "}"/],
    ['{"a" 1}', /":"/],
    ['{a:1}', /member name/],
    ['[1,]', /expected a value/],
    ['[1 2]', /"," or "]"/],
    ['[1', /"," or "]"/],
    ['{"a":1,"a":2}', /two members of this name, at character 8/],
    ['{"a":1,"\\u0061":2}', /two members/],
    ['1 2', /end of the text/],
    ['nul', /expected a value/],
    ['+1', /expected a value/],
    ['01', /end of the text/],
    ['.5', /expected a value/],
    ['1.', /digit/],
    ['1e', /digit/],
    ['-', /expected a value/],
    ['NaN', /expected a value/],
    ['1e309', /too large/],
    [`-1${'0'.repeat(400)}`, /too large/],
    ['"a', /no end/],
    ['"\n"', /control character/],
    ['"\\x"', /unknown escape/],
    ['"\\', /unknown escape/],
    ['"\\u12g4"', /hexadecimal/],
    ['"\\u12345g', /no end/],
    ['"\\u123"', /hexadecimal/],
    ['"\\u 123"', /hexadecimal/],
    ['"\\u00é1"', /hexadecimal/],
    ['"\\ud800"', /no partner/],
    ['"\\udc00"', /no partner/],
    ['"\\ud800\\ud800"', /no partner/],
    ['"\\ud800x"', /no partner/],
    ['"\\udfff"', /no partner/],
    ['"\\udc00\\udc00"', /no partner/],
    ['"\\ud800\\ue000"', /no partner/],
    ['"\\ud800\\udbff"', /no partner/],
    ['"\\ud800\\n"', /no partner/],
    ['\ufeff1', /byte-order mark/],
    ['\u00a01', /expected a value/],
    ['[1]//', /end of the text/],
  ])('refuses %j', (text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  it.each([
    ['an unfinished character', [0x22, 0xc3, 0x22]],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['an overlong form', [0x22, 0xc0, 0x80, 0x22]],
    ['a character beyond Unicode', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ['UTF-16', [0x31, 0x00]],
  ])('refuses %s', (_what, bytes) => {
    expect(refusal(Uint8Array.from(bytes))).toMatch(/UTF-8|end of the text/);
  });

  it.each([
    ['"\\ud800"', /no partner, at character 6/],
    ['"\\ude00\\ud83d\\ude00"', /no partner, at character 6/],
    ['1e400', /too large for a double, at character 5/],
    ['{"b":1,"b":[1e400]}', /two members of this name, at character 12/],
    ['{"\\udc00":1,"\\udc00":2}', /no partner, at character 7/],
  ])('keeps what has a flaw apart from what has none, where it is told to: %s', (text, message) => {
    const value = parseJson(Buffer.from(`[1,[${text}],{"a":2}]`), { maximumDepth: depth, keepsFlawed: true });
    expect(value).toEqual([1, [expect.any(FlawedValue)], new Map([['a', 2]])]);
    expect(() => canonicalText(value)).toThrow(message);
    expect(refusal(`[1,[${text}],{"a":2}]`)).toMatch(message);
  });

  it('keeps no text that breaks the grammar', () => {
    for (const text of ['"\\ud800', '"\\ud800\\u"', '{"a":1,"a"}', '{"\\ud800"}', '1e400e', '["\\ud800"']) {
      expect(() => parseJson(Buffer.from(`[${text}]`), { maximumDepth: depth, keepsFlawed: true }), text).toThrow(JsonError);
    }
  });

  it('counts arrays and objects against the depth', () => {
    const nested = (levels: number): string => '[{"a":'.repeat(levels / 2) + '1' + '}]'.repeat(levels / 2);
    expect(refusal(nested(128))).toBe('accepted');
    expect(refusal(`[${nested(128)}]`)).toMatch(/deeper than 128/);
    expect(refusal('['.repeat(1_000_000))).toMatch(/deeper/); // And not a stack that overflows.
  });

  it('takes time in proportion to the text', () => {
    const long = 'x'.repeat(4_000_000);
    expect(parse(`"${long}"`)).toBe(long);
    expect((parse(`"${'\\n'.repeat(500_000)}"`) as string).length).toBe(500_000);
    expect((parse(`{${Array.from({ length: 50_000 }, (_, index) => `"${index}":0`).join()}}`) as JsonObject).size).toBe(50_000);
  });
});

describe('the canonical form', () => {
  it('sorts members by UTF-16 code units', () => {
    // The example of RFC 8785, 3.2.3.
    const text =
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}';
    const names = [...(parse(canonical(text)) as JsonObject).keys()];
    expect(names).toEqual(['\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33']);
    expect(canonical('{"10":1,"9":2,"__proto__":3,"a":{"z":[],"y":{}}}')).toBe('{"10":1,"9":2,"__proto__":3,"a":{"y":{},"z":[]}}');
  });

  it('writes strings with as few escapes as can be', () => {
    expect(canonical('"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/\\u2028\\u007f"')).toBe(
      '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\u007f"',
    );
    expect(canonical('"\\b\\t\\f\\r\\u0000\\u001F"')).toBe('"\\b\\t\\f\\r\\u0000\\u001f"');
  });

  // RFC 8785, appendix B, and the edges of ECMAScript's formats.
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.0', '0'],
    ['1.0', '1'],
    ['1E30', '1e+30'],
    ['4.50', '4.5'],
    ['2e-3', '0.002'],
    ['0.000000000000000000000000001', '1e-27'],
    ['1e21', '1e+21'],
    ['1e20', '100000000000000000000'],
    ['0.000001', '0.000001'],
    ['0.0000001', '1e-7'],
    ['5e-324', '5e-324'],
    ['-5e-324', '-5e-324'],
    ['1.7976931348623157e308', '1.7976931348623157e+308'],
    ['9007199254740992', '9007199254740992'],
    ['295147905179352830000', '295147905179352830000'],
    ['999999999999999700000', '999999999999999700000'],
    ['333333333.33333329', '333333333.3333333'],
    ['333333333.3333332', '333333333.3333332'],
    ['-0.0000033333333333333333', '-0.0000033333333333333333'],
    ['1424953923781206.2', '1424953923781206.2'],
    ['9.999999999999997e22', '9.999999999999997e+22'],
    ['1e23', '1e+23'],
    ['1e-400', '0'],
  ])('writes %s as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('is accepted again and stays the same', () => {
    const text = canonical('{"n":[1e21,1e-7,123456789012345680000,-1.5],"s":"\\u0001é😀"}');
    expect(canonical(text)).toBe(text);
  });

  it('refuses what it can not represent', () => {
    const deep = (levels: number): JsonValue => Array.from({ length: levels }).reduce<JsonValue>((inner) => [inner], 1);
    expect(() => canonical('9007199254740993')).toThrow(/beyond what a double/);
    expect(() => canonicalText(NaN, depth)).toThrow(JsonError);
    expect(() => canonicalText(-Infinity, depth)).toThrow(JsonError);
    expect(() => canonicalText('\ud800', depth)).toThrow(/partner/);
    expect(() => canonicalText(new Map([['\udfff', 1]]), depth)).toThrow(/partner/);
    expect(() => canonicalText(deep(129), depth)).toThrow(/too deep/);
    expect(canonicalBytes(deep(128), depth)).toHaveLength(257);
    const deepObject = (levels: number): JsonValue => Array.from({ length: levels }).reduce<JsonValue>((inner) => new Map([['a', inner]]), 1);
    expect(() => canonicalText(deepObject(129), depth)).toThrow(/too deep/);
    expect(canonicalText(deepObject(128), depth)).toHaveLength(128 * 6 + 1);
  });

  it('refuses an integer by the first of its digits', () => {
    const refused =
      (literal: string): unknown =>
      () =>
        canonicalText(new UnsafeInteger(literal, Number(literal)));
    expect(refused('9007199254740993')).toThrow(/^the integer 9007199254740993 is beyond/);
    expect(refused('1'.repeat(40))).toThrow(`the integer ${'1'.repeat(40)} is beyond`);
    expect(refused('1'.repeat(41))).toThrow(`the integer ${'1'.repeat(37)}… is beyond`);
  });
});
