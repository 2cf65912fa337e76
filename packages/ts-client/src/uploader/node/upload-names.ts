/** Whose a file in the folder of uploads is: its name says so. */
import { randomBytes } from 'node:crypto';
import { ProcessType, UploadNames, type ClientLanguage, type NameIn } from '@lockstep/spec';
import type { Owner } from '../../locks/lock-coordinator.ts';

const { separator, processDigits, temporaryPrefix } = UploadNames.values;
const owners = Object.entries(ProcessType.members) as [Owner, string][];
const process = randomBytes(processDigits / 2).toString('hex');
const said = new RegExp(`^(${owners.map(([, wire]) => wire).join('|')})\\${separator}([0-9a-f]{${processDigits}})\\${separator}`);

/** A new name for a file of this process. */
export function newUploadName(owner: Owner, extension: string): string {
  return [ProcessType.members[owner], process, randomBytes(16).toString('hex'), extension].join(separator);
}

/** Whose a file is, and whether this process made it; null where its name does not say. */
export function ownerOf(name: string): { readonly owner: Owner; readonly isOurs: boolean } | null {
  const [, wire, life] = said.exec(name.startsWith(temporaryPrefix) ? name.slice(temporaryPrefix.length) : name) ?? [];
  const found = owners.find(([, each]) => each === wire);
  return found ? { owner: found[0], isOurs: life === process } : null;
}

/** Which implementation wrote a file: the extension is Swift, and the app is Dart. */
export function writerOf(name: string): NameIn<typeof ClientLanguage> {
  const found = ownerOf(name);
  if (!found) return 'unknown';
  return found.owner === 'extension' ? 'swift' : 'dart';
}
