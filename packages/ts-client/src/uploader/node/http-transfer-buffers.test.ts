import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { giveBuffer, takeBuffer } from '../../file/buffers.ts';
import { HttpTransfer } from './http-transfer.ts';

// The real ones, which are watched.
vi.mock(import('../../file/buffers.ts'), async (load) => {
  const buffers = await load();
  return { takeBuffer: vi.fn(buffers.takeBuffer), giveBuffer: vi.fn(buffers.giveBuffer) };
});

// More than sockets hold: who does not read is still being sent to.
const size = 64 * 1024 * 1024;
let folder: string;
let file: string;
let server: Server;
const transfer = new HttpTransfer();

beforeEach(() => {
  vi.clearAllMocks();
  folder = mkdtempSync(join(tmpdir(), 'lockstep-transfer-'));
  file = join(folder, 'file');
  writeFileSync(file, '');
  truncateSync(file, size);
});
afterEach(() => {
  transfer.close();
  server.close();
  rmSync(folder, { recursive: true });
});

async function send(listener: RequestListener): Promise<number> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/object`;
  const request = { method: 'PUT', url, headers: { 'content-length': String(size) }, body: null };
  return (await transfer.send(request, { maximumAnswerBytes: 1000, slice: { file, offset: 0, length: size } })).status;
}

it('a slice that was sent gives its buffers back, for the next one', async () => {
  const sent = send((request, response) => request.resume().on('end', () => response.end()));
  expect(await sent).toBe(200);
  expect(takeBuffer).toHaveBeenCalledTimes(2);
  expect(giveBuffer).toHaveBeenCalledTimes(2);
});

it('a slice whose answer came early keeps its buffers from others, since its socket may still have them', async () => {
  expect(await send((_request, response) => response.writeHead(413, { 'content-length': 0 }).end())).toBe(413);
  await vi.waitFor(() => expect(takeBuffer).toHaveBeenCalledTimes(2));
  await new Promise((resolve) => setTimeout(resolve, 50)); // What sends learns of the answer.
  expect(giveBuffer).not.toHaveBeenCalled();
});
