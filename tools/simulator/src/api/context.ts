/** What the rules of the API's calls work with. */
import type { Clock } from '../clock.ts';
import type { Settings } from '../settings.ts';
import type { Accounts } from '../state/accounts.ts';
import type { Collections } from '../state/collections.ts';
import type { Files } from '../state/files.ts';
import type { Addresses } from '../storage/addresses.ts';
import type { MultipartUploads } from '../storage/multipart-uploads.ts';
import type { Objects } from '../storage/objects.ts';

/** The state, and what else a rule needs. */
export interface ApiContext {
  readonly accounts: Accounts;
  readonly collections: Collections;
  readonly files: Files;
  readonly objects: Objects;
  readonly uploads: MultipartUploads;
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly settings: () => Settings;
}

/** A request, once its token is known to be good. */
export interface ApiRequest {
  readonly account: number;
  /** The parameters of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a call is answered with: nothing, a JSON document, or where to look. */
export type ApiAnswer = { readonly json: unknown } | { readonly location: string } | undefined;

/** What the server does for a call. @throws Refusal */
export type Rule = (request: ApiRequest, context: ApiContext) => ApiAnswer | Promise<ApiAnswer>;

/** A number of a path or query; what is not one counts as 0, as on the server. */
export function integerIn(text: string | undefined): number {
  return /^-?\d+$/.test(text ?? '') ? Number(text) : 0;
}
