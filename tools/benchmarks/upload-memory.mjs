import { launch } from '../launch.mjs';

await launch(() => import('./dist/upload-memory.js'));
