/** Documents that name what is elsewhere: experiments of the spec, files, tests, and libraries of the Dart package. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeviceExperiment } from '@lockstep/spec';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
  .trim()
  .split('\n');

describe('the experiments for a device', () => {
  const page = read('docs/guides/device-experiments.md');
  const sections = page.split(/^## (?=\d)/m).slice(1);

  it('are those of the spec, each by its number and name', () => {
    const found = sections.map((section) => [/^(\d+)/.exec(section)?.[1], /^`(\w+)`/m.exec(section)?.[1]]);
    expect(found).toEqual(Object.entries(DeviceExperiment.members).map(([name, number]) => [String(number), name]));
  });

  it('have a procedure, a form with empty places, and what follows from it', () => {
    for (const section of sections) {
      const title = section.split('\n')[0];
      expect(section, title).toMatch(/^\| circumstance \|.*\| remarks \|\n\| --- \| --- \| --- \|\n(\| [^|]+ \| \| \|\n)+/m);
      expect(section, title).toMatch(/^Then: ./m);
    }
  });
});

/** The names in backticks, without what is a path or a pattern. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/`([A-Za-z]\w*)(?:\.\w+)?`/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => /^([A-Z][a-z]\w*|test[A-Z]\w*)$/.test(name));
}

it('the full extension, line by line, names tests, files and types that there are', () => {
  const page = read('docs/guides/option-a.md');
  const sources = tracked.filter(
    (file) => /\.(swift|dart|ts|yml|json|podspec)$/.test(file) && !file.includes('node_modules') && !file.startsWith('generated/vectors'),
  );
  const words = new Set(sources.flatMap((file) => read(file).match(/\b[A-Za-z_]\w*\b/g) ?? []));
  // What the note called something that does not exist.
  const absent = ['PHBackgroundAssetResourceUploadExtension'];
  expect(namesIn(page).filter((name) => !words.has(name) && !absent.includes(name))).toEqual([]);
  const tests = [...page.matchAll(/`([\w.-]+\.(?:test\.ts|dart))`/g)].map((match) => match[1] ?? '');
  expect(tests.length).toBeGreaterThan(5);
  expect(tests.filter((name) => !tracked.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
  const vectors = [...page.matchAll(/`([a-z][A-Za-z-]*)\/[\w*-]+`/g)].map((match) => match[1] ?? '').filter((name) => !existsSync(join(root, name)));
  const subjects = vectors.map((subject) => subject.replace(/[A-Z]/g, '-$&').toLowerCase());
  expect(subjects.filter((subject) => !existsSync(join(root, `generated/vectors/${subject}.json`)))).toEqual([]);
});

it('each line of a phase says where it is done and what would miss it', () => {
  const rows = read('docs/guides/option-a.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| line') && !line.startsWith('| ---'))
    .map((line) => line.match(/\|/g)?.length);
  // Seven, seven, eight, eight and six lines.
  expect(rows.filter((bars) => bars === 5).length).toBe(36);
});

it('links in documents lead to files', () => {
  const broken = tracked
    .filter((file) => file.endsWith('.md') && (file.startsWith('docs/') || file === 'README.md'))
    .flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => !existsSync(join(root, dirname(file), link)))
        .map((link) => `${file}: ${link}`),
    );
  expect(broken).toEqual([]);
});

describe('dartdoc', () => {
  const folder = 'generated/dart';
  const options = read(`${folder}/dartdoc_options.yaml`);
  const categories = [...options.matchAll(/^ {4}([A-Z][\w ]+):\n {6}markdown: (\S+)$/gm)].map(([, name = '', file = '']) => ({ name, file }));
  const libraries = tracked.filter((file) => /^generated\/dart\/lib\/\w+\.dart$/.test(file));

  it('has a page for each category, and a library in each', () => {
    const used = libraries.map((file) => /\{@category ([\w ]+)\}/.exec(read(file))?.[1] ?? `none in ${file}`);
    expect([...new Set(used)].sort()).toEqual(categories.map(({ name }) => name).sort());
    const order = [...options.matchAll(/^ {4}- ([\w ]+)$/gm)].map(([, name]) => name);
    expect(order).toEqual(categories.map(({ name }) => name));
    for (const { name, file } of categories) expect(read(`${folder}/${file}`), file).toContain(`# ${name}\n`);
  });

  it('names types that the package has', () => {
    const sources = tracked.filter((file) => file.startsWith(`${folder}/lib/`));
    const words = new Set(sources.flatMap((file) => read(file).match(/\b[A-Za-z_]\w*\b/g) ?? []));
    const missing = categories.flatMap(({ file }) => namesIn(read(`${folder}/${file}`)).filter((name) => !words.has(name)));
    expect(missing).toEqual([]);
  });
});
