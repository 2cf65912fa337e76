/** Names for files that come from a server: it may say anything. */

/** The longest name, in bytes of UTF-8: file systems take 255, and a number may be put into it. */
const mostBytes = 200;
// Names of devices, which Windows takes for them in every folder and with every extension.
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
// What ends a path's part, is invisible, or turns the direction of what follows, so that `gpj.exe` looks like a photo.
const refused = /[/\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const refusedByWindows = /[<>:"|?*]/g;

/**
 * A name that is a file's in the folder where it is used, on every system.
 * @param title what the server says
 * @param otherwise the name where nothing is left of that
 */
export function safeName(title: string, otherwise: string): string {
  const plain = title.replace(refused, '_');
  const portable = process.platform === 'win32' ? plain.replace(refusedByWindows, '_') : plain;
  const trimmed = portable.replace(/[. ]+$/, ''); // Windows drops them, so that another file would be meant.
  if (trimmed === '') return otherwise;
  const { stem, extension } = splitName(trimmed);
  const first = trimmed.split('.', 1)[0] ?? '';
  const isTaken = trimmed.startsWith('.') || reserved.test(first.trim());
  return `${shortened(isTaken ? `_${stem}` : stem, mostBytes - Buffer.byteLength(extension))}${extension}`;
}

/** A name's stem, and its extension with the dot; an extension that is too long for one belongs to the stem. */
export function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  return Buffer.byteLength(extension) > 32 ? { stem: name, extension: '' } : { stem: name.slice(0, name.length - extension.length), extension };
}

/** What two names have in common that are one file's on some system: Unicode's forms and case make no difference there. */
export function nameKey(name: string): string {
  return name.normalize('NFD').toUpperCase().toLowerCase().normalize('NFD');
}

/** The names to try, one after the other, where those before are taken. */
export function* numbered(name: string): Generator<string, never> {
  const { stem, extension } = splitName(name);
  yield name;
  for (let number = 2; ; number++) yield `${stem} (${number})${extension}`;
}

function shortened(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}
