import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiHeaders, createCollection } from '@lockstep/spec';
import { buildRequest, readResponse } from '@lockstep/ts-client';
import sodium from 'libsodium-wrappers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../start.ts';
import { makeTestAccount, shareTestCollection, type TestAccount } from '../test-account.ts';
import { rules } from './rules.ts';
import { apiCalls } from './server.ts';

let folder: string;
let simulator: Simulator;
let account: TestAccount;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-api-'));
  simulator = await startSimulator({ folder });
  account = await makeTestAccount(simulator, { collections: ['one', 'two'] });
});
afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

/** The members of answers that these tests look at. */
interface AnswerBody {
  readonly id: number;
  readonly objectKey: string;
  readonly url: string;
  readonly urls: readonly unknown[] & { readonly partURLs: readonly string[]; readonly completeURL: string };
  readonly collections: readonly { readonly encryptedKey: string }[];
  readonly diff: readonly { readonly id: number; readonly updationTime: number; readonly pubMagicMetadata?: object }[];
  readonly hasMore: boolean;
}

interface Sent {
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** Sends a request to the API; returns the status, and the body as JSON, or as text where it is none. */
async function send(
  method: string,
  path: string,
  body?: unknown,
  { token = account.token, headers = {} }: Sent = {},
): Promise<{ readonly status: number; readonly body: AnswerBody }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(simulator.url + path, {
    method,
    redirect: 'manual',
    headers: { 'x-auth-token': token, ...headers },
    ...(body !== undefined && { body: text }),
  });
  const answer = await response.text();
  const parsed: unknown = answer.startsWith('{') ? JSON.parse(answer) : (response.headers.get('location') ?? answer);
  return { status: response.status, body: parsed as AnswerBody };
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('base64');

/** Puts an object, and returns what a request says of it. */
async function object(size = 20): Promise<{ objectKey: string; decryptionHeader: string; size: number }> {
  const bytes = randomBytes(size);
  const { body } = await send('POST', '/files/upload-url', { contentLength: size, contentMD5: md5(bytes) });
  await fetch(body.url, { method: 'PUT', body: bytes, headers: { 'content-md5': md5(bytes) } });
  return { objectKey: body.objectKey, decryptionHeader: 'h', size };
}

const content = async () => ({ file: await object(), thumbnail: await object(), metadata: { encryptedData: 'm', decryptionHeader: 'h' } });
const commitOf = async (collection = 0) => ({
  collectionID: account.collections[collection]?.id,
  encryptedKey: 'k',
  keyDecryptionNonce: 'n',
  ...(await content()),
  pubMagicMetadata: { version: 1, count: 2, data: 'd', header: 'h' },
});
const diff = async (collection = 0, sinceTime: number | undefined = 0, token = account.token) =>
  (await send('GET', `/collections/v2/diff?collectionID=${account.collections[collection]?.id}&sinceTime=${sinceTime}`, undefined, { token })).body;

describe('routing', () => {
  it('has a rule for each call of the spec, and no other', () => {
    expect(Object.keys(rules).sort()).toEqual(apiCalls.map(({ name }) => name).sort());
  });

  it('redirects a slash at the end, and knows no double slash', async () => {
    expect(await send('GET', '/collections/v2/?sinceTime=0')).toEqual({ status: 301, body: '/collections/v2?sinceTime=0' });
    expect(await send('POST', '/files/', {})).toEqual({ status: 307, body: '/files' });
    expect(await send('GET', '/files/preview/1/')).toEqual({ status: 301, body: '/files/preview/1' });
    expect(await send('GET', '//files/upload-eligibility')).toEqual({ status: 404, body: '404 page not found' });
    expect((await send('GET', '/unknown/')).status).toBe(404);
  });

  it('is an old server where it is told to be one: it lacks the calls that have a fall-back', async () => {
    await simulator.control.configure({ isOldServer: true });
    expect(await send('POST', '/files/upload-url', {})).toEqual({ status: 404, body: '404 page not found' });
    expect((await send('POST', '/files/multipart-upload-url', {})).status).toBe(404);
    expect((await send('GET', '/files/upload-eligibility')).status).toBe(404);
    expect((await send('GET', '/files/upload-urls?count=1')).status).toBe(200);
  });

  it('answers what the spec’s reader takes, to what the spec’s builder makes', async () => {
    const params = {
      encryptedKey: randomBytes(48).toString('base64'),
      keyDecryptionNonce: 'n',
      encryptedName: 'x',
      nameDecryptionNonce: 'y',
      type: 'album',
      attributes: { version: 1 },
    };
    const request = buildRequest(createCollection, params, {
      baseURL: `${simulator.url}/`,
      authToken: account.token,
      clientPackage: 'io.ente.photos',
      clientVersion: '1',
    });
    const response = await fetch(request.url, { method: request.method, headers: request.headers, body: request.body });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const result = readResponse(createCollection, { status: response.status, headers: [...response.headers], body: bytes });
    expect(result.value.collection).toMatchObject({ owner: { id: account.id }, encryptedName: 'x' });
  });
});

describe('a token', () => {
  it('must be there, known, and of photos', async () => {
    expect(await send('GET', '/files/upload-eligibility', undefined, { token: '' })).toEqual({ status: 401, body: { error: 'missing token' } });
    expect(await send('GET', '/files/upload-eligibility', undefined, { token: 'x' })).toEqual({ status: 401, body: { error: 'invalid token' } });
    const headers = { 'x-client-package': 'io.ente.locker.beta' };
    expect(await send('GET', '/files/upload-eligibility', undefined, { headers })).toEqual({ status: 401, body: { error: 'invalid token' } });
    await simulator.control.forgetToken(account.token);
    expect((await send('GET', '/files/upload-eligibility')).status).toBe(401);
  });

  it('is in no log entry, wherever it was sent', async () => {
    await fetch(`${simulator.url}/files/upload-eligibility?token=${account.token}`);
    await send('GET', '/files/upload-eligibility');
    await fetch(simulator.storageUrl, { headers: { [ApiHeaders.values.authToken]: account.token } });
    const entries = await simulator.log.entries();
    expect(JSON.stringify(entries)).not.toContain(account.token);
    expect(await simulator.log.entries({ origin: 'storage', hasToken: true })).toMatchObject([{ account: account.id }]);
    expect(entries.map(({ hasToken }) => hasToken)).toEqual([true, true, true]);
  });
});

describe('createFile', () => {
  it('is answered again only where objects, sizes, headers and metadata are the same', async () => {
    const commit = await commitOf();
    const first = await send('POST', '/files', commit);
    expect(first).toMatchObject({ status: 200, body: { ownerID: account.id, info: { fileSize: 20, thumbSize: 20 } } });
    const again = async (change: object) => {
      const { status, body } = await send('POST', '/files', { ...commit, ...change });
      return status === 200 ? body.id === first.body.id : status;
    };
    expect(await again({})).toBe(true);
    expect(await again({ encryptedKey: 'other', keyDecryptionNonce: 'other' })).toBe(true);
    expect(await again({ pubMagicMetadata: undefined })).toBe(true);
    expect(await again({ collectionID: account.collections[1]?.id })).toBe(true);
    expect(await again({ metadata: { ...commit.metadata, encryptedData: 'other' } })).toBe(400);
    expect(await again({ metadata: { ...commit.metadata, decryptionHeader: 'other' } })).toBe(400);
    expect(await again({ file: { ...commit.file, decryptionHeader: 'other' } })).toBe(400);
    expect(await again({ thumbnail: { ...commit.thumbnail, decryptionHeader: 'other' } })).toBe(400);
    expect(await again({ file: await object() })).toBe(400);
    expect(await again({ thumbnail: await object() })).toBe(400);
    expect((await simulator.files()).map(({ entries }) => entries.map(({ encryptedKey }) => encryptedKey))).toEqual([['k']]);
  });

  it('makes one entry of eight requests at once', async () => {
    const commit = await commitOf();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('POST', '/files', commit)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect((await simulator.files()).length).toBe(1);
    const [first, ...others] = await simulator.log.entries({ call: 'createFile' });
    expect(others.every(({ body }) => body === first?.body)).toBe(true);
  });

  it('looks at collection, sizes and quota before it looks whether it is a repeat', async () => {
    const commit = await commitOf();
    const { id } = (await send('POST', '/files', commit)).body;
    await simulator.control.setPlan(account.id, { isPaid: false });
    expect(await send('POST', '/files', commit)).toEqual({ status: 402, body: {} });
    await simulator.control.setPlan(account.id, { isPaid: true, quotaBytes: 0, usedBytes: 60 * 1024 * 1024 });
    expect(await send('POST', '/files', commit)).toEqual({ status: 426, body: {} });
    await simulator.control.removeObject(commit.file.objectKey);
    expect(await send('POST', '/files', commit)).toEqual({ status: 503, body: { code: 'OBJECT_SIZE_FETCH_FAILED', message: '' } });
    await simulator.control.deleteCollection(commit.collectionID ?? 0);
    expect(await send('POST', '/files', commit)).toEqual({ status: 404, body: { code: 'COLLECTION_DELETED', message: '' } });
    expect((await simulator.files()).map((file) => file.id)).toEqual([id]);
  });

  it('makes a second entry of objects that an update has replaced, and no update repeats an edit that is not the newest', async () => {
    const commit = await commitOf();
    const { id } = (await send('POST', '/files', commit)).body;
    const edits = [
      { id, ...(await content()) },
      { id, ...(await content()) },
    ] as const;
    for (const edit of edits) expect((await send('PUT', '/files/update', edit)).status).toBe(200);
    expect((await send('PUT', '/files/update', edits[1])).status).toBe(200);
    expect((await send('PUT', '/files/update', edits[0])).status).toBe(200); // It rolls the file back.
    expect((await simulator.files())[0]?.file.objectKey).toBe(edits[0].file.objectKey);
    expect((await send('PUT', '/files/update', { ...edits[0], file: await object() })).status).toBe(500);
    expect((await send('POST', '/files', commit)).body.id).not.toBe(id);
  });

  it('answers a repeat for a file in the trash, and fails for one that is deleted for good', async () => {
    const commit = await commitOf();
    const { id } = (await send('POST', '/files', commit)).body;
    await simulator.control.trashFiles([id]);
    expect(await send('POST', '/files', commit)).toMatchObject({ status: 200, body: { id } });
    expect((await simulator.files())[0]?.place).toBe('trash');
    await simulator.control.deleteFiles([id]);
    expect(await send('POST', '/files', commit)).toEqual({ status: 500, body: {} });
  });

  it('counts what an account uses', async () => {
    const { id } = (await send('POST', '/files', await commitOf())).body;
    expect((await simulator.control.account(account.id)).usedBytes).toBe(40);
    await send('PUT', '/files/update', { id, ...(await content()), file: await object(50) });
    expect((await simulator.control.account(account.id)).usedBytes).toBe(70);
    await simulator.control.deleteFiles([id]);
    expect((await simulator.control.account(account.id)).usedBytes).toBe(0);
  });

  it('takes garbage for keys, as the server does, and integers only as such', async () => {
    const commit = await commitOf();
    expect((await send('POST', '/files', JSON.stringify(commit).replace('"size":20', '"size":20.0'))).status).toBe(400);
    expect((await send('POST', '/files', { ...commit, encryptedKey: 'zz', unknown: 1 })).status).toBe(200);
  });
});

describe('getDiff', () => {
  it('pages, and never splits entries of one time', async () => {
    const ids: number[] = [];
    for (let made = 0; made < 5; made++) ids.push((await send('POST', '/files', await commitOf())).body.id);
    const link = ids.slice(0, 4).map((id) => ({ id, encryptedKey: 'k', keyDecryptionNonce: 'n' }));
    await send('POST', '/collections/add-files', { collectionID: account.collections[1]?.id, files: link });
    await simulator.control.configure({ diffPageEntries: 2 });
    const pages: number[][] = [];
    for (let since = 0, more = true; more;) {
      const { diff: entries, hasMore } = await diff(0, since);
      pages.push(entries.map(({ id }) => id));
      since = Math.max(since, ...entries.map(({ updationTime }) => updationTime));
      more = hasMore;
    }
    expect(pages.flat()).toEqual(ids);
    const linked = await diff(1);
    expect(linked.diff.map(({ id }) => id)).toEqual(ids.slice(0, 4)); // All of one time: on one page, though it has only two.
  });

  it('shows what was removed, what was edited again, and nothing of others', async () => {
    const { id } = (await send('POST', '/files', await commitOf())).body;
    const updationTime = (await diff()).diff[0]?.updationTime;
    expect((await diff(0, updationTime)).diff).toEqual([]);
    await send('PUT', '/files/update', { id, ...(await content()) });
    expect((await diff(0, updationTime)).diff).toMatchObject([{ id, isDeleted: false, file: { size: 0 }, info: { fileSize: 20 } }]);
    await simulator.control.trashFiles([id]);
    expect((await diff(0, updationTime)).diff).toMatchObject([{ id, isDeleted: true }]);
    const other = await makeTestAccount(simulator);
    expect((await send('GET', `/collections/v2/diff?collectionID=${account.collections[0]?.id}`, undefined, other)).status).toBe(404);
  });
});

describe('shared collections', () => {
  it('are listed with a sealed key and no nonce, and their files are read, not added to', async () => {
    const other = await makeTestAccount(simulator, { collections: [] });
    const collection = account.collections[0]?.id ?? 0;
    const { id } = (await send('POST', '/files', await commitOf())).body;
    expect((await send('GET', `/files/download/${id}`, undefined, other)).status).toBe(403);
    await shareTestCollection(simulator, account.collections[0] ?? { id: 0, key: new Uint8Array() }, other);
    const { collections } = (await send('GET', '/collections/v2?sinceTime=0', undefined, other)).body;
    expect(collections).toMatchObject([{ id: collection, owner: { id: account.id } }]);
    const sealed = Buffer.from(collections[0]?.encryptedKey ?? '', 'base64');
    expect(sodium.crypto_box_seal_open(sealed, other.keyPair.publicKey, other.keyPair.secretKey)).toEqual(account.collections[0]?.key);
    expect(collections[0]).not.toHaveProperty('keyDecryptionNonce');
    expect((await diff(0, 0, other.token)).diff.length).toBe(1);
    expect((await send('GET', `/files/download/${id}`, undefined, other)).status).toBe(307);
    expect((await send('POST', '/files', await commitOf(), other)).status).toBe(400); // The objects are not its own.
    const files = [{ id, encryptedKey: 'k', keyDecryptionNonce: 'n' }];
    expect((await send('POST', '/collections/add-files', { collectionID: collection, files }, other)).status).toBe(404);
  });
});

describe('private magic metadata', () => {
  it('of a new file is its owner’s alone, and judged like the public one', async () => {
    const other = await makeTestAccount(simulator, { collections: [] });
    await shareTestCollection(simulator, account.collections[0] ?? { id: 0, key: new Uint8Array() }, other);
    const magicMetadata = { version: 1, count: 1, data: 'p', header: 'h' };
    const { body } = await send('POST', '/files', { ...(await commitOf()), magicMetadata });
    expect(body).toMatchObject({ magicMetadata });
    expect((await diff()).diff).toMatchObject([{ magicMetadata }]);
    expect((await diff(0, 0, other.token)).diff[0]).not.toHaveProperty('magicMetadata');
    expect((await send('POST', '/files', { ...(await commitOf()), magicMetadata: { ...magicMetadata, count: 0 } })).status).toBe(400);
  });
});

describe('public magic metadata', () => {
  const edit = (id: number, version: number, count: number) =>
    send('PUT', '/files/public-magic-metadata', { metadataList: [{ id, magicMetadata: { version, count, data: 'd', header: 'h' } }] });

  it('takes the version last seen and stores the next, and refuses a loss of more than two members', async () => {
    const { id } = (await send('POST', '/files', await commitOf())).body;
    expect((await edit(id, 1, 5)).status).toBe(200);
    expect((await edit(id, 1, 5)).status).toBe(409);
    expect((await edit(id, 2, 2)).status).toBe(409);
    expect((await edit(id, 2, 3)).status).toBe(200);
    expect((await diff()).diff[0]?.pubMagicMetadata).toEqual({ version: 3, count: 3, data: 'd', header: 'h' });
    expect((await edit(id, 3, 1)).status).toBe(200);
    expect((await edit(id, 4, 0)).status).toBe(200);
    expect((await diff()).diff[0]?.pubMagicMetadata).toEqual({ version: 5, data: 'd', header: 'h' });
  });
});

describe('limits', () => {
  it('lets an account send so many requests a minute to each call that gives addresses', async () => {
    await simulator.control.configure({ urlCallsPerMinute: 3 });
    const statuses = [];
    for (let sent = 0; sent < 4; sent++) statuses.push((await send('GET', '/files/upload-urls?count=1')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const response = await fetch(`${simulator.url}/files/upload-urls?count=1`, { headers: { 'x-auth-token': account.token } });
    expect([await response.text(), response.headers.get('retry-after')]).toEqual(['{"error":"Rate limit breached, try later"}', null]);
    expect((await send('GET', '/files/multipart-upload-urls?count=1')).status).toBe(200);
    expect((await send('GET', '/files/upload-urls?count=1', undefined, await makeTestAccount(simulator))).status).toBe(200);
    await simulator.control.configure({ clockOffsetSeconds: 61 });
    expect((await send('GET', '/files/upload-urls?count=1')).status).toBe(200);
  });

  it('lets the quota be passed by a leeway where a size is given', async () => {
    const leeway = 50 * 1024 * 1024;
    const urlStatus = async (contentLength: number) =>
      (await send('POST', '/files/upload-url', { contentLength, contentMD5: md5(Buffer.alloc(0)) })).status;
    await simulator.control.setPlan(account.id, { quotaBytes: 100, usedBytes: 100 });
    expect((await send('GET', '/files/upload-eligibility')).status).toBe(200);
    expect([await urlStatus(leeway), await urlStatus(leeway + 1)]).toEqual([200, 426]);
    await simulator.control.setPlan(account.id, { usedBytes: 101 });
    expect((await send('GET', '/files/upload-eligibility')).status).toBe(426);
  });

  it('gives at most 50 addresses at once, and of a multipart upload as many as it has parts', async () => {
    const countOf = async (path: string) => (await send('GET', path)).body.urls.length;
    expect([
      await countOf('/files/upload-urls?count=51'),
      await countOf('/files/upload-urls?count=-1'),
      await countOf('/files/upload-urls?count=x'),
    ]).toEqual([50, 0, 0]);
    const { urls } = (await send('GET', '/files/multipart-upload-urls?count=1000')).body;
    expect(new Set([...urls.partURLs, urls.completeURL]).size).toBe(1001);
  });
});

describe('faults of answers', () => {
  const urls = () => send('GET', '/files/multipart-upload-urls?count=3');

  it('repeat an address, leave one out, cut the text', async () => {
    await simulator.faults.add({ call: 'getMultipartUploadURLs', kind: 'duplicateUrls' }, { call: 'getMultipartUploadURLs', kind: 'missingUrl' });
    expect(new Set((await urls()).body.urls.partURLs).size).toBe(1);
    expect((await urls()).body.urls.partURLs.length).toBe(2);
    await simulator.faults.add({ call: 'getMultipartUploadURLs', kind: 'truncateAnswer' });
    await expect(urls()).rejects.toThrow(/JSON/);
    expect(await simulator.faults.pending()).toEqual([]);
  });

  it.each([401, 402, 413, 426, 429, 500, 503])('answer %i to a call that is not carried out', async (status) => {
    const commit = await commitOf();
    await simulator.faults.add({ call: 'createFile', kind: 'answer', status, body: '{}' });
    expect((await send('POST', '/files', commit)).status).toBe(status);
    expect(await simulator.files()).toEqual([]);
    expect((await send('POST', '/files', commit)).status).toBe(200);
  });

  it('lose the answer of a commit that was done', async () => {
    const commit = await commitOf();
    await simulator.faults.add({ call: 'createFile', kind: 'loseAnswer' });
    await expect(send('POST', '/files', commit)).rejects.toThrow();
    expect((await simulator.files()).length).toBe(1);
    expect((await simulator.log.entries({ call: 'createFile' }))[0]).toMatchObject({
      status: null,
      fault: 'loseAnswer',
      body: JSON.stringify(commit),
    });
  });

  it('send elsewhere', async () => {
    await simulator.faults.add({ call: 'getCollections', kind: 'redirect', location: `${simulator.storageUrl}/` });
    expect(await send('GET', '/collections/v2?sinceTime=0')).toEqual({ status: 302, body: `${simulator.storageUrl}/` });
  });
});
