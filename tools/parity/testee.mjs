// Starts the testee of a language on the standard streams: node tools/parity/testee.mjs <typescript|swift|dart>
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'testee/cli.js');
