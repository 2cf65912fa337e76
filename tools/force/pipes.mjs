// Uploads that block on slow pipes, and somebody who frees the locks of the dead: node tools/force/pipes.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'pipes-cli.js');
