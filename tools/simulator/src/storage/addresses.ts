/** The signed addresses that the API gives out: for uploads, completions and downloads. */
import { randomUUID } from 'node:crypto';
import { ApiHeaders } from '@lockstep/spec';
import type { Clock } from '../clock.ts';
import type { Settings } from '../settings.ts';
import { bucket, partQuery } from './names.ts';
import type { UrlSigner } from './signing.ts';

const { contentLength, contentMD5, partType } = ApiHeaders.values;

/** What a PUT must have; without it any body will do. */
export interface Announced {
  /** In bytes. */
  readonly length: number;
  /** The MD5 of the body, base64. */
  readonly md5: string;
}

/** A part of a multipart upload. */
export interface PartOf {
  readonly upload: string;
  readonly number: number;
}

/** Signs the addresses of objects. */
export class Addresses {
  readonly #signer: UrlSigner;
  readonly #clock: Clock;
  readonly #settings: () => Settings;
  readonly #host: () => string;

  constructor(signer: UrlSigner, clock: Clock, settings: () => Settings, host: () => string) {
    this.#signer = signer;
    this.#clock = clock;
    this.#settings = settings;
    this.#host = host;
  }

  /** A new object key of an account. */
  newKey(account: number): string {
    return `${keyPrefix(account)}${randomUUID()}`;
  }

  /** Where an object, or a part of one, is put. */
  put(key: string, announced: Announced | undefined, part?: PartOf): string {
    const headers = announced ? { [contentLength]: String(announced.length), [contentMD5]: announced.md5 } : {};
    const query = part ? { [partQuery.number]: String(part.number), [partQuery.upload]: part.upload } : {};
    return this.#sign('PUT', key, query, headers);
  }

  /** Where a multipart upload is completed. */
  complete(key: string, upload: string): string {
    return this.#sign('POST', key, { [partQuery.upload]: upload });
  }

  /** Where an object is read. */
  get(key: string): string {
    return this.#sign('GET', key, { 'response-content-disposition': 'attachment', 'response-content-type': partType });
  }

  #sign(
    method: 'GET' | 'POST' | 'PUT',
    key: string,
    query: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): string {
    const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
    return this.#signer.sign({ method, host: this.#host(), path, query, headers }, this.#clock.now(), this.#settings().urlLifeSeconds);
  }
}

/** What the object keys of an account begin with. */
export function keyPrefix(account: number): string {
  return `${account}/`;
}
