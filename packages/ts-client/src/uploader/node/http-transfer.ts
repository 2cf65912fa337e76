/** Requests over Node's own client of HTTP, which follows no redirect. */
import { open } from 'node:fs/promises';
import { Agent as PlainAgent, request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { TimeLimits } from '@lockstep/spec';
import type { ApiRequest, ApiResponse } from '../../api/index.ts';
import { giveBuffer, takeBuffer } from '../../file/buffers.ts';
import { FileError, nameFailures } from '../../file/io-error.ts';
import { lengthHeader } from '../api-client.ts';
import type { SendOptions, Transfer } from '../transfer.ts';

const { connectSeconds, silenceSeconds } = TimeLimits.values;
const readBytes = 256 * 1024;
const noAnswer: ApiResponse = { status: 0, headers: [], body: new Uint8Array() };

/** A transfer that keeps connections open between requests. */
export class HttpTransfer implements Transfer {
  readonly #plain = new PlainAgent({ keepAlive: true });
  readonly #secure = new SecureAgent({ keepAlive: true });

  async send(request: ApiRequest, options: SendOptions): Promise<ApiResponse> {
    options.signal?.throwIfAborted();
    return new Exchange(this.#start(request, options), request, options).answer;
  }

  /** Closes the connections. */
  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  #start({ method, url, headers, body }: ApiRequest, { slice }: SendOptions): ClientRequest {
    // Taken apart by hand: a parser would write the address anew, and it is signed as it is.
    const [, scheme = '', host = '', port, path = ''] = /^(https?):\/\/(\[[^\]]*\]|[^/:?]*)(?::(\d+))?(.*)$/is.exec(url) ?? [];
    const isSecure = scheme.toLowerCase() === 'https';
    const length = slice ? slice.length : (body?.length ?? 0);
    const hasBody = slice !== undefined || body !== null;
    return (isSecure ? secureRequest : plainRequest)({
      method,
      agent: isSecure ? this.#secure : this.#plain,
      host: host.replace(/^\[|\]$/g, ''),
      port: port ?? (isSecure ? 443 : 80),
      path: path.startsWith('/') ? path : `/${path}`,
      headers: { ...headers, ...(hasBody ? { [lengthHeader]: String(length) } : {}) },
    });
  }
}

/** One request and its answer. */
class Exchange {
  readonly answer: Promise<ApiResponse>;
  readonly #request: ClientRequest;
  readonly #options: SendOptions;
  readonly #timers: NodeJS.Timeout[] = [];
  #isPouring = false;
  #settle: (answer: ApiResponse) => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;

  constructor(request: ClientRequest, { body }: ApiRequest, options: SendOptions) {
    this.#request = request;
    this.#options = options;
    const abort = (): void => this.#end(() => this.#fail(options.signal?.reason));
    this.answer = new Promise<ApiResponse>((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    }).finally(() => {
      options.signal?.removeEventListener('abort', abort);
      for (const timer of this.#timers) clearTimeout(timer);
    });
    options.signal?.addEventListener('abort', abort, { once: true });
    this.#watch();
    request.on('response', (response) => this.#read(response));
    request.on('error', () => this.#settle(noAnswer));
    // Where the body is poured, it may close before the sink has the last bytes: whether they are all comes from the body.
    request.on('close', () => void (this.#isPouring || this.#settle(noAnswer)));
    if (options.slice) void this.#stream(options.slice);
    else request.end(body ?? undefined);
  }

  /** Ends the exchange where nothing moves, or where it takes too long. */
  #watch(): void {
    const silent = (): void => this.#end(() => this.#settle(noAnswer));
    const connecting = setTimeout(silent, connectSeconds * 1000);
    this.#timers.push(connecting);
    this.#request.on('socket', (socket) => {
      const connected = (): void => clearTimeout(connecting);
      if (socket.connecting) socket.once('connect', connected);
      else connected();
    });
    this.#request.setTimeout(silenceSeconds * 1000, silent);
    const { limitSeconds } = this.#options;
    if (limitSeconds !== undefined) this.#timers.push(setTimeout(silent, limitSeconds * 1000));
  }

  #end(settle: () => void): void {
    settle();
    this.#request.destroy();
  }

  async #stream({ file, offset, length }: NonNullable<SendOptions['slice']>): Promise<void> {
    let isOver = false;
    // A storage that answers early does not want the rest, and may have closed.
    const over = new Promise<void>((resolve) => {
      const end = (): void => {
        isOver = true;
        resolve();
      };
      this.#request.once('response', end);
      this.#request.once('close', end);
    });
    try {
      await nameFailures('read', file, async () => {
        const source = await open(file, 'r');
        try {
          // Two buffers, whatever the size: one is sent while the other is read.
          const buffers = [takeBuffer(readBytes), takeBuffer(readBytes)];
          let writing: Promise<unknown> = Promise.resolve();
          for (let sent = 0, turn = 0; sent < length && !isOver; turn++) {
            const buffer = buffers[turn % 2] as Buffer;
            const { bytesRead } = await source.read(buffer, 0, Math.min(readBytes, length - sent), offset + sent);
            if (bytesRead === 0) throw new FileError('read', file, 'it is shorter than it was');
            await writing;
            writing = Promise.race([over, new Promise<void>((resolve) => void this.#request.write(buffer.subarray(0, bytesRead), () => resolve()))]);
            sent += bytesRead;
            this.#options.onSent?.(sent);
          }
          await writing;
          // Where an answer came early, the socket may not have let go of what it was given.
          if (!isOver) for (const buffer of buffers) giveBuffer(buffer);
        } finally {
          await source.close();
        }
      });
      if (!isOver) this.#request.end();
    } catch (error) {
      this.#end(() => this.#fail(error));
    }
  }

  /** Gives the body of a success to the sink, at the sink's speed. */
  async #pour(response: IncomingMessage, write: (bytes: Uint8Array) => Promise<void>): Promise<void> {
    this.#isPouring = true;
    const chunks = response[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    for (;;) {
      let next: IteratorResult<Buffer>;
      try {
        next = await chunks.next();
      } catch {
        return this.#settle(noAnswer); // It was cut.
      }
      if (next.done) return this.#settle({ status: response.statusCode ?? 0, headers: headersOf(response), body: noAnswer.body });
      try {
        await write(next.value);
      } catch (error) {
        return this.#end(() => this.#fail(error));
      }
    }
  }

  /** Reads the answer as far as its call wants it. */
  #read(response: IncomingMessage): void {
    const { maximumAnswerBytes, sink } = this.#options;
    if (sink && response.statusCode === sink.status) return void this.#pour(response, sink.write);
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (): void => this.#settle({ status: response.statusCode ?? 0, headers: headersOf(response), body: Buffer.concat(chunks) });
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk.subarray(0, maximumAnswerBytes + 1 - size));
      size += chunk.length;
      if (size > maximumAnswerBytes) this.#end(finish);
    });
    response.on('end', () => {
      finish();
      // The connection is of no use while the rest of the body is owed.
      if (!this.#request.writableFinished) this.#request.destroy();
    });
    response.on('error', () => this.#settle(noAnswer));
  }
}

function headersOf({ rawHeaders }: IncomingMessage): (readonly [string, string])[] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [rawHeaders[2 * index] ?? '', rawHeaders[2 * index + 1] ?? ''] as const);
}
