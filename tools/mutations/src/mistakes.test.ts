import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MistakeProblem, languages, plant, readMistakes, type Mistake } from './mistake.ts';

const workspace = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const mistakes = readMistakes(join(workspace, 'tools/mutations/mistakes'));

describe('the planted mistakes', () => {
  it.each(mistakes.map((mistake) => [mistake.name, mistake] as const))('%s can be planted', (_name, mistake) => {
    const source = readFileSync(join(workspace, mistake.file), 'utf8');
    expect(plant(mistake, source)).not.toBe(source);
    if ('vitest' in mistake.check) expect(existsSync(join(workspace, mistake.check.vitest)), mistake.check.vitest).toBe(true);
  });

  it.each(languages)('are of kinds that vectors do not see, at least half of them: %s', (language) => {
    const own = mistakes.filter((mistake) => mistake.language === language);
    expect(own.filter(({ kind }) => kind !== 'value').length).toBeGreaterThanOrEqual(own.length / 2);
  });
});

describe('a mistake', () => {
  it('of Swift is not left to a testee that would have to be built for it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lockstep-mistakes-'));
    try {
      for (const language of languages) mkdirSync(join(folder, language));
      const text = 'why: x\nkind: bound\nfile: a\ntext: b\nreplacement: c\ncheck:\n  parity: d\n';
      writeFileSync(join(folder, 'dart/a.yaml'), text);
      expect(readMistakes(folder).map(({ name }) => name)).toEqual(['dart/a']);
      writeFileSync(join(folder, 'swift/a.yaml'), text);
      expect(() => readMistakes(folder)).toThrow('swift/a: its check must be `swift: VectorTests`, which runs the vectors; got parity');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('planting', () => {
  const mistake = { name: 'dart/x', file: 'a', text: 'wipe()', replacement: '' } as Mistake;

  it('replaces the text', () => {
    expect(plant(mistake, 'a; wipe(); b')).toBe('a; ; b');
    expect(plant({ ...mistake, replacement: '$&$1' }, 'wipe()')).toBe('$&$1');
  });

  it.each(['a', 'wipe(); wipe()'])('refuses a text that does not stand there once: %s', (source) => {
    expect(() => plant(mistake, source)).toThrow(MistakeProblem);
  });
});
