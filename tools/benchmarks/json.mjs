import { launch } from '../launch.mjs';

await launch(() => import('./dist/json.js'));
