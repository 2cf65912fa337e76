import { expect, it } from 'vitest';
import { laidOut } from './layout.ts';

const name = 'n'.repeat(48);
const hostile = String.raw`"a: b, c = d \"e: f, ${name}\" // g"`;

it('breaks no line that fits, no comment, and no line of a literal alone', () => {
  const lines = ['  case .short: "s"', `  /// case .${name}: "${name}"`, `    ${hostile.repeat(2)}`, `    "${name}: ${name}, ${name} = x"`];
  expect(laidOut(lines.join('\n'))).toBe(lines.join('\n'));
});

it('takes nothing in a string literal for code', () => {
  expect(laidOut(`    case ${hostile}: self = .${name}`)).toBe(`    case ${hostile}:\n      self = .${name}`);
  expect(laidOut(`    case .${name}: ${hostile}`)).toBe(`    case .${name}:\n      ${hostile}`);
  expect(laidOut(`  public static let ${name} = ${hostile}`)).toBe(`  public static let ${name} =\n    ${hostile}`);
});
