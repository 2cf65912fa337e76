/** `testee.mjs`: the testee of a language, on the standard streams of this process. */
import { Argument, defineCommand, startCommand } from '@lockstep/options';
import { clientLanguages } from '@lockstep/toolchains';
import { runBuilt } from './built.ts';
import { runTypeScript } from './typescript.ts';

const details = 'It answers requests, a line each, as docs/testee-protocol.md says, until its input ends.';

const command = defineCommand('node tools/parity/testee.mjs', 'Starts the testee of a language on the standard streams.', details).addArgument(
  new Argument('<language>', 'whose testee').choices(clientLanguages),
);

await startCommand(command, (_, language) => (language === 'typescript' ? runTypeScript() : runBuilt(language)));
