/** The extension with a mistake in it, built in a copy of its own: so that one is shown to catch what the month is for. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { plant, readMistakes } from '@lockstep/mutations';
import { CommandFailure, exitCodes } from '@lockstep/options';
import { packageFolder, workspace } from '@lockstep/toolchains';
import { extensionProgram, type Program } from './programs.ts';

const runtime = 'packages/codegen/src/targets/swift/runtime/';

/**
 * Builds the extension with a mistake.
 * @param name the mistake's, without its language: `extension-finished-jobs-are-left`
 * @throws CommandFailure where there is no such mistake in Swift
 */
export async function plantedExtension(name: string): Promise<Program> {
  const mistakes = readMistakes(join(workspace, 'tools/mutations/mistakes'));
  const mistake = mistakes.find((each) => each.name === `swift/${name}` && each.file.startsWith(runtime));
  if (!mistake) throw new CommandFailure(`there is no mistake swift/${name} in the extension`, exitCodes.usage);
  const source = packageFolder('swift');
  const copy = join(workspace, 'node_modules/.cache/lockstep/month-planted/swift');
  mkdirSync(copy, { recursive: true });
  // What was built there stays: of the next mistake only a module is compiled.
  cpSync(source, copy, {
    recursive: true,
    filter: (path) => !relative(source, path).includes('.build') && isOther(path, join(copy, relative(source, path))),
  });
  const file = join(copy, mistake.file.slice(runtime.length));
  writeFileSync(file, plant(mistake, readFileSync(file, 'utf8')));
  return extensionProgram(copy);
}

/** Whether a copy is not the same: a file that is written again would be compiled again. */
function isOther(path: string, copied: string): boolean {
  if (!existsSync(copied)) return true;
  try {
    return !readFileSync(path).equals(readFileSync(copied));
  } catch {
    return true; // A folder.
  }
}
