// Asks the implementations of all languages the same, and compares the answers: node tools/parity/parity.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'driver/main.js');
