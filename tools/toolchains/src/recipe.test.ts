import { describe, expect, it } from 'vitest';
import { recipe, recipeKey, type Recipe } from './recipe.ts';

describe('the key of a root', () => {
  it('is a folder name that begins with the suite', () => {
    expect(recipeKey(recipe)).toMatch(/^trixie-[0-9a-f]{16}$/);
  });

  it('does not depend on the order of packages', () => {
    expect(recipeKey({ ...recipe, packages: [...recipe.packages].reverse() })).toBe(recipeKey(recipe));
  });

  const [first, second] = recipe.libraries;
  const changes: Record<string, Partial<Recipe>> = {
    layout: { layout: recipe.layout + 1 },
    suite: { suite: 'forky' },
    packages: { packages: [...recipe.packages, 'hello'] },
    'library packages': { libraries: [{ suite: 'trixie', packages: ['libc6'] }] },
    'preference of libraries': { libraries: [second, first].flatMap((source) => source ?? []) },
    'integrity of Dart': { dart: { ...recipe.dart, integrity: 'sha512-AAAA' } },
    'version of Dart': { dart: { ...recipe.dart, version: '1.89.1' } },
  };
  it.each(Object.keys(changes))('changes with: %s', (name) => {
    expect(recipeKey({ ...recipe, ...changes[name] })).not.toBe(recipeKey(recipe));
  });
});
