/**
 * Derivations at the strength of accounts: seconds and hundreds of megabytes each, so that they are not vectors. One after
 * the other, since side by side they would ask for more memory than a machine may have.
 */
import { PassphraseDerivation, kdfPassphrase } from '@lockstep/spec';
import { derivePassphraseKey, makeAccount, openMasterKey, type CryptoProvider } from '@lockstep/ts-client';
import { requestLine } from '../driver/observe.ts';
import { outcomeOf } from '../driver/outcome.ts';
import type { Testee } from '../driver/testee.ts';

const limits = PassphraseDerivation.values;

/** What is derived, by a name for people. */
const derivations: Readonly<Record<string, { readonly opsLimit: number; readonly memLimit: number }>> = {
  'an account': { opsLimit: limits.accountOpsLimit, memLimit: limits.accountMemLimit },
  'an account, half of the memory': { opsLimit: 2 * limits.accountOpsLimit, memLimit: limits.accountMemLimit / 2 },
  'the most memory': { opsLimit: limits.minimumOpsLimit, memLimit: limits.maximumMemLimit },
  'a shared link': { opsLimit: limits.interactiveOpsLimit, memLimit: limits.interactiveMemLimit },
};

const passphrase = 'correct horse, pferd \u{1f40e}';
const text = Buffer.from(passphrase);
const salt = Buffer.alloc(limits.saltBytes, 7);

/**
 * Asks every testee, and libsodium's WebAssembly in this process, for every derivation; then makes an account at full
 * strength and opens it.
 * @param write takes a line for people
 * @returns in how many derivations not all agree
 */
export async function runStrong(testees: readonly Testee[], wasm: CryptoProvider, write: (line: string) => void): Promise<number> {
  let differences = 0;
  for (const [name, { opsLimit, memLimit }] of Object.entries(derivations)) {
    const answers: [string, () => Promise<string>][] = [
      ...testees.map((testee): [string, () => Promise<string>] => [testee.name, () => ask(testee, opsLimit, memLimit)]),
      [wasm.name, async () => JSON.stringify({ key: base64(await derivePassphraseKey(wasm, text, { salt, opsLimit, memLimit })) })],
    ];
    write(`${name}: ${memLimit / 2 ** 20} MiB × ${opsLimit}`);
    const said = new Set<string>();
    for (const [who, answer] of answers) {
      const start = performance.now();
      const key = await answer();
      said.add(key);
      write(`  ${who.padEnd(20)} ${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s  ${key}`);
    }
    if (said.size > 1) differences++;
    write(said.size > 1 ? '  DIFFERENT' : '  all the same');
  }
  const account = await makeAccount(wasm, passphrase);
  const opened = await openMasterKey(wasm, passphrase, account.attributes);
  const isSame = Buffer.compare(opened, account.masterKey) === 0;
  write(
    `an account made and opened: ${account.attributes.memLimit / 2 ** 20} MiB × ${account.attributes.opsLimit}, ${isSame ? 'the same master key' : 'ANOTHER master key'}`,
  );
  return differences + (isSame ? 0 : 1);
}

async function ask(testee: Testee, opsLimit: number, memLimit: number): Promise<string> {
  const { line, id } = requestLine({ op: kdfPassphrase.name, args: { passphrase: text, salt, opsLimit, memLimit } }, '/nowhere');
  const { text: answer } = outcomeOf(await testee.ask(line, id), id);
  const { result, error } = JSON.parse(answer) as { result?: unknown; error?: unknown };
  return JSON.stringify(result ?? error);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
