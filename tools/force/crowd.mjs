// Processes of all languages that upload the same photos at once: node tools/force/crowd.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'crowd-cli.js');
