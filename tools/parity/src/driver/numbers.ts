/**
 * Numbers as JavaScript itself reads and prints them: documents of many numbers each, whose canonical form every
 * language must write as JavaScript's `Number` and `String` say, without a line of the reference's own.
 */
import { JsonLimits, jsonCanonicalize } from '@lockstep/spec';
import { anyDouble, spelled } from './generators/json-text.ts';
import { expectedOutcome } from './outcome.ts';
import { Random } from './random.ts';
import type { Scenario } from './scenario.ts';

const numbersInDocument = 1000;
const mantissaBits = 52;
const { maximumExactInteger } = JsonLimits.values;
const view = new DataView(new ArrayBuffer(8));

function bitsOf(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

function ofBits(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** A double that is not negative, and those beside it. */
function withNeighbours(value: number): number[] {
  const bits = bitsOf(value);
  return [ofBits(bits > 0n ? bits - 1n : 0n), value, ofBits(bits + 1n)].filter(Number.isFinite);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const bothSigns = (values: readonly number[]): number[] => values.flatMap((value) => [value, -value]);
// Powers of ten as literals, since a product of rounded factors is another double.
const powerOfTen = (exponent: number): number => Number(`1e${exponent}`);

/** Where numbers change their nature: smallest and largest of each kind, and where ECMAScript changes its form. */
const edges = [
  0,
  Number.MIN_VALUE,
  2 ** -1022,
  1e-7,
  1e-6,
  1e-5,
  0.1,
  1,
  1e15,
  1e16,
  1e17,
  maximumExactInteger,
  2 ** 63,
  2 ** 64,
  1e20,
  1e21,
  1e22,
  Number.MAX_VALUE,
];

/** A text that JSON takes: an integer literal that the double does not hold gets a fraction. */
function taken(text: string): string {
  const isInexact = /^-?\d+$/.test(text) && Math.abs(Number(text)) > maximumExactInteger && String(Number(text)) !== text;
  return isInexact ? `${text}.0` : text;
}

/** The exact middle between a positive double and the next, and what is barely above and below: texts of up to 768 digits. */
function middle(value: number): string[] {
  const bits = bitsOf(value);
  const exponent = Number(bits >> BigInt(mantissaBits));
  const fraction = bits & ((1n << BigInt(mantissaBits)) - 1n);
  const mantissa = exponent === 0 ? fraction : fraction | (1n << BigInt(mantissaBits));
  const power = Math.max(exponent, 1) - 1023 - mantissaBits - 1; // Of two, for an odd number of halves.
  const halves = 2n * mantissa + 1n;
  const [digits, decimals] = power >= 0 ? [halves << BigInt(power), 0] : [halves * 5n ** BigInt(-power), -power];
  return [`${digits}e-${decimals}`, `${10n * digits + 1n}e-${decimals + 1}`, `${10n * digits - 1n}e-${decimals + 1}`];
}

function asPrinted(values: readonly number[]): string[] {
  return values.flatMap((value) => [String(value), value.toExponential(20)]);
}

/** The texts of each group that does not depend on the seed. */
const groups: Readonly<Record<string, () => string[]>> = {
  'powers-of-two': () => asPrinted(bothSigns(range(-1074, 1023).flatMap((exponent) => withNeighbours(2 ** exponent)))),
  'powers-of-ten': () => asPrinted(bothSigns(range(-323, 308).flatMap((exponent) => withNeighbours(powerOfTen(exponent))))),
  edges: () => asPrinted(bothSigns(edges.flatMap(withNeighbours).flatMap(withNeighbours))),
  middles: () => [...edges, ...range(-10, 10).map((exponent) => 10 ** exponent)].filter((value) => value < Number.MAX_VALUE).flatMap(middle),
};

function scenario(id: string, texts: readonly string[], replay: string): Scenario {
  const read = texts.map((text) => taken(text));
  const printed = `[${read.map((text) => String(Number(text))).join(',')}]`;
  return {
    id,
    row: 'numbers',
    why: 'A number is read as the nearest double and printed as ECMAScript prints it.',
    replay,
    request: { op: jsonCanonicalize.name, args: { json: Buffer.from(`[${read.join(',')}]`) } },
    expected: { outcome: expectedOutcome({ result: { json: Buffer.from(printed).toString('base64') } }) },
  };
}

/**
 * Documents of numbers: powers of two and of ten with their neighbours, edges, exact middles, then random bit patterns.
 * @param seed of the random ones
 * @param count how many random ones
 * @param wanted whether an id is among those to run
 */
export function* numberScenarios(seed: string, count: number, wanted: (id: string) => boolean): Iterable<Scenario> {
  for (const [name, make] of Object.entries(groups)) {
    const texts = make();
    for (let at = 0; at < texts.length; at += numbersInDocument) {
      const id = `numbers/${name}-${1 + at / numbersInDocument}`;
      if (wanted(id)) yield scenario(id, texts.slice(at, at + numbersInDocument), `--only ${id}`);
    }
  }
  for (let number = 1, left = count; left > 0; number++, left -= numbersInDocument) {
    const id = `numbers/random-${number}`;
    if (!wanted(id)) continue;
    const random = new Random(`${seed}/${id}`);
    const texts = Array.from({ length: Math.min(left, numbersInDocument) }, () => spelled(random, anyDouble(random)));
    yield scenario(id, texts, `--seed ${seed} --numbers ${count} --only ${id}`);
  }
}
