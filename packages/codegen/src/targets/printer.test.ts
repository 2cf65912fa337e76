import { expect, it } from 'vitest';
import { Flow, docOf, fitsOnLine, print, room, type Part } from './printer.ts';

const printed = (part: Part, width: number): string => print(docOf(part), { width, margin: 2 });

it('continues below only what does not fit, and indents all such lines alike', () => {
  const call = (): Flow => new Flow('let value =').space('try read').soft('.all').block('()');
  expect(printed(call(), 31)).toBe('  let value = try read.all()');
  expect(printed(call(), 25)).toBe('  let value = try read\n    .all()');
  expect(printed(call(), 20)).toBe('  let value =\n    try read.all()');
  expect(printed(call(), 14)).toBe('  let value =\n    try read\n    .all()');
});

it('puts a brace on a line of its own below a line that continues', () => {
  const head = (): Flow => new Flow('enum').space('Name:').nest(new Flow().space('Base')).brace();
  expect(printed(head(), 19)).toBe('  enum Name: Base {');
  expect(printed(head(), 18)).toBe('  enum Name:\n    Base\n  {');
  expect(printed(head(), 11)).toBe('  enum\n    Name:\n      Base\n  {');
});

it('knows what fits on a line', () => {
  expect([fitsOnLine('four', 4), fitsOnLine('four', 3)]).toEqual([true, false]);
  expect(fitsOnLine(new Flow('a').space('b'), 2)).toBe(false);
});

it('leaves room where a line must have some, and prints nothing there', () => {
  const list = (): Flow => new Flow('a').space(`b${room}`);
  expect(printed(list(), 6)).toBe('  a b');
  expect(printed(list(), 5)).toBe('  a\n    b');
});
