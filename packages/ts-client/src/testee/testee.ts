/** The TypeScript testee: a line in, a line out. */
import { Testee as TesteeLimits, type Operation } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';
import { LockstepError } from '../errors.ts';
import { canonicalText } from '../json/canonical.ts';
import { parseJson } from '../json/parse.ts';
import { JsonError, UnsafeInteger, isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts';
import { ModelError } from '../models/model-error.ts';
import { readArguments } from './arguments.ts';
import { operations } from './definitions.ts';
import type { About, Handlers } from './handlers.ts';
import { blobHandlers } from './operations/blob.ts';
import { boxHandlers } from './operations/box.ts';
import { enumHandlers } from './operations/enum.ts';
import { fileHandlers } from './operations/file.ts';
import { hashHandlers } from './operations/hash.ts';
import { infoHandlers } from './operations/info.ts';
import { jsonHandlers } from './operations/json.ts';
import { kdfHandlers } from './operations/kdf.ts';
import { livePhotoHandlers } from './operations/live-photo.ts';
import { lockHandlers } from './operations/locks.ts';
import { modelHandlers } from './operations/model.ts';
import { multipartHandlers } from './operations/multipart.ts';
import { queueHandlers } from './operations/queue.ts';
import { rolloutHandlers } from './operations/rollout.ts';
import { streamHandlers } from './operations/stream.ts';
import { writeResult } from './results.ts';
import { invalidRequest } from './types.ts';

/** Answers requests of the testee protocol. */
export interface Testee {
  /**
   * Answers a request. Never rejects.
   * @param line the request, without its line feed
   * @returns the answer, without a line feed
   */
  answer(line: Uint8Array | string): Promise<string>;
}

/** A testee on a provider. */
export function createTestee(provider: CryptoProvider, about: About): Testee {
  const handlers: Handlers = {
    ...infoHandlers(provider, about),
    ...streamHandlers(provider),
    ...blobHandlers(provider),
    ...boxHandlers(provider),
    ...kdfHandlers(provider),
    ...fileHandlers(provider),
    ...hashHandlers(provider),
    ...enumHandlers,
    ...jsonHandlers,
    ...livePhotoHandlers(provider),
    ...lockHandlers(),
    ...modelHandlers,
    ...multipartHandlers,
    ...queueHandlers,
    ...rolloutHandlers(provider),
  };
  return {
    answer: async (line) => {
      let id = 'null';
      try {
        const request = parse(line);
        id = readId(request.get('id'));
        const operation = readOperation(request.get('op'));
        const args = request.get('args');
        if (!isJsonObject(args)) throw invalidRequest('args must be an object');
        const handler = handlers[operation.name as keyof Handlers] as (args: unknown) => unknown;
        const result = await handler(readArguments(provider, operation, args));
        return `{"id":${id},"result":${writeResult(provider, operation, result)}}`;
      } catch (error) {
        return `{"id":${id},"error":${writeError(error)}}`;
      }
    },
  };
}

function parse(line: Uint8Array | string): JsonObject {
  const bytes = typeof line === 'string' ? Buffer.from(line) : line;
  let request: JsonValue;
  try {
    request = parseJson(bytes, { maximumDepth: TesteeLimits.values.maximumRequestDepth });
  } catch (error) {
    throw error instanceof JsonError ? invalidRequest(`the line is no JSON: ${error.message}`) : error;
  }
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
  if (error instanceof LockstepError) return JSON.stringify({ code: error.code, message: error.message });
  // A mistake of ours: the protocol has no code for it, and a testee must not die of it.
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return JSON.stringify({ code: 'io_error', message: `internal error: ${error instanceof Error ? error.message : String(error)}` });
}
