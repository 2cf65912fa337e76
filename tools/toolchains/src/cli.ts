/** `toolchains.mjs`: finds Swift and Dart, or installs them. */
import { defineCommand, exitCodes, startCommand, withoutOption } from '@lockstep/options';
import { ensureToolchains } from './ensure.ts';
import { languages } from './toolchain.ts';
import { versionsOf } from './versions.ts';

const details = `Prints nothing where nothing has to be installed. Exit code 0: all is there. 64: this command was called wrongly. 69: a toolchain is
missing and can't be installed here.`;

const command = defineCommand('node tools/toolchains/toolchains.mjs', 'Finds Swift and Dart, or installs them once for all clones.', details)
  .addOption(withoutOption(languages))
  .option('--print', 'print the version of each and the command that starts it')
  .option('--versions', 'print the versions of the compilers and libraries, and install nothing');

await startCommand(command, async ({ without, print, versions }) => {
  const wanted = languages.filter((language) => !without.includes(language));
  if (versions) {
    for (const language of wanted) process.stdout.write(`${versionsOf(language)}\n`);
    return exitCodes.ok;
  }
  const toolchains = await ensureToolchains(wanted);
  if (!print) return exitCodes.ok;
  for (const { language, version, origin, command: start } of toolchains) {
    const { file, args } = start(language);
    process.stdout.write(`${language} ${version} (${origin}): ${[file, ...args].join(' ')}\n`);
  }
  return exitCodes.ok;
});
