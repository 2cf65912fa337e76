/** Whether a user has the photo extension yet, by the document that the app fetched last. */
import {
  RolloutCopyStatements,
  RolloutDocument,
  RolloutGates,
  RolloutLimits,
  type NameIn,
  type RolloutFinding,
  type RolloutOutcome,
} from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';
import type { SharedDatabaseConnection } from '../database/shared-database.ts';
import { LockstepError } from '../errors.ts';
import { decide } from '../extension/decide.ts';
import { decodeModel, encodeModel, type ModelObject } from '../models/model-object.ts';
import { isRolledOut } from '../upload/rollout.ts';

const { members: sql } = RolloutCopyStatements;
const { feature, maximumAgeSeconds, maximumDocumentBytes } = RolloutLimits.values;
const copyId = 1;

/** What is asked. */
export interface RolloutQuestion {
  /** Whether the person has switched it on. */
  readonly switchedOn: boolean;
  /** When it is asked, in microseconds since 1970. */
  readonly now: number;
  readonly userID: number;
}

/** A document as it was fetched. */
export interface FetchedDocument {
  readonly document: Uint8Array;
  /** In microseconds since 1970. */
  readonly fetchedAt: number;
}

function read(document: Uint8Array): ModelObject<typeof RolloutDocument> {
  if (document.length > maximumDocumentBytes)
    throw new LockstepError('invalid_argument', `a rollout document must have at most ${maximumDocumentBytes} bytes; got ${document.length}`);
  return decodeModel(RolloutDocument, document);
}

function readOrNull(document: Uint8Array): ModelObject<typeof RolloutDocument> | null {
  try {
    return read(document);
  } catch (error) {
    if (error instanceof LockstepError) return null;
    throw error;
  }
}

/**
 * Decides by a document, without asking anybody. All that is in doubt is off.
 * @param fetched null where none was ever fetched
 */
export function rolloutOutcome(provider: CryptoProvider, fetched: FetchedDocument | null, question: RolloutQuestion): NameIn<typeof RolloutOutcome> {
  const { switchedOn, now, userID } = question;
  const document = fetched && readOrNull(fetched.document);
  const isOutdated = fetched !== null && Math.abs(now - fetched.fetchedAt) > maximumAgeSeconds * 1_000_000;
  const finding: NameIn<typeof RolloutFinding> = !fetched ? 'missing' : !document ? 'malformed' : isOutdated ? 'outdated' : 'current';
  const outcome = decide(RolloutGates, {
    switchedOn,
    finding,
    stopped: document?.members.stopped ?? false,
    rolledOut: document !== null && isRolledOut(provider, feature, userID, document.members.stage),
  });
  return outcome ?? 'malformed';
}

/** The local copy of the document, in the shared database: app, background task and extension ask the same one. */
export class RolloutPolicy {
  readonly #database: SharedDatabaseConnection;
  readonly #provider: CryptoProvider;

  constructor(database: SharedDatabaseConnection, provider: CryptoProvider) {
    this.#database = database;
    this.#provider = provider;
  }

  /**
   * Keeps a document that was fetched, in the place of the one before.
   * @throws LockstepError `invalid_argument`, `invalid_json` or `invalid_model` where it is none; the one before stays
   */
  remember({ document, fetchedAt }: FetchedDocument): void {
    const canonical = encodeModel(RolloutDocument, read(document));
    this.#database.perform(sql.write, { id: copyId, document: new TextDecoder().decode(canonical), fetched_at: fetchedAt });
  }

  /** Decides by the copy. */
  outcome(question: RolloutQuestion): NameIn<typeof RolloutOutcome> {
    const copy = this.#database.perform(sql.read, { id: copyId });
    const fetched = copy && { document: new TextEncoder().encode(copy.document), fetchedAt: copy.fetched_at };
    return rolloutOutcome(this.#provider, fetched, question);
  }
}
