// A stand-in for the server and its storage, for people and for tests: node tools/simulator/simulator.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'cli.js');
