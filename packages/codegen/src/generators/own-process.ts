/** Runs a part of a generator in a process of its own, whose V8 is set up for work of a few seconds. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What V8 is told. By itself it expects a server: it keeps the heap small, collects on several threads at once, and optimises
 * early what may run for days. A third of the processor time of generating would be its own.
 */
function optionsOf(version: string): string[] {
  // In megabytes. What a vector takes to be made is gone before so much has come, and is never copied.
  const space = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--initial-old-space-size=512'];
  const collection = [...space, '--single-threaded-gc', '--no-incremental-marking'];
  // Later versions optimise in steps, and have no such options.
  return version.startsWith('v20.') ? [...collection, '--always-sparkplug', '--interrupt-budget=2000000'] : collection;
}

/** What the process sends: what it made, or what was thrown in it. */
export type Sent<T> = { readonly made: T } | { readonly thrown: unknown };

/**
 * Runs a program that sends one value.
 * @param program the address of its module
 * @param args its arguments
 * @returns what it made
 * @throws what it has thrown, and an Error where it ended without a word
 */
export function runInOwnProcess<T>(program: URL, args: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(program), args, { execArgv: optionsOf(process.version), serialization: 'advanced' });
    let sent: Sent<T> | undefined;
    child.once('message', (message) => (sent = message as Sent<T>));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (sent === undefined) reject(new Error(`the generator's process ended without a result (${signal ?? `exit code ${code}`})`));
      else if ('made' in sent) resolve(sent.made);
      // What was thrown there is what it was, whatever made it.
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors
      else reject(sent.thrown);
    });
  });
}

/** Sends what some work makes or throws to the process that started this one, and ends with it. */
export async function sendToStarter<T>(work: () => Promise<T>): Promise<void> {
  // Where the starter is gone, nobody wants the result.
  process.once('disconnect', () => process.exit(1));
  const sent: Sent<T> = await work().then(
    (made) => ({ made }),
    (error: unknown) => ({ thrown: error }),
  );
  process.send?.(sent, undefined, undefined, () => process.exit());
}
