/**
 * A process with several uploads at once, each of which encrypts what comes through a pipe under a lock: it is started by
 * pipes.ts with the database, the folder and the names of the pipes, and prints what became of each upload.
 */
import { join } from 'node:path';
import { LockCoordinator, encryptFile, generateKey, loadProvider, withLock } from '@lockstep/ts-client';

const [db = '', folder = '', ...pipes] = process.argv.slice(2);
const provider = await loadProvider();
const locks = new LockCoordinator(db);
const failed = (error: unknown): void => console.log(JSON.stringify({ failed: String(error) }));

async function upload(pipe: string): Promise<void> {
  const outcome = await withLock(
    locks,
    pipe,
    'background',
    async ({ token, isHeld }) => {
      const { plaintextSize } = await encryptFile(provider, generateKey(provider), join(folder, pipe), join(folder, `${pipe}.encrypted`));
      return { token, plaintextSize, isHeld: isHeld() };
    },
    { failed },
  );
  console.log(JSON.stringify({ pipe, ...(outcome.refused ? {} : outcome.value) }));
}

await Promise.all(pipes.map(upload));
locks.stop('background');
locks.close();
