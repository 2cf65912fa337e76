/** Simulators for tests: in this process, or in one of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CommittedFile } from './control.ts';
import { remoteControl, type RemoteControl } from './control-server.ts';
import type { Fault, ReadFault } from './faults/fault.ts';
import type { LogEntry, LogFilter } from './log.ts';
import { start, type Addressed, type StartOptions } from './simulator.ts';

/** A simulator, wherever it runs. */
export interface Simulator extends Addressed {
  /** What makes calls go wrong. */
  readonly faults: {
    add(...faults: readonly Fault[]): Promise<void>;
    clear(): Promise<void>;
    /** Those that are still to happen. */
    pending(): Promise<readonly ReadFault[]>;
  };
  /** Who sent what. */
  readonly log: {
    entries(filter?: LogFilter): Promise<readonly LogEntry[]>;
    clear(): Promise<void>;
  };
  /** All that may be asked of it and done to it. */
  readonly control: RemoteControl;
  /** The committed files. */
  files(): Promise<readonly CommittedFile[]>;
  /** The bytes of an object in the storage. @throws where there is none */
  object(key: string): Promise<Buffer>;
  /** Stops it. Its state stays on disk. */
  close(): Promise<void>;
}

/**
 * Starts a simulator in this process.
 * @throws where another one has the folder, or a port is taken
 */
export async function startSimulator(options: StartOptions): Promise<Simulator> {
  const running = await start(options);
  const here = new Proxy(running.control, {
    get: (target, method) => {
      const value: unknown = Reflect.get(target, method, target);
      return typeof value === 'function' ? async (...args: unknown[]) => value.apply(target, args) as unknown : value;
    },
  });
  return withControl(running, here as unknown as RemoteControl, () => running.close());
}

/**
 * Starts a simulator in a process of its own, which ends with this one.
 * @throws where it does not start: its message is the process's
 */
export async function spawnSimulator({ folder, ports = {}, settings = {} }: StartOptions): Promise<Simulator & { readonly pid: number }> {
  const program = fileURLToPath(new URL('../simulator.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, '--child', JSON.stringify({ folder, ports, settings })], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const line = await Promise.race([once(createInterface(child.stdout), 'line').then(([text]) => String(text)), closed.then(() => '')]);
  if (line === '' || child.pid === undefined) throw new Error(`the simulator in ${folder} did not start: what it said stands above`);
  const close = async (): Promise<void> => {
    child.stdin.end();
    await closed;
  };
  const addresses = JSON.parse(line) as Addressed;
  return { ...withControl(addresses, remoteControl(addresses.controlUrl), close), pid: child.pid };
}

/** A simulator that runs already, by the address of its control. */
export function connectSimulator(addresses: Addressed): Omit<Simulator, 'close'> {
  return withControl(addresses, remoteControl(addresses.controlUrl), async () => undefined);
}

function withControl({ url, storageUrl, controlUrl }: Addressed, control: RemoteControl, close: () => Promise<void>): Simulator {
  return {
    url,
    storageUrl,
    controlUrl,
    control,
    close,
    faults: { add: (...faults) => control.addFaults(faults), clear: () => control.clearFaults(), pending: () => control.pendingFaults() },
    log: { entries: (filter) => control.logEntries(filter), clear: () => control.clearLog() },
    files: () => control.files(),
    object: async (key) => {
      const response = await fetch(`${controlUrl}/objects/${key.split('/').map(encodeURIComponent).join('/')}`);
      if (!response.ok) throw new Error(`the storage has no object ${key}`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}
