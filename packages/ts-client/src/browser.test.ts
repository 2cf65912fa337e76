/** The client as a browser gets it: bundled for browsers, and run where nothing of Node is. */
import { webcrypto } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { providers } from './test-providers.ts';
import { buildFrames, deterministicBytes } from './testing.ts';
import type * as Client from './browser.ts';
import { contentHash, decryptStream } from './core.ts';

const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

// What browsers have beside JavaScript and WebAssembly, as far as the client may use it; Buffer, process, require and node: modules are not there.
const web = { TextDecoder, TextEncoder, URL, atob, btoa, console, crypto: webcrypto, performance, queueMicrotask, setTimeout, clearTimeout };

async function load(): Promise<typeof Client> {
  const build = await rolldown({
    input: source('./browser.ts'),
    platform: 'browser',
    resolve: { conditionNames: ['@lockstep/source', 'browser', 'import', 'default'] },
    external: [/^node:/],
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'iife', name: 'client', codeSplitting: false });
  await build.close();
  expect(output).toHaveLength(1);
  expect(output[0].imports).toEqual([]); // No module of Node, and none that is loaded later.
  // libsodium asks for the address of its script, which a script without modules does not have.
  const context = createContext({ ...web, window: {} });
  return runInContext(`${output[0].code}; client`, context) as typeof Client;
}

it('encrypts in a browser what others decrypt, and the other way round', async () => {
  const client = await load();
  const provider = await client.loadProvider();
  const node = providers[0]!;
  expect(provider.name).toBe('libsodium-wrappers');

  const plaintext = deterministicBytes(node, 5_000_000, new Uint8Array(32));
  const key = client.generateKey(provider);
  const { header, ciphertext } = client.encryptStream(provider, key, plaintext);
  expect(Buffer.compare(decryptStream(node, key, header, ciphertext), plaintext)).toBe(0);
  expect(Buffer.compare(client.contentHash(provider, plaintext), contentHash(node, plaintext))).toBe(0);

  const fixed = new Uint8Array(24).fill(1);
  const [frame] = buildFrames(node, key, fixed, [{ chunk: plaintext.subarray(0, 100), tag: 3 }]) as [Uint8Array];
  expect(Buffer.compare(client.decryptStream(provider, key, fixed, frame), plaintext.subarray(0, 100))).toBe(0);
  expect(() => client.decryptStream(provider, key, fixed, frame.subarray(1))).toThrow(/not authentic/);

  const md5 = await provider.md5();
  md5.update(plaintext);
  const nodeMd5 = await node.md5();
  nodeMd5.update(plaintext);
  expect(client.toBase64(md5.digest())).toBe(client.toBase64(nodeMd5.digest()));
  expect(client.canonicalText(client.parseJson(new TextEncoder().encode('{"b":1.0,"a":"é"}'), { maximumDepth: 9 }), 9)).toBe('{"a":"é","b":1}');
});
