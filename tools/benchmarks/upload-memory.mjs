import { launch } from '../launch.mjs';

await launch(import.meta.url, 'upload-memory.js');
