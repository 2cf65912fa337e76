import { launch } from '../launch.mjs';

await launch(() => import('./dist/live-photo.js'));
