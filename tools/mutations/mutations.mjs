// Plants mistakes in a copy of the workspace and wants each to be caught: node tools/mutations/mutations.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'cli.js');
