/** The list of parts that completes a multipart upload. */
import { SaxesParser } from 'saxes';
import { StorageError } from './documents.ts';

/** A part that a list names. */
export interface ListedPart {
  readonly number: number;
  /** As it was written, without quotes. */
  readonly etag: string;
}

const root = 'CompleteMultipartUpload';

/**
 * Reads a list of parts.
 * @throws StorageError `MalformedXML` for what is not such a list, and for an empty one
 */
export function readCompletionList(xml: string): readonly ListedPart[] {
  const parts: ListedPart[] = [];
  const path: string[] = [];
  let members = new Map<string, string>();
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    path.push(name);
    text = '';
    if (path.join('/') === `${root}/Part`) members = new Map();
  });
  parser.on('text', (run) => (text += run));
  parser.on('closetag', ({ name }) => {
    if (path.join('/') === `${root}/Part`) parts.push(listedPart(members));
    if (path.length === 3) members.set(name, text.trim());
    path.pop();
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError('MalformedXML');
  }
  if (parts.length === 0) throw new StorageError('MalformedXML');
  return parts;
}

function listedPart(members: ReadonlyMap<string, string>): ListedPart {
  const number = members.get('PartNumber') ?? '';
  const etag = members.get('ETag')?.replace(/^"(.*)"$/, '$1');
  if (!/^[1-9]\d{0,4}$/.test(number) || !etag) throw new StorageError('MalformedXML');
  return { number: Number(number), etag };
}
