// Mutates modules of the reference client, and wants the tests beside them to fail: node tools/mutations/stryker.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'stryker-cli.js');
