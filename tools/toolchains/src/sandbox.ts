import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './toolchain.ts';

/** Files in /etc that stay the machine's own; a root has to have a file of each name to mount them on. */
export const machineFiles = ['/etc/passwd', '/etc/group', '/etc/hosts', '/etc/resolv.conf'] as const;

/**
 * How to start a program with a root's /usr and /etc in place of the machine's. Nothing is mounted outside the program's
 * own namespace, and it ends when its parent does.
 * @param root the folder of the root
 */
export function sandboxCommand(root: string, program: string, args: readonly string[]): Command {
  const binds = ['--dev-bind', '/', '/', '--ro-bind', join(root, 'usr'), '/usr', '--ro-bind', join(root, 'etc'), '/etc'];
  // Debian's /lib and the like are links into /usr, and so follow it. Systems from before 2023 may have folders there.
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    if (lstatSync(`/${name}`, { throwIfNoEntry: false })?.isDirectory()) binds.push('--ro-bind', join(root, 'usr', name), `/${name}`);
  }
  // Who people and hosts are is the machine's business, and may change after the root was made.
  for (const file of machineFiles) binds.push('--ro-bind-try', file, file);
  // A checkout may lie there: it is the customary place in containers.
  if (existsSync('/usr/src')) binds.push('--bind', '/usr/src', '/usr/src');
  // The machine's PATH leads to programs that the root does not have; Swift's clang and LLVM tools are not in /usr/bin.
  const path = '/usr/local/bin:/usr/bin:/bin:/usr/libexec/swift/bin';
  return { file: 'bwrap', args: [...binds, '--setenv', 'PATH', path, '--die-with-parent', '--', program, ...args] };
}
