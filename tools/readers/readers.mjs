// Lets readers that quicktype makes read what our clients write: node tools/readers/readers.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'cli.js');
