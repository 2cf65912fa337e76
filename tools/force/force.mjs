// Kills and suspends processes of all languages that share one lock table: node tools/force/force.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'cli.js');
