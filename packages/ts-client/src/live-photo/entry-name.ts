/** The names of a live photo's entries: they come from names of files, which may hold anything. */
import { LivePhoto } from '@lockstep/spec';

const { firstExtensionCharacter, lastExtensionCharacter, reservedExtensionCharacters } = LivePhoto.values;

function isAllowed(character: string): boolean {
  return character >= firstExtensionCharacter && character <= lastExtensionCharacter && !reservedExtensionCharacters.includes(character);
}

/**
 * The extension of a path's last component, its dot included and as it is written; empty where there is none, or one that
 * a zip's entry had better not have.
 */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  return extension.length > 1 && Array.from(extension).every(isAllowed) ? extension : '';
}
