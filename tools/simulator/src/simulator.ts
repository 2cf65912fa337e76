/** Starts a simulator: the API, the storage, and the control of both, each on a port of its own. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { makeApi } from './api/server.ts';
import { Clock } from './clock.ts';
import { Control } from './control.ts';
import { makeControlServer } from './control-server.ts';
import { Faults } from './faults/fault.ts';
import { RequestLog } from './log.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { Accounts } from './state/accounts.ts';
import { Collections } from './state/collections.ts';
import { Database } from './state/database.ts';
import { Files } from './state/files.ts';
import { Addresses } from './storage/addresses.ts';
import { MultipartUploads } from './storage/multipart-uploads.ts';
import { Objects } from './storage/objects.ts';
import { makeStorage } from './storage/server.ts';
import { UrlSigner } from './storage/signing.ts';

const host = '127.0.0.1'; // Whoever reaches a simulator may do anything to it: nobody but this machine does.

/** The ports that a simulator listens on; 0 for any that is free. */
export interface Ports {
  readonly api: number;
  readonly storage: number;
  readonly control: number;
}

/** How a simulator is started. */
export interface StartOptions {
  /** Where its state is; made where there is none. A simulator that is started there again continues with it. */
  readonly folder: string;
  /** Addresses of the storage live on in a simulator that is started again only where its storage has the same port. */
  readonly ports?: Partial<Ports>;
  readonly settings?: Partial<Settings>;
}

/** Where a simulator is. */
export interface Addressed {
  /** The address of the API. */
  readonly url: string;
  readonly storageUrl: string;
  readonly controlUrl: string;
}

/** A simulator in this process. */
export interface Running extends Addressed {
  readonly control: Control;
  readonly close: () => Promise<void>;
}

/**
 * Starts a simulator in this process.
 * @throws FolderInUse, and what Node throws for a port that is taken
 */
export async function start({ folder, ports = {}, settings: given = {} }: StartOptions): Promise<Running> {
  const database = new Database(folder);
  const servers: FastifyInstance[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
    database.close();
  };
  try {
    let settings: Settings = { ...defaultSettings, ...given };
    const clock = new Clock(database.latestTime());
    const accounts = new Accounts(database);
    const collections = new Collections(database, clock, accounts);
    const files = new Files(database, clock, accounts, collections);
    const objects = new Objects(folder, database, clock);
    const uploads = new MultipartUploads(database, objects);
    const signer = new UrlSigner(database.textOnce('secret access key', () => randomBytes(30).toString('base64url')));
    const log = new RequestLog();
    const faults = new Faults();
    const setSettings = (changed: Settings): void => {
      settings = changed;
      objects.incoming.setLimit(changed.bytesPerSecond);
      objects.outgoing.setLimit(changed.bytesPerSecond);
      clock.setOffset(changed.clockOffsetSeconds);
    };
    setSettings(settings);
    const listen = async (server: FastifyInstance, port = 0): Promise<string> => {
      servers.push(server);
      return server.listen({ host, port });
    };
    const accountOf = (token: string): number | undefined => accounts.ofToken(token);
    const current = (): Settings => settings;
    const storageUrl = await listen(
      makeStorage({ objects, uploads, signer, log, faults, settings: current, now: () => clock.now(), accountOf }),
      ports.storage,
    );
    const addresses = new Addresses(signer, clock, current, () => new URL(storageUrl).host);
    const url = await listen(
      makeApi({ accounts, collections, files, objects, uploads, addresses, clock, settings: current }, log, faults),
      ports.api,
    );
    const control = new Control({ accounts, collections, files, objects, uploads, faults, log, settings: current, setSettings });
    const controlUrl = await listen(makeControlServer(control, objects), ports.control);
    return { url, storageUrl, controlUrl, control, close };
  } catch (error) {
    await close();
    throw error;
  }
}
