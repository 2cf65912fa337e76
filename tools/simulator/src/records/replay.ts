/**
 * Replays exchanges that were recorded on the real server and its storage. What the records leave out (who uploaded an
 * object that a request names) is made up for; texts in braces stand for what has another name each time.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  ApiHeaders,
  ClientPackages,
  completeMultipartUpload,
  createFile,
  getMultipartUploadURL,
  getMultipartUploadURLs,
  getUploadURL,
  getUploadURLs,
} from '@lockstep/spec';
import type { Simulator } from '../start.ts';
import { shapeOfJson, shapeOfXml } from './shape.ts';

/** A body that is a letter, repeated. */
interface Content {
  readonly fill: string;
  readonly size: number;
}

/** How an object that requests name came to be. `of`: whose it is, if not A's. */
interface ObjectNote {
  readonly of?: 'B';
  readonly announced?: Content;
  readonly stored?: number;
  readonly sparse?: number;
  readonly missing?: true;
  readonly old?: true;
  readonly parts?: readonly Content[];
  readonly sent?: true;
  readonly sentParts?: readonly number[];
}

/** What was recorded of an answer, or what the simulator answers. */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly code?: string;
  readonly error?: string;
  readonly text?: string;
  readonly etag?: true;
  /** The members of a redirect's query, in their order. */
  readonly query?: readonly string[];
  /** The headers that an address signs. */
  readonly signed?: string;
  readonly shape?: unknown;
  readonly 'cache-control'?: string;
  readonly 'content-range'?: string;
  readonly 'content-disposition'?: string;
  readonly 'accept-ranges'?: string;
}

interface RecordedExchange {
  readonly name: string;
  readonly as?: Person;
  readonly method: string;
  readonly path?: string;
  readonly to?: { readonly object?: string; readonly part?: number; readonly complete?: true; readonly location?: true };
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly tokenInQuery?: true;
  readonly body?: string;
  readonly content?: Content;
  readonly md5?: string | null | { readonly of: Content };
  readonly chunked?: true;
  readonly change?: 'signature' | 'expired';
  readonly gives?: { readonly file?: number; readonly collection?: number };
  readonly answer: Answer;
}

type Person = 'A' | 'B' | 'C' | 'D';
/** Something that happened between the recorded exchanges. */
type Event =
  | { readonly do: 'commit'; readonly file: number; readonly collection: number; readonly object: string; readonly thumbnail: string }
  | { readonly do: 'trash' | 'restore' | 'delete' | 'locate'; readonly file: number }
  | { readonly do: 'plan'; readonly leftBytes: number; readonly isPaid?: boolean }
  | { readonly do: 'rate' | 'logOut' }
  | { readonly do: 'abort' | 'complete' | 'upload'; readonly object: string }
  | { readonly do: 'deleteCollection'; readonly collection: number };

interface Upload {
  readonly key: string;
  /** Where the object is put, or where the parts are put, the first at 1. */
  readonly urls: readonly string[];
  readonly completeUrl: string | undefined;
}

/** An exchange that was replayed. */
export interface Replayed {
  readonly name: string;
  readonly recorded: Answer;
  readonly answered: Answer;
}

const { authToken, clientPackage, contentMD5, contentType, jsonType, etag } = ApiHeaders.values;
const fixtures = new URL('../../fixtures/', import.meta.url);
const { objects, shapes } = JSON.parse(readFileSync(new URL('exchanges.json', fixtures), 'utf8')) as {
  readonly objects: Readonly<Record<string, ObjectNote>>;
  readonly shapes: Readonly<Record<string, unknown>>;
};
const steps = readFileSync(new URL('exchanges.jsonl', fixtures), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedExchange | Event);

const md5Of = ({ fill, size }: Content, encoding: 'base64' | 'hex'): string => createHash('md5').update(fill.repeat(size)).digest(encoding);
const bytesOf = ({ fill, size }: Content): Buffer => Buffer.alloc(size, fill);

/** Replays all exchanges on a new simulator, in their order. */
export async function replay(simulator: Simulator): Promise<readonly Replayed[]> {
  const replayer = await Replayer.start(simulator);
  const replayed: Replayed[] = [];
  for (const step of steps) {
    if ('do' in step) await replayer.happen(step);
    else replayed.push(await replayer.exchange(step));
  }
  return replayed;
}

