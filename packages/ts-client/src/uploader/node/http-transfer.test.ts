import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { HttpTransfer } from './http-transfer.ts';

const body = Buffer.alloc(100_000, 7);
let server: Server;
let transfer: HttpTransfer;
afterEach(() => {
  transfer.close();
  server.close();
});

/** Fetches what a server answers into a sink. */
async function fetchInto(isCut: boolean, write: (bytes: Uint8Array, closed: Promise<void>) => Promise<void>) {
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': body.length, connection: 'close' });
    response.on('close', close);
    if (isCut) response.write(body.subarray(0, 50_000), () => response.destroy());
    else response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  transfer = new HttpTransfer();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/object`;
  const sink = { status: 200, write: (bytes: Uint8Array) => write(bytes, closed) };
  return transfer.send({ method: 'GET', url, headers: {}, body: null }, { maximumAnswerBytes: 1000, sink });
}

it('takes a body for whole whose connection closes while the last bytes are written', async () => {
  const written: Uint8Array[] = [];
  const { status } = await fetchInto(false, async (bytes, closed) => {
    written.push(Buffer.from(bytes));
    await closed;
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve)); // This side sees it, too.
  });
  expect(status).toBe(200);
  expect(Buffer.concat(written).equals(body)).toBe(true);
});

it('takes a body that was cut for no answer', async () => {
  expect(await fetchInto(true, async () => undefined)).toMatchObject({ status: 0 });
});
