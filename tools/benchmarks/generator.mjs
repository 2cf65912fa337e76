import { launch } from '../launch.mjs';

await launch(() => import('./dist/generator.js'));
