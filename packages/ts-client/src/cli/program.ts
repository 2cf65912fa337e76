/** The command line: what people may say, and what it says to them. */
import { Command, InvalidArgumentError } from 'commander';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Encryption } from '@lockstep/spec';
import { loadProvider } from '../index.ts';
import { decrypt, type DecryptCommand } from './decrypt.ts';
import { encrypt, type EncryptCommand } from './encrypt.ts';
import { exitCodeHelp } from './exit-codes.ts';
import { inspect } from './inspect.ts';
import { createKeyFile } from './key-file.ts';
import type { Terminal } from './terminal.ts';

const keyFileOption = ['--key-file <file>', 'the file with the key, or - for standard input; never an argument, which other users see'] as const;

function partSize(text: string): number {
  const most = Encryption.values.maximumEncryptedBytes;
  if (/^[1-9][0-9]{0,14}$/.test(text) && Number(text) <= most) return Number(text);
  throw new InvalidArgumentError(`It must be a whole number of bytes from 1 to ${most}.`);
}

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

/** Builds the program. */
export function createProgram(terminal: Terminal): Command {
  const { say, warn } = terminal;
  const program = new Command('lockstep')
    .exitOverride()
    .configureOutput({ writeOut: (text) => say(text.trimEnd()), writeErr: (text) => warn(text.trimEnd()) })
    .version(version, '-V, --version', 'say the version')
    .helpOption('-h, --help', 'explain the command')
    .description('Encrypts photos and other files of any size, end to end, in the format of the photo upload.')
    .showHelpAfterError('(lockstep --help tells more)')
    .addHelpText('after', `
A first session:
  lockstep keygen --out photo.key
  lockstep encrypt IMG_0001.JPG --key-file photo.key
  lockstep inspect IMG_0001.JPG.encrypted
  lockstep decrypt IMG_0001.JPG.encrypted --key-file photo.key --out copy.jpg

Nothing is ever overwritten, and nothing is left behind where a command fails.

${exitCodeHelp}`);

  program
    .command('keygen')
    .description('Makes a new random key, in a file that only you can read.')
    .requiredOption('--out <file>', 'the key file to make')
    .addHelpText('after', `
Make a key for each file: one key, one content. Whoever has the key can read the file; without it nobody can.

Example:
  lockstep keygen --out photo.key`)
    .action(async ({ out }: { out: string }) => {
      await createKeyFile(await loadProvider(), resolve(out));
      say(`${resolve(out)}: a new key`);
    });

  program
    .command('encrypt')
    .description('Encrypts a file to NAME.encrypted, with NAME.encrypted.json beside it.')
    .argument('<name>', 'the file to encrypt; it stays as it is')
    .requiredOption(...keyFileOption)
    .option('--out <file>', 'the encrypted file, instead of NAME.encrypted')
    .option('--part-size <bytes>', 'the size of the parts of a multipart upload: describes the MD5 of each part', partSize)
    .addHelpText('after', `
NAME.encrypted.json holds the header (without which the file can't be decrypted), the sizes, the content hash and the
MD5 for the upload. It holds nothing secret. Keep it with the encrypted file.

Examples:
  lockstep encrypt IMG_0001.JPG --key-file photo.key
  pass photo-key | lockstep encrypt IMG_0001.JPG --key-file -
  lockstep encrypt video.mov --key-file video.key --part-size 20971520`)
    .action((name: string, options: EncryptCommand) => encrypt(name, options, terminal));

  program
    .command('decrypt')
    .description('Decrypts NAME.encrypted, with the help of NAME.encrypted.json, to NAME.')
    .argument('<name>', 'the encrypted file')
    .requiredOption(...keyFileOption)
    .option('--out <file>', 'the decrypted file, instead of NAME without .encrypted')
    .addHelpText('after', `
The decrypted file appears only when every byte has turned out authentic and the content hash is that of the original.

Examples:
  lockstep decrypt IMG_0001.JPG.encrypted --key-file photo.key --out copy.jpg
  pass photo-key | lockstep decrypt IMG_0001.JPG.encrypted --key-file -`)
    .action((name: string, options: DecryptCommand) => decrypt(name, options, terminal));

  program
    .command('inspect')
    .description('Shows the frames of an encrypted file, and whether its size is plausible; needs no key.')
    .argument('<name>', 'the encrypted file')
    .addHelpText('after', `
Example:
  lockstep inspect IMG_0001.JPG.encrypted`)
    .action((name: string) => inspect(name, say));

  return program;
}
