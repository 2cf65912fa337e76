// Encryptions that are killed at random moments, and the clean-up after each: node tools/force/kills.mjs --help
import { launch } from '../launch.mjs';

await launch(() => import('./dist/kills-cli.js'));
