/** The client as a browser gets it: bundled for browsers, and run where Node's own modules are missing. */
import { webcrypto } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { providers } from './test-providers.ts';
import { buildFrames, deterministicBytes } from './testing.ts';
import type * as Client from './browser.ts';
import { contentHash, decryptStream, type UploadContainer, type UploadEvent, type UploadRecordStore } from './core.ts';
import type { UploadRecord } from './locks/upload-records.ts';

const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

// What browsers have beside JavaScript and WebAssembly, as far as the client may use it; Buffer, process, require and node: modules are not there.
const web = {
  TextDecoder,
  TextEncoder,
  URL,
  atob,
  btoa,
  console,
  crypto: webcrypto,
  performance,
  queueMicrotask,
  setTimeout,
  clearTimeout,
  AbortController,
  AbortSignal,
};

async function load(): Promise<typeof Client> {
  const build = await rolldown({
    input: source('./browser.ts'),
    platform: 'browser',
    resolve: { conditionNames: ['@lockstep/source', 'browser', 'import', 'default'] },
    external: [/^node:/],
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'iife', name: 'client', codeSplitting: false });
  await build.close();
  expect(output).toHaveLength(1);
  expect(output[0].imports).toEqual([]); // No module of Node, and none that is loaded later.
  // libsodium asks for the address of its script, which a script without modules does not have.
  const context = createContext({ ...web, window: {} });
  return runInContext(`${output[0].code}; client`, context) as typeof Client;
}

it('encrypts in a browser what others decrypt, and the other way round', async () => {
  const client = await load();
  const provider = await client.loadProvider();
  const node = providers[0]!;
  expect(provider.name).toBe('libsodium-wrappers');

  const plaintext = deterministicBytes(node, 5_000_000, new Uint8Array(32));
  const key = client.generateKey(provider);
  const { header, ciphertext } = client.encryptStream(provider, key, plaintext);
  expect(Buffer.compare(decryptStream(node, key, header, ciphertext), plaintext)).toBe(0);
  expect(Buffer.compare(client.contentHash(provider, plaintext), contentHash(node, plaintext))).toBe(0);

  const fixed = new Uint8Array(24).fill(1);
  const [frame] = buildFrames(node, key, fixed, [{ chunk: plaintext.subarray(0, 100), tag: 3 }]) as [Uint8Array];
  expect(Buffer.compare(client.decryptStream(provider, key, fixed, frame), plaintext.subarray(0, 100))).toBe(0);
  expect(() => client.decryptStream(provider, key, fixed, frame.subarray(1))).toThrow(/not authentic/);

  const md5 = await provider.md5();
  md5.update(plaintext);
  const nodeMd5 = await node.md5();
  nodeMd5.update(plaintext);
  expect(client.toBase64(md5.digest())).toBe(client.toBase64(nodeMd5.digest()));
  expect(client.canonicalText(client.parseJson(new TextEncoder().encode('{"b":1.0,"a":"é"}'), { maximumDepth: 9 }), 9)).toBe('{"a":"é","b":1}');
});

