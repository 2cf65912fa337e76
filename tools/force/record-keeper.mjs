// Keeps the upload records of a run of the force test; it is asked as a testee is.
import { launch } from '../launch.mjs';

await launch(() => import('./dist/record-keeper.js'));
