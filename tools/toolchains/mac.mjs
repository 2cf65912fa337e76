// Builds the host app and its extension on a Mac, unsigned: node tools/toolchains/mac.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'mac-cli.js');
