/** The command line: what people may say, and what it says to them. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Encryption } from '@lockstep/spec';
import { loadProvider } from '../index.ts';
import { decrypt, type DecryptCommand } from './decrypt.ts';
import { download, type DownloadCommand } from './download.ts';
import { encrypt, type EncryptCommand } from './encrypt.ts';
import { exitCodeHelp } from './exit-codes.ts';
import { inspect } from './inspect.ts';
import { createKeyFile } from './key-file.ts';
import type { Terminal } from './terminal.ts';
import { upload, type UploadCommand } from './upload.ts';

const keyFileOption = ['--key-file <file>', 'the file with the key, or - for standard input; never an argument, which other users see'] as const;

const accountOption = ['--account <file>', 'the account file: endpoint, token, and master key or key attributes'] as const;

/** Reads a whole number. */
function wholeNumber(text: string): number {
  if (/^(0|[1-9][0-9]{0,15})$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

/** What pauses are multiplied by. */
function factor(text: string): number {
  if (/^[0-9]{1,3}(\.[0-9]{1,6})?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number from 0 on.');
}

/** The options of every command that talks to a server. */
function withAccount(command: Command): Command {
  return command
    .requiredOption(...accountOption)
    .option('--passphrase-fd <n>', 'read the passphrase from this file descriptor, instead of asking for it', wholeNumber)
    .addOption(new Option('--pace <factor>', 'what the pauses between tries are multiplied by').argParser(factor).hideHelp());
}

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
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain the command')
    .description('Encrypts photos and other files of any size, end to end, in the format of the photo upload, and moves them to and from a server.')
    .showHelpAfterError('(see lockstep --help)')
    .addHelpText(
      'after',
      `
A first session:
  lockstep keygen --out photo.key
  lockstep encrypt IMG_0001.JPG --key-file photo.key
  lockstep inspect IMG_0001.JPG.encrypted
  lockstep decrypt IMG_0001.JPG.encrypted --key-file photo.key --out copy.jpg

With an account:
  lockstep upload ~/Pictures/Rome --account account.json
  lockstep download --account account.json --collection 1580559962386439 --out Rome

Nothing is ever overwritten, and nothing is left behind where a command fails.

${exitCodeHelp}`,
    );

  program
    .command('keygen')
    .description('Makes a new random key, in a file that only you can read.')
    .requiredOption('--out <file>', 'the key file to make')
    .addHelpText(
      'after',
      `
Make a key for each file: one key, one content. Everybody who has the key can read the file; nobody can without it.

Example:
  lockstep keygen --out photo.key`,
    )
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
    .addHelpText(
      'after',
      `
NAME.encrypted.json holds the header (without which the file can't be decrypted), the sizes, the content hash and the
MD5 for the upload. It holds nothing secret. Keep it with the encrypted file.

Examples:
  lockstep encrypt IMG_0001.JPG --key-file photo.key
  pass photo-key | lockstep encrypt IMG_0001.JPG --key-file -
  lockstep encrypt video.mov --key-file video.key --part-size 20971520`,
    )
    .action((name: string, options: EncryptCommand) => encrypt(name, options, terminal));

  program
    .command('decrypt')
    .description('Decrypts NAME.encrypted, with the help of NAME.encrypted.json, to NAME.')
    .argument('<name>', 'the encrypted file')
    .requiredOption(...keyFileOption)
    .option('--out <file>', 'the decrypted file, instead of NAME without .encrypted')
    .addHelpText(
      'after',
      `
The decrypted file appears only when every byte has turned out authentic and the content hash is that of the original.

Examples:
  lockstep decrypt IMG_0001.JPG.encrypted --key-file photo.key --out copy.jpg
  pass photo-key | lockstep decrypt IMG_0001.JPG.encrypted --key-file -`,
    )
    .action((name: string, options: DecryptCommand) => decrypt(name, options, terminal));

  program
    .command('inspect')
    .description('Shows the frames of an encrypted file, and whether its size is plausible; needs no key.')
    .argument('<name>', 'the encrypted file')
    .addHelpText(
      'after',
      `
Example:
  lockstep inspect IMG_0001.JPG.encrypted`,
    )
    .action((name: string) => inspect(name, say));

  withAccount(program.command('upload'))
    .description('Uploads the photos, videos and live photos of a folder, end-to-end encrypted.')
    .argument('<dir>', 'the folder; the folders in it count, too')
    .option('--album <name>', "the album that they go to, made if missing; the folder's name unless given")
    .addOption(new Option('--collection <id>', 'the album by its number; it must be one of your own').argParser(wholeNumber).conflicts('album'))
    .option('--container <dir>', 'where the uploads are kept until they are done; a folder of the account in your state folder otherwise')
    .addHelpText(
      'after',
      `
What the account has already is not sent again, whichever client sent it: the server is asked first. Run it again after an
interruption, or as often as you like: it continues where it was, and sends what is new. The newest photos go first, four at
a time. A live photo is an image and a video of the same name, such as IMG_0001.HEIC and IMG_0001.MOV.

Examples:
  lockstep upload ~/Pictures/Rome --account account.json
  lockstep upload . --account account.json --album "Rome 2026"
  lockstep upload . --account account.json --passphrase-fd 3 3< passphrase.txt`,
    )
    .action((name: string, options: UploadCommand) => upload(name, options, terminal, version));

  withAccount(program.command('download'))
    .description('Downloads an album, and opens it: photos, videos, and both files of live photos.')
    .requiredOption(
      '--collection <id>',
      'the album by its number; a number that the account does not have is answered with those that it has',
      wholeNumber,
    )
    .requiredOption('--out <dir>', 'the folder that they go to, made if missing')
    .addHelpText(
      'after',
      `
A file appears when every byte of it has turned out authentic and it has the content hash of the original. Nothing is
replaced: a name that is taken gets a number. Run it again to continue after an interruption, or to get what is new; what is in
the folder is not fetched again. The folder .lockstep-download in it says what was fetched.

Example:
  lockstep download --account account.json --collection 1580559962386439 --out Rome`,
    )
    .action((options: DownloadCommand) => download(options, terminal, version));

  return program;
}
