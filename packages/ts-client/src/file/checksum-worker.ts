/** The thread of ChecksumThread. */
import { parentPort, workerData } from 'node:worker_threads';
import { nodeMd5 } from '../crypto/node-md5.ts';
import type { Order, Reply, Start } from './checksum-thread.ts';
import { LocalChecksum } from './local-checksum.ts';

const { slots, partSize } = workerData as Start;
const views = slots.map((slot) => new Uint8Array(slot));
const checksum = new LocalChecksum(() => Promise.resolve(nodeMd5()), partSize);

async function carryOut(order: Order): Promise<Reply> {
  if (order === 'finish') return checksum.finish();
  await checksum.update(views[order.slot]!.subarray(0, order.size));
  return 'done';
}

let work = Promise.resolve();
parentPort?.on('message', (order: Order) => {
  work = work.then(async () => parentPort?.postMessage(await carryOut(order)));
});
