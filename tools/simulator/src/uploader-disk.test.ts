/** When the uploader waits for the disk, and for its turn to send. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMetadata } from '@lockstep/spec';
import { NodeUploadContainer, Uploader, loadProvider, modelObject, nodeEnvironment, type Photo, type Transfer } from '@lockstep/ts-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeTestAccount, startSimulator, type Simulator, type TestAccount } from './index.ts';

const provider = await loadProvider();
let root: string;
let simulator: Simulator;
let account: TestAccount;
let container: NodeUploadContainer;
let steps: string[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-disk-'));
  simulator = await startSimulator({ folder: join(root, 'simulator') });
  account = await makeTestAccount(simulator);
});
afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true });
});
beforeEach(() => {
  steps = [];
});

/** Uploads a photo, and notes what is asked of the server, in its order. */
async function upload(name: string, parts: (container: NodeUploadContainer) => NodeUploadContainer = (each) => each, takesTurns = false) {
  container = await NodeUploadContainer.open({ provider, folder: mkdtempSync(join(root, 'container-')), owner: 'foreground' });
  await container.start();
  const image = join(root, name);
  writeFileSync(image, name.repeat(100));
  const metadata = modelObject(FileMetadata, { title: name, creationTime: 1, modificationTime: 1, fileType: 0 });
  const photo: Photo = { localId: name, collectionId: account.collections[0]?.id ?? 0, image, thumbnail: new Uint8Array(900), metadata };
  const { transfer, ...environment } = nodeEnvironment(provider);
  const noting: Transfer = {
    send: async (request, options) => {
      steps.push(`${request.method} ${new URL(request.url).pathname.split('/').slice(1, 3).join('/')}`.replace(/^PUT .*/, 'PUT'));
      return transfer.send(request, options);
    },
  };
  const uploader = new Uploader({
    environment: { ...environment, transfer: noting },
    container: parts(container),
    access: { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' },
    keys: new Map(account.collections.map(({ id, key }) => [id, key])),
  });
  const takeTurn = async (): Promise<() => void> => {
    steps.push('turn');
    return () => void steps.push('end');
  };
  try {
    return await uploader.upload(photo, takesTurns ? { takeTurn } : {});
  } finally {
    container.close();
  }
}

it('takes a turn for bytes alone, so that the line is busy while addresses are asked for', async () => {
  expect(await upload('turns', undefined, true)).toMatchObject({ outcome: 'uploaded' });
  expect(steps.slice(1)).toEqual(
    ['POST files/upload-url', 'turn', 'PUT', 'end', 'POST files/upload-url', 'turn', 'PUT', 'end', 'POST files'], // After the eligibility.
  );
});

it('commits nothing before the encrypted files are on the disk', async () => {
  const settled: string[] = [];
  const result = await upload('late', (each) => {
    const settle = each.files.settle.bind(each.files);
    each.files.settle = async (name) => {
      await settle(name);
      settled.push(name);
      steps.push('settled');
    };
    return each;
  });
  expect(result).toMatchObject({ outcome: 'uploaded' });
  expect(new Set(settled).size).toBe(2); // The photo's and the thumbnail's.
  expect(steps.slice(-3)).toEqual(['settled', 'settled', 'POST files']);
});

it('commits nothing where the disk fails, and keeps the record', async () => {
  const failing = upload('broken', (each) => {
    each.files.settle = () => Promise.reject(new Error('no disk'));
    return each;
  });
  await expect(failing).rejects.toThrow('no disk');
  expect(steps).not.toContain('POST files');
});
