/** The TypeScript testee: a line in, a line out. */
import { Testee as TesteeLimits, unforeseen, type Operation } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';
import { ApiError } from '../api/api-error.ts';
import { LockstepError } from '../errors.ts';
import { contentHash } from '../hash.ts';
import { canonicalText } from '../json/canonical.ts';
import { parseJson } from '../json/parse.ts';
import { FlawedValue, JsonError, UnsafeInteger, isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts';
import { ModelError } from '../models/model-error.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { operations } from './definitions.ts';
import type { About, Handlers } from './handlers.ts';
import { apiHandler } from './operations/api.ts';
import { blobHandler } from './operations/blob.ts';
import { boxHandler } from './operations/box.ts';
import { enumHandler } from './operations/enum.ts';
import { extensionHandler } from './operations/extension.ts';
import { fileHandler } from './operations/file.ts';
import { hashHandler } from './operations/hash.ts';
import { infoHandler } from './operations/info.ts';
import { jsonHandler } from './operations/json.ts';
import { kdfHandler } from './operations/kdf.ts';
import { livePhotoHandler } from './operations/live-photo.ts';
import { lockHandler } from './operations/locks.ts';
import { modelHandler } from './operations/model.ts';
import { monitoringHandler } from './operations/monitoring.ts';
import { multipartHandler } from './operations/multipart.ts';
import { queueHandler } from './operations/queue.ts';
import { rolloutHandler } from './operations/rollout.ts';
import { sealedBoxHandler } from './operations/sealed-box.ts';
import { streamHandler } from './operations/stream.ts';
import { containerHandler } from './operations/container.ts';
import { uploadHandler } from './operations/upload.ts';
import { uploadRecordHandler } from './operations/upload-record.ts';
import { NewDatabases, OpenDatabases } from './open-databases.ts';
import { writeResult } from './results.ts';
import { invalidRequest } from './types.ts';

/** Answers requests of the testee protocol. */
export interface Testee {
  /** Whether there is a handler for an operation. */
  handles(op: string): boolean;

  /**
   * Answers a request. Never rejects.
   * @param line the request, without its line feed
   * @returns the answer, without a line feed
   */
  answer(line: Uint8Array | string): Promise<string>;

  /**
   * Answers a request that is not a line, so that megabytes need not become base64 and come back. Never rejects.
   * @param op the operation's name
   * @param args its arguments, each JSON or, where it is a byte string, the bytes
   * @returns the answer to the id 0, without a line feed
   */
  ask(op: string, args: Arguments): Promise<string>;
}

/** What may differ between testees. */
export interface TesteeOptions {
  /** Whether a new database is a copy of the first new one: for a process that makes hundreds, and that alone uses them. */
  readonly copiesNewDatabases?: boolean;
  /** Computes the content hash of a large byte string of an answer: for a process that knows the hashes of many. */
  readonly hash?: (bytes: Uint8Array) => Uint8Array;
}

/** A testee on a provider. */
export function createTestee(
  provider: CryptoProvider,
  about: About,
  { copiesNewDatabases = false, hash = (bytes) => contentHash(provider, bytes) }: TesteeOptions = {},
): Testee {
  const databases = new OpenDatabases(copiesNewDatabases ? new NewDatabases() : undefined);
  const handler: Handlers = {
    ...apiHandler,
    ...infoHandler(provider, about),
    ...sealedBoxHandler(provider),
    ...streamHandler(provider),
    ...blobHandler(provider),
    ...boxHandler(provider),
    ...kdfHandler(provider),
    ...fileHandler(provider),
    ...hashHandler(provider),
    ...enumHandler,
    ...extensionHandler,
    ...jsonHandler,
    ...livePhotoHandler(provider),
    ...lockHandler(databases),
    ...modelHandler,
    ...monitoringHandler(provider, databases),
    ...multipartHandler,
    ...queueHandler,
    ...rolloutHandler(provider, databases),
    ...containerHandler(provider),
    ...uploadHandler(provider),
    ...uploadRecordHandler(databases),
  };
  const result = async (op: JsonValue | undefined, args: Arguments | undefined): Promise<string> => {
    const operation = readOperation(op);
    if (args === undefined) throw invalidRequest('args must be an object');
    const answer = handler[operation.name as keyof Handlers] as (args: unknown) => unknown;
    return `"result":${writeResult(hash, operation, await answer(readArguments(provider, operation, args)))}`;
  };
  return {
    handles: (op) => Object.hasOwn(handler, op),
    answer: async (line) => {
      let id = 'null';
      try {
        const request = parse(line);
        id = readId(request.get('id'));
        const args = request.get('args');
        return `{"id":${id},${await result(request.get('op'), isJsonObject(args) ? args : undefined)}}`;
      } catch (error) {
        return `{"id":${id},"error":${writeError(error)}}`;
      }
    },
    ask: async (op, args) => {
      try {
        return `{"id":0,${await result(op, args)}}`;
      } catch (error) {
        return `{"id":0,"error":${writeError(error)}}`;
      }
    },
  };
}

function parse(line: Uint8Array | string): JsonObject {
  const bytes = typeof line === 'string' ? Buffer.from(line) : line;
  let request: JsonValue;
  try {
    request = parseJson(bytes, { maximumDepth: TesteeLimits.values.maximumRequestDepth, keepsFlawed: true });
  } catch (error) {
    throw error instanceof JsonError ? invalidRequest(`the line is not JSON: ${error.message}`) : error;
  }
  if (request instanceof FlawedValue) throw invalidRequest(`the line can't be read: ${request.flaw.message}`);
  if (!isJsonObject(request)) throw invalidRequest('a request must be a JSON object');
  return request;
}

function readId(id: JsonValue | undefined): string {
  if (id instanceof UnsafeInteger) return String(id.value); // All languages echo the double.
  if (typeof id === 'number' || typeof id === 'string') return canonicalText(id, 0);
  throw invalidRequest('id must be a number or a string');
}

function readOperation(op: JsonValue | undefined): Operation {
  if (typeof op !== 'string') throw invalidRequest('op must be a string');
  const operation = operations.get(op);
  if (!operation) throw new LockstepError('unsupported_operation', `there is no operation ${JSON.stringify(op)}`);
  return operation;
}

function writeError(error: unknown): string {
  if (error instanceof ModelError) return JSON.stringify({ code: error.code, message: error.message, path: error.path });
  if (error instanceof ApiError) {
    const { code, message, retryable, retryAfterSeconds, serverCode } = error;
    return JSON.stringify({ code, message, retryable, retryAfterSeconds, serverCode });
  }
  if (error instanceof LockstepError) return JSON.stringify({ code: String(error.code), message: error.message });
  // A mistake of ours: a testee must not die of it, and the answer must not look like one that a case expects.
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return JSON.stringify({ code: unforeseen, message: String(error) });
}
