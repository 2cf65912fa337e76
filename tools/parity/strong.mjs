// Derives keys as strong as an account's in all languages, and compares them: node tools/parity/strong.mjs
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'strong/main.js');
