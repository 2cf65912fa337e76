/** A check: one command that must succeed, and how its output is shown. */
import { spawn } from 'node:child_process';

/** The languages that a check may need beside TypeScript. */
export type Language = 'swift' | 'dart';

/** One check of `npm test`. */
export interface Check {
  /** The name that `--only` takes. */
  readonly name: string;
  /** The languages without which it can't run at all. */
  readonly needs: readonly Language[];
  /** The commands, run one after the other until one fails. */
  readonly commands: () => Promise<readonly Command[]>;
}

/** A command of a check. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** The folder that it runs in; the workspace's if absent. */
  readonly cwd?: string;
  /** Output that means failure though the command succeeded: a compiler's warning. */
  readonly forbidden?: RegExp;
}

/** How a check went. */
export interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  /** Seconds from start to end. */
  readonly seconds: number;
  /** Everything that the commands printed. */
  readonly output: string;
}

function runCommand(command: Command, root: string): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const finish = (passed: boolean, note = ''): void => {
      const output = Buffer.concat(chunks).toString('utf8');
      const offence = command.forbidden?.exec(output)?.[0];
      const line = offence === undefined ? note : `${note}this must not be printed: ${offence}\n`;
      resolve({ passed: passed && offence === undefined, output: output + line });
    };
    const child = spawn(command.file, command.args, {
      cwd: command.cwd ?? root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
    });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => finish(false, `${command.file} can't be started: ${error.message}\n`));
    child.on('close', (code, signal) => {
      const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
      finish(code === 0, code === 0 ? '' : `${[command.file, ...command.args].join(' ')}: ${how}\n`);
    });
  });
}

/**
 * Runs a check to its end.
 * @param root the workspace's folder
 */
export async function runCheck(check: Check, root: string): Promise<Outcome> {
  const start = performance.now();
  let output = '';
  let passed = true;
  try {
    for (const command of await check.commands()) {
      const result = await runCommand(command, root);
      output += result.output;
      passed = result.passed;
      if (!passed) break;
    }
  } catch (error) {
    passed = false;
    output += `${error instanceof Error ? error.message : String(error)}\n`;
  }
  return { name: check.name, passed, seconds: (performance.now() - start) / 1000, output };
}
