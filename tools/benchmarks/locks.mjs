import { launch } from '../launch.mjs';

await launch(() => import('./dist/locks.js'));
