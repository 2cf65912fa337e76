import { launch } from '../launch.mjs';

await launch(() => import('./dist/uploads.js'));