/** A container that is in memory alone, as a page may have one. */
function memoryContainer(
  client: typeof Client,
  provider: Awaited<ReturnType<typeof Client.loadProvider>>,
  originals: ReadonlyMap<string, Uint8Array>,
) {
  const files = new Map<string, Uint8Array>();
  const rows = new Map<string, UploadRecord>();
  const committed: unknown[] = [];
  const change = (record: { readonly local_id: string }, changes: Partial<UploadRecord>): boolean => {
    rows.set(record.local_id, { ...(rows.get(record.local_id) as UploadRecord), ...changes });
    return true;
  };
  const md5 = async (bytes: Uint8Array): Promise<string> => {
    const hash = await provider.md5();
    hash.update(bytes);
    return client.toBase64(hash.digest());
  };
  const unset = { thumbnail_object_key: null, thumbnail_url: null, file_object_key: null, file_url: null, complete_url: null, commit_body: null };
  const records: UploadRecordStore = {
    list: () => [...rows.values()],
    unfinished: () => [...rows.values()],
    read: (id) => rows.get(id) ?? null,
    adopt: (id) => rows.get(id) ?? null,
    writeOrAdopt: (record) => (change(record, { ...unset, ...record }), rows.get(record.local_id) as UploadRecord),
    advance: (record, phase) => change(record, { phase }),
    setThumbnail: (record, _hold, thumbnail_object_key, thumbnail_url) => change(record, { thumbnail_object_key, thumbnail_url }),
    setThumbnailStored: (record) => change(record, { thumbnail_stored: 1 }),
    setFile: (record, _hold, { objectKey, url }) => change(record, { file_object_key: objectKey, file_url: url }),
    parts: () => [],
    allTracked: () => [],
    tracked: () => null,
    takeOver: (record) => (change(record, { ...unset, ...record }), rows.get(record.local_id) as UploadRecord),
    setPart: () => true,
    beginCommit: (record, _hold, commit_body) => change(record, { commit_body, commits_sent: (rows.get(record.local_id)?.commits_sent ?? 0) + 1 }),
    refuseCommit: () => true,
    drop: ({ local_id }) => rows.delete(local_id),
    finish: ({ local_id }, file) => (committed.push(file), rows.delete(local_id)),
  };
  const container: UploadContainer = {
    owner: 'foreground',
    folder: '',
    records,
    committed: { withContent: () => [], hasPhoto: () => false, write: () => undefined, remove: () => undefined },
    files: {
      hash: async ({ image }) => client.toBase64(client.contentHash(provider, originals.get(image) as Uint8Array)),
      size: async ({ image }) => originals.get(image)?.length ?? 0,
      encrypt: async ({ image }, key) => {
        const original = originals.get(image) as Uint8Array;
        const { header, ciphertext } = client.encryptStream(provider, key, original);
        files.set(`${image}.encrypted`, ciphertext);
        return {
          name: `${image}.encrypted`,
          size: ciphertext.length,
          header,
          contentHash: client.toBase64(client.contentHash(provider, original)),
          olderHashes: [],
          md5: await md5(ciphertext),
          partMd5s: null,
        };
      },
      readThumbnail: async () => new Uint8Array(),
      write: async (bytes) => (files.set(`bytes-${files.size}`, bytes), `bytes-${files.size - 1}`),
      settle: async () => undefined,
      readStart: async (name, length) => files.get(name)?.subarray(0, length) ?? null,
      lookAtStart: async (name, length, work) => {
        const file = files.get(name);
        return file ? { value: work(file.subarray(0, length), new Uint8Array(length)) } : null;
      },
      md5: ({ file }) => md5(files.get(file) as Uint8Array),
      slice: (file, offset, length) => ({ file, offset, length }),
      remove: async (name) => void files.delete(name),
    },
    durably: (change) => Promise.resolve(change()),
    note: () => undefined,
    watch: (_name, _subject, work) => work(),
    withLock: async (_id, work) => ({ value: await work({ owner: 'foreground', token: 1 }) }),
  };
  return { container, files, committed };
}

it('uploads in a browser, without a module of Node and without a request ID', async () => {
  const client = await load();
  const provider = await client.loadProvider();
  const originals = new Map([1, 2, 3].map((number) => [`photo-${number}`, new Uint8Array(1000 * number).fill(number)]));
  const { container, files, committed } = memoryContainer(client, provider, originals);
  const requests: string[] = [];
  const json = (value: unknown) => ({ status: 200, headers: [], body: new TextEncoder().encode(JSON.stringify(value)) });
  const transfer: Client.Transfer = {
    send: async ({ method, url, headers, body }) => {
      requests.push(`${method} ${url.replace(/\?.*/, '')}`);
      expect(Object.keys(headers)).not.toContain('x-request-id');
      if (method === 'PUT') return { status: 200, headers: [['ETag', '"e"']], body: new Uint8Array() };
      if (url.endsWith('/upload-url')) return json({ objectKey: `key-${requests.length}`, url: `https://storage.example/${requests.length}` });
      return url.endsWith('/files')
        ? json({ ...(JSON.parse(new TextDecoder().decode(body ?? new Uint8Array())) as object), id: requests.length, ownerID: 5, updationTime: 6 })
        : { status: 200, headers: [], body: new Uint8Array() };
    },
  };
  let now = 1;
  const environment: Client.UploadEnvironment = {
    provider,
    transfer,
    now: () => (now += 1000),
    pause: async () => undefined,
    random: () => 0,
    requestID: () => 'never-sent',
  };
  const access = { baseURL: 'https://api.example', authToken: 'token', clientPackage: 'io.ente.photos', clientVersion: '1' };
  const uploader = new client.Uploader({ environment, container, access, keys: new Map([[7, new Uint8Array(32).fill(1)]]) });
  const photos = [...originals.keys()].map((id, index): Client.QueuedPhoto => ({
    id,
    isVideo: false,
    creationTime: index,
    prepare: async () => ({
      localId: id,
      collectionId: 7,
      image: id,
      thumbnail: new Uint8Array(10),
      metadata: client.modelObject({} as never, { title: id, creationTime: index, modificationTime: index, fileType: 0 } as never),
    }),
  }));
  const events: UploadEvent[] = [];
  const result = await new client.UploadQueue(uploader, photos, { onEvent: (event) => events.push(event) }).run();
  expect(events.filter(({ type }) => type === 'failed')).toEqual([]);
  expect(result).toMatchObject({ outcomes: { uploaded: 3 }, failed: 0 });
  expect(requests.filter((request) => request === 'POST https://api.example/files')).toHaveLength(3);
  expect([files.size, committed.length]).toEqual([0, 3]);
});
