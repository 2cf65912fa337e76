// A month of a person's photo library, with the shipped extension and app: node tools/month/month.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'cli.js');