class Replayer {
  readonly #simulator: Simulator;
  readonly #people = new Map<Person, { readonly id: number; readonly token: string }>();
  readonly #numbers = new Map<number, number>();
  readonly #uploads = new Map<string, Upload>();
  #location = '';
  #timeBefore = 0;

  private constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  static async start(simulator: Simulator): Promise<Replayer> {
    const replayer = new Replayer(simulator);
    const keyAttributes = {
      kekSalt: '',
      encryptedKey: '',
      keyDecryptionNonce: '',
      publicKey: '',
      encryptedSecretKey: '',
      secretKeyDecryptionNonce: '',
      memLimit: 1,
      opsLimit: 1,
    };
    for (const person of ['A', 'B', 'C'] as const) replayer.#people.set(person, await simulator.control.makeAccount({ keyAttributes }));
    replayer.#people.set('D', await simulator.control.makeAccount());
    return replayer;
  }

  async happen(event: Event): Promise<void> {
    const { control } = this.#simulator;
    switch (event.do) {
      case 'commit':
        return this.#commit(event);
      case 'trash':
        return control.trashFiles([this.#number(event.file)]);
      case 'restore':
        return control.restoreFiles([this.#number(event.file)]);
      case 'delete':
        return control.deleteFiles([this.#number(event.file)]);
      case 'locate':
        await this.#api('GET', `/files/download/${this.#number(event.file)}`);
        return;
      case 'plan': {
        const { usedBytes } = await control.account(this.#person('A').id);
        return control.setPlan(this.#person('A').id, { quotaBytes: usedBytes + event.leftBytes, isPaid: event.isPaid ?? true });
      }
      case 'rate':
        for (let sent = 0; sent < 500; sent++) await this.#api(getUploadURLs.method, `${getUploadURLs.path}?count=0`);
        return;
      case 'logOut':
        return control.forgetToken(this.#person('B').token);
      case 'upload':
        await this.#upload(event.object);
        return;
      case 'abort':
        return control.abortUploads((await this.#upload(event.object)).key);
      case 'complete': {
        const parts = objects[event.object]?.parts ?? [];
        const list = parts.map((part, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${md5Of(part, 'hex')}</ETag></Part>`).join('');
        const body = `<CompleteMultipartUpload>${list}</CompleteMultipartUpload>`;
        await fetch((await this.#upload(event.object)).completeUrl ?? '', { method: completeMultipartUpload.method, body });
        return;
      }
      case 'deleteCollection':
        return control.deleteCollection(this.#number(event.collection));
    }
  }

  async exchange(recorded: RecordedExchange): Promise<Replayed> {
    const response = recorded.to ? await this.#toStorage(recorded) : await this.#toApi(recorded);
    const { location } = response ? Object.fromEntries(response.headers) : {};
    if (location !== undefined) this.#location = location;
    const { gives } = recorded;
    const text = (await response?.text()) ?? '';
    if (gives?.file !== undefined) this.#numbers.set(gives.file, (JSON.parse(text) as { id: number }).id);
    if (gives?.collection !== undefined) this.#numbers.set(gives.collection, (JSON.parse(text) as { collection: { id: number } }).collection.id);
    const { shape } = recorded.answer;
    const wanted = typeof shape === 'string' ? { ...recorded.answer, shape: shapes[shape] } : recorded.answer;
    return { name: recorded.name, recorded: wanted, answered: response ? answerOf(response, text) : { status: 0 } };
  }

  async #toApi({ as, method, path = '', headers = {}, tokenInQuery, body }: RecordedExchange): Promise<Response> {
    const token = as && this.#person(as).token;
    const url = new URL(this.#simulator.url + (await this.#filled(path)));
    if (token !== undefined && tokenInQuery) url.searchParams.set('token', token);
    const sent = {
      ...(token !== undefined && !tokenInQuery && { [authToken]: token }),
      [clientPackage]: ClientPackages.values.photosOnAndroid,
      ...(body !== undefined && { [contentType]: jsonType }),
      ...headers,
    };
    const present = Object.entries(sent).filter((header): header is [string, string] => header[1] !== null);
    // Sent as bytes, since fetch would give a text a content type.
    const bytes = body === undefined ? {} : { body: Buffer.from(await this.#filled(body)) };
    return fetch(url, { method, headers: present, redirect: 'manual', ...bytes });
  }

  /** @returns undefined where the connection was reset: a refusal that comes before a large body was read */
  async #toStorage({ to, method, headers, body, content, md5, chunked, change }: RecordedExchange): Promise<Response | undefined> {
    const upload = to?.object === undefined ? undefined : await this.#upload(to.object);
    let url = to?.location ? this.#location : to?.complete ? (upload?.completeUrl ?? '') : (upload?.urls[(to?.part ?? 1) - 1] ?? '');
    if (change === 'signature') url = url.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    if (change === 'expired') await this.#simulator.control.configure({ clockOffsetSeconds: 8 * 24 * 60 * 60 });
    const ownMd5 = content && md5 !== null ? md5Of(content, 'base64') : undefined;
    const sentMd5 = typeof md5 === 'string' ? md5 : md5 ? md5Of(md5.of, 'base64') : ownMd5;
    const bytes = body !== undefined ? await this.#filled(body) : content && bytesOf(content);
    const init = {
      method,
      headers: { ...(sentMd5 !== undefined && { [contentMD5]: sentMd5 }), ...(headers as Record<string, string> | undefined) },
      ...(bytes !== undefined && { body: chunked ? new Blob([bytes]).stream() : bytes }),
      ...(chunked && { duplex: 'half' }),
    };
    try {
      return await fetch(url, init as RequestInit);
    } catch {
      return undefined;
    } finally {
      if (change === 'expired') await this.#simulator.control.configure({ clockOffsetSeconds: 0 });
    }
  }

  async #commit({ file, collection, object, thumbnail }: Extract<Event, { do: 'commit' }>): Promise<void> {
    const content = async (name: string) => ({ objectKey: (await this.#upload(name)).key, decryptionHeader: 'h', size: objects[name]?.stored ?? 0 });
    // As the record of a repeat has them: only the repeat of a deleted file compares nothing.
    const body = {
      collectionID: this.#number(collection),
      encryptedKey: 'k',
      keyDecryptionNonce: 'n',
      file: await content(object),
      thumbnail: await content(thumbnail),
      metadata: { encryptedData: 'm', decryptionHeader: 'h' },
      pubMagicMetadata: { version: 1, count: 2, data: 'd', header: 'h' },
    };
    this.#timeBefore = (await this.#simulator.files())
      .flatMap(({ entries }) => entries)
      .reduce((latest, entry) => Math.max(latest, entry.updationTime), 0);
    const { id } = (await (await this.#api(createFile.method, createFile.path, body)).json()) as { id: number };
    this.#numbers.set(file, id);
  }

  /** The upload of an object that a request names; it is begun, and done as far as its note says, when it is first named. */
  async #upload(name: string): Promise<Upload> {
    let upload = this.#uploads.get(name);
    if (!upload) this.#uploads.set(name, (upload = await this.#begin(name)));
    return upload;
  }

  async #begin(name: string): Promise<Upload> {
    const note = objects[name];
    if (!note) throw new Error(`the fixture has no object ${name}`);
    const { of = 'A', announced, stored, sparse, old, parts } = note;
    if (parts) return this.#beginParts(parts, note);
    const content = announced ?? { fill: '\0', size: stored ?? 1 };
    const [method, path, body] = old
      ? [getUploadURLs.method, `${getUploadURLs.path}?count=1`, undefined]
      : [getUploadURL.method, getUploadURL.path, { contentLength: content.size, contentMD5: md5Of(content, 'base64') }];
    const answer = (await (await this.#api(method, path, body, of)).json()) as {
      objectKey: string;
      url: string;
      urls?: { objectKey: string; url: string }[];
    };
    const { objectKey: key, url } = answer.urls?.[0] ?? answer;
    if (stored !== undefined) await fetch(url, { method: 'PUT', body: bytesOf(content), headers: { [contentMD5]: md5Of(content, 'base64') } });
    if (sparse !== undefined) await this.#simulator.control.makeSparseObject(key, sparse);
    return { key, urls: [url], completeUrl: undefined };
  }

  async #beginParts(parts: readonly Content[], { old, sent, sentParts }: ObjectNote): Promise<Upload> {
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    const [method, path, body] = old
      ? [getMultipartUploadURLs.method, `${getMultipartUploadURLs.path}?count=${parts.length}`, undefined]
      : [
          getMultipartUploadURL.method,
          getMultipartUploadURL.path,
          { contentLength: size, partLength: parts[0]?.size, partMd5s: parts.map((part) => md5Of(part, 'base64')) },
        ];
    const answer = (await (await this.#api(method, path, body)).json()) as { urls?: unknown };
    const { objectKey, partURLs, completeURL } = (answer.urls ?? answer) as { objectKey: string; partURLs: string[]; completeURL: string };
    for (const number of sent ? parts.map((_, index) => index + 1) : (sentParts ?? [])) {
      const part = parts[number - 1];
      const url = partURLs[number - 1];
      if (part && url) await fetch(url, { method: 'PUT', body: bytesOf(part), headers: { [contentMD5]: md5Of(part, 'base64') } });
    }
    return { key: objectKey, urls: partURLs, completeUrl: completeURL };
  }

  async #api(method: string, path: string, body?: unknown, person: Person = 'A'): Promise<Response> {
    const headers = { [authToken]: this.#person(person).token, [clientPackage]: ClientPackages.values.photosOnAndroid };
    const response = await fetch(this.#simulator.url + path, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.#location = response.headers.get('location') ?? this.#location;
    return response;
  }

  /** A text with what is in braces filled in. */
  async #filled(text: string): Promise<string> {
    let filled = text;
    for (const [braced = '', what = ''] of text.matchAll(/\{\{(.*?)\}\}/g)) filled = filled.replace(braced, await this.#meant(what));
    return filled;
  }

  async #meant(what: string): Promise<string> {
    const [kind = '', name = '', part = ''] = what.split(' ');
    if (/^\d{4}$/.test(what)) return String(this.#number(Number(what)));
    if (kind === 'object') return (await this.#upload(name)).key;
    if (kind === 'size') return String((objects[name]?.parts ?? []).reduce((sum, { size }) => sum + size, 0));
    if (kind === 'etag') return md5Of(objects[name]?.parts?.[Number(part) - 1] ?? { fill: '', size: 0 }, 'hex');
    if (kind === 'time') return String(this.#timeBefore);
    const item = name === 'md5s' ? 'AAAAAAAAAAAAAAAAAAAAAA==' : { id: this.#number(3012), encryptedKey: 'k', keyDecryptionNonce: 'n' };
    return JSON.stringify(Array.from({ length: Number(kind) }, () => item));
  }

  #person(name: Person): { readonly id: number; readonly token: string } {
    const person = this.#people.get(name);
    if (!person) throw new Error(`the fixture has no person ${name}`);
    return person;
  }

  /** The number of what has a recorded number. */
  #number(recorded: number): number {
    const number = this.#numbers.get(recorded);
    if (number === undefined) throw new Error(`nothing has the recorded number ${recorded} yet`);
    return number;
  }
}

function answerOf({ status, headers }: Response, text: string): Answer {
  const present = (name: string): string | undefined => headers.get(name) ?? undefined;
  const json = text.startsWith('{') ? (JSON.parse(text) as { code?: string; error?: string; url?: string; urls?: { url: string }[] }) : undefined;
  const isXml = text.startsWith('<?xml');
  const url = json?.url ?? (Array.isArray(json?.urls) ? json.urls[0]?.url : undefined);
  const location = present('location');
  const answer = {
    status,
    type: present('content-type'),
    ...(headers.has(etag) && { etag: true as const }),
    'cache-control': present('cache-control'),
    'content-range': present('content-range'),
    'content-disposition': present('content-disposition'),
    'accept-ranges': present('accept-ranges'),
    query: location === undefined ? undefined : [...new URL(location).searchParams.keys()],
    shape: json ? shapeOfJson(json) : isXml ? shapeOfXml(text) : undefined,
    code: json?.code ?? (isXml ? /<Code>(\w+)/.exec(text)?.[1] : undefined),
    error: json?.error,
    signed: url === undefined ? undefined : (new URL(url).searchParams.get('X-Amz-SignedHeaders') ?? undefined),
    text: present('content-type') === 'text/plain' ? text : undefined,
  };
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined)) as unknown as Answer;
}
