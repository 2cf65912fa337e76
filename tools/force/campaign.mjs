// Every fault at every call of an upload, with kills among them: node tools/force/campaign.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'campaign-cli.js');
