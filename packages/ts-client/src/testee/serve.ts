/** A testee on a process's standard streams. */
import type { Readable, Writable } from 'node:stream';
import type { Testee } from './testee.ts';

const lineFeed = 0x0a;

/**
 * Answers every line of the input, one after the other, until it ends.
 * @param input requests; a last line without a line feed is one, too
 * @param output answers, each written before the next request is looked at
 */
export async function serve(testee: Testee, input: Readable, output: Writable): Promise<void> {
  for await (const line of lines(input)) {
    const answer = await testee.answer(line);
    await new Promise<void>((resolve, reject) => {
      output.write(`${answer}\n`, (error) => (error ? reject(error) : resolve()));
    });
  }
}

/** Lines without their line feeds. Pieces of a long line are put together once, when its end has come. */
async function* lines(input: Readable): AsyncGenerator<Uint8Array, void, void> {
  let pieces: Uint8Array[] = [];
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      pieces.push(chunk.subarray(start, end));
      yield Buffer.concat(pieces);
      pieces = [];
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (pieces.length > 0) yield Buffer.concat(pieces);
}
