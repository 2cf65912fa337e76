import { launch } from '../launch.mjs';

await launch(import.meta.url, 'json.js');
