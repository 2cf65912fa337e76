import { expect, it } from 'vitest';
import { cell } from './format-document.ts';

it('a cell of a table ends at none of its own characters', () => {
  expect(cell('a | b \\ c\n\n- d')).toBe('a \\| b \\\\ c - d');
});
