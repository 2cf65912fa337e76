import { expect, it } from 'vitest';
import { readAssets } from './assets.ts';

it.each(['swift', 'dart'])('every file that is copied for %s says where to edit it, as far as its format has comments', (target) => {
  const without = [...readAssets(target, 'runtime')].filter(([, text]) => !text.includes(`packages/codegen/src/targets/${target}/runtime.`));
  expect(without.map(([file]) => file).filter((file) => /\.(swift|dart|md|yaml)$/.test(file))).toEqual([]);
});

it('a manifest of SwiftPM begins with the version of its tools', () => {
  expect(readAssets('swift', 'runtime').get('Package.swift')).toMatch(
    /^\/\/ swift-tools-version.*\n\/\/ Copied from .*\n\/\/ Edit it there, .*\n\nimport PackageDescription\n/,
  );
});

it('a template is no copy, and an Nx project of a runtime is not of what is generated', () => {
  for (const [, text] of readAssets('swift', 'templates')) expect(text).not.toContain('Copied from');
  for (const target of ['swift', 'dart']) expect([...readAssets(target, 'runtime').keys()]).not.toContain('project.json');
});
