/** The files that a target keeps beside its code: runtime sources, copied as they are, and templates. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nxProjectFile } from './nx-project.ts';

// The compiled code stands in dist/targets, the sources in src/targets: both are two folders below the package.
const targetsFolder = fileURLToPath(new URL('../../src/targets/', import.meta.url));

/**
 * Reads a folder of a target's assets.
 * @param target the target's name
 * @param kind `runtime` is copied, with a comment that says where to edit it; `templates` are handlebars
 * @returns the text of each file by its path below that folder, with forward slashes, sorted by code units
 */
export function readAssets(target: string, kind: 'runtime' | 'templates'): Map<string, string> {
  const folder = join(targetsFolder, target, kind);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    // The folder's own Nx project is not the generated folder's.
    .filter((file) => file !== nxProjectFile)
    .sort();
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return [file, kind === 'runtime' ? withOrigin(text, file, `packages/codegen/src/targets/${target}/runtime`) : text];
    }),
  );
}

/** The names of the targets that have templates, sorted. */
export function targetsWithTemplates(): string[] {
  return readdirSync(targetsFolder)
    .filter((target) => existsSync(join(targetsFolder, target, 'templates')))
    .sort();
}

/** Puts a comment at the head of a copied file, where its format has comments. */
function withOrigin(text: string, file: string, origin: string): string {
  const lines = [`Copied from the same path below ${origin}.`, 'Edit it there, then run `npx nx generate lockstep`.'];
  const ending = file.slice(file.lastIndexOf('.'));
  // DocC wants the title of an article at its head.
  if (file.includes('.docc/')) return `${text}\n<!-- ${lines.join(' ')} -->\n`;
  if (ending === '.md') return `<!-- ${lines.join(' ')} -->\n\n${text}`;
  const mark = { '.swift': '//', '.dart': '//', '.yaml': '#' }[ending];
  if (mark === undefined) return text;
  const comment = lines.map((line) => `${mark} ${line}\n`).join('');
  // SwiftPM wants the version of its tools in the first line of a manifest.
  const [, first = '', rest = text] = /^(\/\/ swift-tools-version.*\n)\n*([^]*)$/.exec(text) ?? [];
  return `${first}${comment}\n${rest}`;
}
