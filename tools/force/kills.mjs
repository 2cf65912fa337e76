// Encryptions that are killed at random moments, and the clean-up after each: node tools/force/kills.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'kills-cli.js');
