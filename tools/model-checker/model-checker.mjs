// Explores every order of the lock operations: node tools/model-checker/model-checker.mjs [PROCESSES PHOTOS]
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'cli.js');
