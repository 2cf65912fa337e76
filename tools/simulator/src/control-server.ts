/** The control of a simulator over HTTP: `POST /METHOD` with the list of its arguments, `GET /objects/KEY` for an object's bytes. */
import { Readable } from 'node:stream';
import fastify, { type FastifyInstance } from 'fastify';
import type { Control } from './control.ts';
import type { Objects } from './storage/objects.ts';

/** The control as it is reached from anywhere: what a method returns comes later. */
export type RemoteControl = {
  readonly [M in keyof Control]: (...args: Parameters<Control[M]>) => Promise<Awaited<ReturnType<Control[M]>>>;
};

type AnyMethod = (this: Control, ...args: unknown[]) => unknown;

/** Makes the HTTP server. */
export function makeControlServer(control: Control, objects: Objects): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024 * 1024 });
  app.setErrorHandler(async (error, _request, reply) => reply.code(400).send({ error: error instanceof Error ? error.message : String(error) }));
  app.post<{ Params: { method: string }; Body: unknown }>('/:method', async ({ params, body }, reply) => {
    const method = methodOf(control, params.method);
    if (!method) return reply.code(404).send({ error: `the control has no method ${params.method}` });
    if (!Array.isArray(body)) return reply.code(400).send({ error: 'the body must be the list of the arguments' });
    return reply.send({ result: (await method.apply(control, body)) ?? null });
  });
  app.get<{ Params: { '*': string } }>('/objects/*', async ({ params }, reply) => {
    const object = objects.find(params['*']);
    if (!object) return reply.code(404).send({ error: `the storage has no object ${params['*']}` });
    return reply
      .header('content-type', 'application/octet-stream')
      .send(Readable.from(objects.read(object.key, 0, object.size - 1), { objectMode: false }));
  });
  return app;
}

/** The control of a simulator in another process. */
export function remoteControl(controlUrl: string): RemoteControl {
  return new Proxy({} as RemoteControl, {
    get: (_target, method) => (typeof method === 'string' && method !== 'then' ? (...args: unknown[]) => call(controlUrl, method, args) : undefined),
  });
}

async function call(controlUrl: string, method: string, args: readonly unknown[]): Promise<unknown> {
  const response = await fetch(`${controlUrl}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args.slice(0, args.findLastIndex((argument) => argument !== undefined) + 1)), // JSON has no undefined.
  });
  const { result, error } = (await response.json()) as { readonly result?: unknown; readonly error?: string };
  if (error !== undefined) throw new Error(`the simulator refused ${method}: ${error}`);
  return result;
}

function methodOf(control: Control, name: string): AnyMethod | undefined {
  const { prototype } = control.constructor as { readonly prototype: Control };
  if (name === 'constructor' || !Object.hasOwn(prototype, name)) return undefined;
  return Reflect.get(prototype, name) as AnyMethod;
}
