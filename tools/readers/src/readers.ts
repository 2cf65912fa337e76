/** Readers that quicktype makes, as programs: a line with a model and a text in, a line with what was read out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { transformSync } from '@swc/core';
import { foreignModels } from '@lockstep/codegen';
import { ensureToolchain, type ClientLanguage, type Command } from '@lockstep/toolchains';
import { modelNames, readGenerated, type Document } from './documents.ts';

/** What a reader made of a document: its JSON once more, or null where it refused it. */
export type Reading = Readonly<Record<string, unknown>> | null;

/** A language that quicktype writes and that runs here. */
export interface Reader {
  readonly language: ClientLanguage;
  /** Puts the program into a folder, and returns the command that runs it. */
  readonly build: (folder: string, sources: ReadonlyMap<string, string>) => Promise<Command>;
}

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const typescript: Reader = {
  language: 'typescript',
  build: async (folder, sources) => {
    for (const [name, text] of sources) {
      const { code } = transformSync(text, { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } });
      writeFileSync(join(folder, name.replace(/\.ts$/, '.mjs')), code);
    }
    const program = join(folder, 'main.mjs');
    writeFileSync(
      program,
      `import { createInterface } from 'node:readline';
import { Convert } from './LockstepModels.mjs';
const readers = {
${modelNames.map((name) => `  ${name}: (text) => Convert.${camelCase(name)}ToJson(Convert.to${name}(text)),`).join('\n')}
};
for await (const line of createInterface({ input: process.stdin })) {
  const { model, text } = JSON.parse(line);
  let read = null;
  try {
    read = JSON.parse(readers[model](text));
  } catch {}
  console.log(JSON.stringify(read));
}
`,
    );
    return { file: process.execPath, args: [program] };
  },
};

const dart: Reader = {
  language: 'dart',
  build: async (folder, sources) => {
    for (const [name, text] of sources) writeFileSync(join(folder, name), text);
    const program = join(folder, 'main.dart');
    writeFileSync(
      program,
      `import 'dart:convert';
import 'dart:io';
import 'LockstepModels.dart';
final readers = <String, String Function(String)>{
${modelNames.map((name) => `  '${name}': (text) => ${camelCase(name)}ToJson(${camelCase(name)}FromJson(text)),`).join('\n')}
};
void main() {
  for (String? line; (line = stdin.readLineSync(encoding: utf8)) != null;) {
    final request = json.decode(line!) as Map<String, dynamic>;
    String read;
    try {
      read = readers[request['model']]!(request['text'] as String);
    } on Error {
      read = 'null'; // A cast that fails, or a method that a value of another type has not.
    }
    print(read);
  }
}
`,
    );
    const toolchain = await ensureToolchain('dart', { log: () => undefined });
    return toolchain.command('dart', [program]);
  },
};

/** The readers. */
export const readers: readonly Reader[] = [typescript, dart];

async function run({ file, args }: Command, input: string): Promise<string> {
  const program = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const output: Buffer[] = [];
  program.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const ended = new Promise<number | null>((resolve) => program.on('close', resolve));
  program.stdin.end(input);
  const code = await ended;
  if (code !== 0) throw new Error(`the reader ended with ${code}`);
  return Buffer.concat(output).toString();
}

/** Lets a reader read documents. */
export async function read(reader: Reader, documents: readonly Document[]): Promise<Reading[]> {
  const schemas = new Map(modelNames.map((name) => [name, readGenerated(`spec/schemas/${name}.schema.json`) as object]));
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-readers-'));
  try {
    const command = await reader.build(folder, await foreignModels(reader.language, schemas));
    const lines = documents.map(({ model, text }) => `${JSON.stringify({ model, text })}\n`);
    const answers = (await run(command, lines.join(''))).split('\n').slice(0, -1);
    if (answers.length !== documents.length) throw new Error(`${reader.language} read ${answers.length} of ${documents.length} documents`);
    return answers.map((answer) => JSON.parse(answer) as Reading);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
